/// How much of everything a run does.
struct Sizes: Sendable {
    var starts = 5
    var idleSeconds = 10
    var connections = 16
    var configMapCreates = 10_000
    var singleCreates = 1_000
    var gets = 50_000
    /// Different ConfigMaps that are read.
    var readObjects = 1_000
    var podCreates = 5_000
    /// Deployments created, and as many applied.
    var applies = 3_000
    var listedPods = 2_000
    var lists = 100
    /// RoleBindings beside the one that matters.
    var otherBindings = 2_000
    var watchers = 50
    var watchedCreates = 2_000
    /// Creates in a second for watchers: first what Kubernetes reached (13,000 deliveries), then five times that.
    var watchedRates = [260, 1_300]
    var jobCompletions = 1_000
    var jobParallelism = 200
    var jobNodes = 100
    var idleWatches = 10_000
    var largeJobCompletions = 100_000
    var largeJobParallelism = 5_000
    var largeJobNodes = 1_000
    var smallJobs = 5_000
    var daemonNodes = 1_000
    var workloadNodes = 100
    var parallelReplicas = 1_000
    var orderedReplicas = 100
    var deploymentReplicas = 1_000
    /// CronJobs due in the same minute: as many as Kubernetes was measured with, and more.
    var cronJobs = [500, 10_000]
    /// Nodes and pods of the whole control plane's memory.
    var memoryNodes = 1_000
    var memoryPods = 1_000
    var largeClusterNodes = 5_000
    var largeClusterDaemonSets = 10
    /// Other pods that stand by while one is replaced.
    var bystanders = [0, 5_000, 20_000]
    var replacements = 200

    static let full = Sizes()

    /// Enough to see that everything works, too little to measure anything.
    static let quick = Sizes(
        starts: 1, idleSeconds: 1, configMapCreates: 200, singleCreates: 50, gets: 500, readObjects: 50,
        podCreates: 100, applies: 100, listedPods: 50, lists: 5, otherBindings: 50, watchers: 5, watchedCreates: 50,
        watchedRates: [100],
        jobCompletions: 20, jobParallelism: 5, jobNodes: 4, idleWatches: 100, largeJobCompletions: 100,
        largeJobParallelism: 20, largeJobNodes: 4, smallJobs: 20, daemonNodes: 10, workloadNodes: 4,
        parallelReplicas: 20, orderedReplicas: 5, deploymentReplicas: 20, cronJobs: [5], memoryNodes: 10,
        memoryPods: 10, largeClusterNodes: 10, largeClusterDaemonSets: 2, bystanders: [0, 20], replacements: 5)
}
