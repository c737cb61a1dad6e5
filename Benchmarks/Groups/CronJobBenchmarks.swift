import Foundation

/// Many CronJobs due in the same minute: how long after it the Jobs are there, as a watch sees them.
enum CronJobBenchmarks {
    static func run(_ bench: Bench) async throws -> [Figure] {
        var figures: [Figure] = []
        for count in bench.sizes.cronJobs { figures += try await measure(bench, count) }
        return figures
    }

    private static func measure(_ bench: Bench, _ count: Int) async throws -> [Figure] {
        let nodes = bench.sizes.workloadNodes
        return try await bench.withServer(simulatedNodes: nodes) { server in
            let workloads = try await Workloads.prepare("cronjobs", nodes: nodes, server)
            let due = try await dueMinute()
            let minutes = Int(due / 60)
            let body = Bodies.cronJob(prefix: "tick-", minute: minutes % 60, hour: minutes / 60 % 24)
            let path = workloads.path("batch/v1", "cronjobs")
            let sightings = try await workloads.watch(
                workloads.path("batch/v1", "jobs"), for: #"{"type":"ADDED""#, expected: count)
            let template = RequestTemplate(.post, path, body: body, to: server.client.endpoint)
            _ = try await server.run(
                LoadPlan(template: template, count: count), connections: bench.sizes.connections)
            guard Date().timeIntervalSince1970 < due else {
                throw NotMeasurable(description: "the CronJobs were not there before they were due")
            }
            let lateness = Latencies(nanoseconds: try await sightings.times().map { UInt64(max(0, $0 - due) * 1e9) })
            let isCompared = count == Baseline.cronJobs
            return [
                Figure(
                    "\(count) CronJobs due at once, p50 lateness", .seconds(lateness.median),
                    baseline: isCompared ? Baseline.cronJobLateness : nil),
                Figure(
                    "\(count) CronJobs due at once, p99 lateness", .seconds(lateness.percentile(99)),
                    baseline: isCompared ? Baseline.cronJobTail : nil,
                    note: isCompared ? "" : "wanted: below 1 s"),
            ]
        }
    }

    /// The start of the next minute that leaves time to create everything before, in seconds since 1970.
    private static func dueMinute() async throws -> Double {
        while true {
            let now = Date().timeIntervalSince1970
            let next = (now / 60).rounded(.down) * 60 + 60
            if next - now > Limits.cronHeadroomSeconds { return next }
            try await Task.sleep(for: .seconds(next - now))
        }
    }
}
