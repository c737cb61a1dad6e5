import Foundation

/// Jobs on simulated nodes whose pods end at once, seen through a watch.
enum JobBenchmarks {
    /// An Indexed Job: from its creation to its condition Complete.
    static func run(_ bench: Bench) async throws -> [Figure] {
        let sizes = bench.sizes
        let figure = try await indexed(
            bench, completions: sizes.jobCompletions, parallelism: sizes.jobParallelism, nodes: sizes.jobNodes)
        return [figure]
    }

    /// The same, a hundred times as large.
    static func runLarge(_ bench: Bench) async throws -> [Figure] {
        let sizes = bench.sizes
        var figure = try await indexed(
            bench, completions: sizes.largeJobCompletions, parallelism: sizes.largeJobParallelism,
            nodes: sizes.largeJobNodes)
        figure.baseline = nil
        figure.note += ", wanted: below 120 s"
        return [figure]
    }

    private static func indexed(
        _ bench: Bench, completions: Int, parallelism: Int, nodes: Int
    ) async throws -> Figure {
        try await bench.withServer(simulatedNodes: nodes) { server in
            let workloads = try await Workloads.prepare("job", nodes: nodes, server)
            let body = Bodies.indexedJob("indexed", completions: completions, parallelism: parallelism)
            let (seconds, note) = try await workloads.measure(
                .post, workloads.path("batch/v1", "jobs"), body: body
            ) { job in
                guard let status = job.status else { return false }
                if status.isTrue("Failed") { throw WorkloadWentWrong(what: "it failed") }
                guard status.isTrue("Complete") else { return false }
                guard status.succeeded == completions else {
                    throw WorkloadWentWrong(what: "\(status.succeeded ?? 0) of \(completions) completions")
                }
                return true
            }
            return Figure(
                "Indexed Job, \(completions) completions", .seconds(seconds), baseline: Baseline.indexedJob,
                note: "parallelism \(parallelism), \(nodes) nodes, \(note)")
        }
    }

    /// Many Jobs of one pod each, created as fast as they are taken, until the last is complete.
    static func runMany(_ bench: Bench) async throws -> [Figure] {
        let (count, nodes) = (bench.sizes.smallJobs, bench.sizes.jobNodes)
        return try await bench.withServer(simulatedNodes: nodes) { server in
            let workloads = try await Workloads.prepare("jobs", nodes: nodes, server)
            let path = workloads.path("batch/v1", "jobs")
            let watching = try await workloads.watch(path, for: #""type":"Complete""#, expected: count)
            let template = RequestTemplate(
                .post, path, body: Bodies.job(prefix: "small-"), to: server.client.endpoint)
            let from = ContinuousClock.now
            let (result, _) = try await server.run(
                LoadPlan(template: template, count: count), connections: bench.sizes.connections)
            _ = try await watching.times()
            return [
                Figure(
                    "\(count) Jobs of one pod", .seconds((ContinuousClock.now - from).seconds),
                    note: "created in \(Measure.seconds(result.seconds).text), wanted: below 10 s")
            ]
        }
    }
}
