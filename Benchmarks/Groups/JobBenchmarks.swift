import Foundation

/// A large Indexed Job on simulated nodes: from its creation to its condition Complete, seen through a watch.
enum JobBenchmarks {
    static func run(_ bench: Bench) async throws -> [Figure] {
        let sizes = bench.sizes
        return try await bench.withServer(simulatedNodes: sizes.jobNodes) { server in
            try await waitForNodes(sizes.jobNodes, server.client)
            let namespace = try await server.makeNamespace("job")
            let before = try ProcessUsage.processorSeconds(of: server.processes)
            let seconds = try await measure(server, namespace, sizes)
            let used = try ProcessUsage.processorSeconds(of: server.processes) - before
            let parallel = "parallelism \(sizes.jobParallelism), \(sizes.jobNodes) nodes"
            return [
                Figure(
                    "Indexed Job, \(sizes.jobCompletions) completions", .seconds(seconds),
                    baseline: Baseline.indexedJob,
                    note: server.processes.isEmpty ? parallel : "\(parallel), server CPU \(Measure.seconds(used).text)")
            ]
        }
    }

    private static func measure(_ server: ServerUnderTest, _ namespace: String, _ sizes: Sizes) async throws -> Double {
        let path = "/apis/batch/v1/namespaces/\(namespace)/jobs"
        let body = Bodies.indexedJob(
            "indexed", completions: sizes.jobCompletions, parallelism: sizes.jobParallelism)
        let version = try await server.client.request(.get, path).decode(ListAnswer.self).metadata.resourceVersion
        let watch = RequestTemplate(
            .get, "\(path)?watch=1&resourceVersion=\(version)", to: server.client.endpoint)
        let create = RequestTemplate(.post, path, body: body, to: server.client.endpoint)
        let connections = try await server.client.open(2)
        defer { connections.close() }
        return try await connections.use { connections, eventLoop in
            let finish = JobFinish(completions: sizes.jobCompletions, eventLoop: eventLoop)
            return finish.measure(creating: create, over: connections[0], watching: watch, over: connections[1])
        }
    }

    private static func waitForNodes(_ count: Int, _ client: Client) async throws {
        let from = ContinuousClock.now
        while true {
            let nodes = try await client.request(.get, "/api/v1/nodes").decode(NodeList.self).items
            let ready = nodes.count { $0.isReady }
            if ready >= count { return }
            guard ContinuousClock.now - from < .seconds(Limits.readySeconds) else {
                throw NotMeasurable(description: "the Job needs \(count) ready nodes, the server has \(ready)")
            }
            try await Task.sleep(for: .milliseconds(Limits.nodePollMilliseconds))
        }
    }
}

/// As much of nodes as says whether they are ready.
private struct NodeList: Decodable {
    struct Node: Decodable {
        let status: Conditions?

        var isReady: Bool { status?.isTrue("Ready") ?? false }
    }

    let items: [Node]
}

/// The conditions of a status.
struct Conditions: Decodable {
    struct Condition: Decodable {
        let type: String
        let status: String
        let message: String?
    }

    let conditions: [Condition]?
    /// Succeeded pods, in the status of a Job.
    let succeeded: Int?

    func isTrue(_ type: String) -> Bool {
        conditions?.contains { $0.type == type && $0.status == "True" } ?? false
    }
}
