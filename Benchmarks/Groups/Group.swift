import ArgumentParser

/// The groups of benchmarks, in the order they run in.
enum Group: String, CaseIterable, ExpressibleByArgument, Sendable {
    case start
    case memory
    case writes
    case apply
    case reads
    case access
    case watchers
    case job
    case idleWatches = "idle-watches"
    case daemonSet = "daemonset"
    case statefulSet = "statefulset"
    case deployment
    case cronJobs = "cronjobs"
    case jobs
    case largeJob = "large-job"
    case nodes
    case largeCluster = "large-cluster"
    case curve

    /// Measures. Throws when the server does not do what it must.
    func run(_ bench: Bench) async throws -> [Figure] {
        switch self {
        case .start: try await StartBenchmarks.run(bench)
        case .memory: try await MemoryBenchmarks.run(bench)
        case .writes: try await WriteBenchmarks.run(bench)
        case .apply: try await ApplyBenchmarks.run(bench)
        case .reads: try await ReadBenchmarks.run(bench)
        case .access: try await AccessBenchmarks.run(bench)
        case .watchers: try await WatchBenchmarks.run(bench)
        case .job: try await JobBenchmarks.run(bench)
        case .idleWatches: try await IdleWatchBenchmarks.run(bench)
        case .daemonSet: try await WorkloadBenchmarks.daemonSet(bench)
        case .statefulSet: try await WorkloadBenchmarks.statefulSets(bench)
        case .deployment: try await WorkloadBenchmarks.deployment(bench)
        case .cronJobs: try await CronJobBenchmarks.run(bench)
        case .jobs: try await JobBenchmarks.runMany(bench)
        case .largeJob: try await JobBenchmarks.runLarge(bench)
        case .nodes: try await ClusterSizeBenchmarks.nodesAndPods(bench)
        case .largeCluster: try await ClusterSizeBenchmarks.largeCluster(bench)
        case .curve: try await CurveBenchmarks.run(bench)
        }
    }
}

/// A group can't be measured with the target it was given.
struct NotMeasurable: Error, CustomStringConvertible {
    let description: String
}
