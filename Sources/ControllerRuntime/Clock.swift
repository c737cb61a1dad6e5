import Glibc
import ObjectModel

/// Where loops get the time from and what they wait on. The wall clock in production, a clock moved by hand in tests.
public protocol Clock: Sendable {
    func now() -> Time
    /// Returns once `now()` has reached the deadline; throws `CancellationError` when the task is cancelled.
    func sleep(until deadline: Time) async throws
}

extension Clock {
    /// Waits a number of seconds.
    public func sleep(seconds: Double) async throws { try await sleep(until: now().adding(seconds: seconds)) }
}

/// The time of day.
public struct WallClock: Clock {
    public init() {}

    public func now() -> Time {
        var moment = timespec()
        clock_gettime(CLOCK_REALTIME, &moment)
        return Time(seconds: Int64(moment.tv_sec), nanoseconds: Int32(moment.tv_nsec))
    }

    public func sleep(until deadline: Time) async throws {
        // Waits in slices, because the time of day may be set while we sleep.
        while true {
            let left = deadline.since(now())
            guard left > 0 else { return try Task.checkCancellation() }
            try await Task.sleep(for: .seconds(min(left, Self.longestSlice)))
        }
    }

    static let longestSlice = 30.0
}
