import ArgumentParser

/// The groups of benchmarks, in the order they run in.
enum Group: String, CaseIterable, ExpressibleByArgument, Sendable {
    case start
    case memory
    case writes
    case reads
    case watchers
    case job
    case idleWatches = "idle-watches"

    /// Measures. Throws when the server does not do what it must.
    func run(_ bench: Bench) async throws -> [Figure] {
        switch self {
        case .start: try await StartBenchmarks.run(bench)
        case .memory: try await MemoryBenchmarks.run(bench)
        case .writes: try await WriteBenchmarks.run(bench)
        case .reads: try await ReadBenchmarks.run(bench)
        case .watchers: try await WatchBenchmarks.run(bench)
        case .job: try await JobBenchmarks.run(bench)
        case .idleWatches: try await IdleWatchBenchmarks.run(bench)
        }
    }
}

/// A group can't be measured with the target it was given.
struct NotMeasurable: Error, CustomStringConvertible {
    let description: String
}
