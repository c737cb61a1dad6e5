import Foundation
import Synchronization

/// Waits for the other ends of pipes to be closed: one thread for all of them.
///
/// That is how the end of a process is noticed here. It works for processes that are not our children (those that an
/// earlier run of the agent started), needs no signals, and can't take one process for another.
final class HangupWatcher: Sendable {
    private struct Waiter {
        let descriptor: Descriptor
        let continuation: CheckedContinuation<Bool, Never>
    }

    private final class Shared: Sendable {
        let waiters = Mutex<[UInt64: Waiter]>([:])
        let isOver = Mutex(false)
    }

    private let shared = Shared()
    private let wakeUp: Descriptor
    private let nextID = Mutex<UInt64>(0)

    init() throws(RuntimeError) {
        let (reading, writing) = try Descriptor.pipe()
        wakeUp = writing
        let shared = shared
        let thread = Thread { Self.run(shared, wakeUp: reading) }
        thread.name = "hangup-watcher"
        thread.stackSize = RuntimeLimits.watcherStackBytes
        thread.start()
    }

    deinit {
        shared.isOver.withLock { $0 = true }
        wake()
    }

    /// Returns once the other end of a pipe is closed. Throws `CancellationError` when the task is cancelled.
    func hangup(of descriptor: Descriptor) async throws {
        let id = nextID.withLock { next -> UInt64 in
            next += 1
            return next
        }
        let hungUp = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let waits = shared.waiters.withLock { waiters -> Bool in
                    guard !Task.isCancelled else { return false }
                    waiters[id] = Waiter(descriptor: descriptor, continuation: continuation)
                    return true
                }
                if waits { wake() } else { continuation.resume(returning: false) }
            }
        } onCancel: {
            shared.waiters.withLock { $0.removeValue(forKey: id) }?.continuation.resume(returning: false)
        }
        if !hungUp { throw CancellationError() }
    }

    private func wake() {
        let byte: [UInt8] = [0]
        _ = byte.withUnsafeBytes { Files.systemWrite(wakeUp.number, $0) }
    }

    private static func run(_ shared: Shared, wakeUp: Descriptor) {
        var drain = [UInt8](repeating: 0, count: 256)
        while !shared.isOver.withLock({ $0 }) {
            let waiting = shared.waiters.withLock { Array($0) }
            var entries = [pollfd(fd: wakeUp.number, events: Int16(POLLIN), revents: 0)]
            entries += waiting.map { pollfd(fd: $0.value.descriptor.number, events: 0, revents: 0) }
            guard poll(&entries, nfds_t(entries.count), -1) > 0 else { continue }
            if entries[0].revents != 0 { _ = Files.systemRead(wakeUp.number, &drain, drain.count) }
            for (entry, waiter) in zip(entries.dropFirst(), waiting) where entry.revents != 0 {
                shared.waiters.withLock { $0.removeValue(forKey: waiter.key) }?.continuation.resume(returning: true)
            }
        }
    }
}
