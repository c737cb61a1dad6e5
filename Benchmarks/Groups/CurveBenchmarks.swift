import Foundation

/// What a change costs when more and more stands by that it does not touch: a pod of a small ReplicaSet is deleted
/// again and again, and another one takes its place.
enum CurveBenchmarks {
    static func run(_ bench: Bench) async throws -> [Figure] {
        var figures: [Figure] = []
        for count in bench.sizes.bystanders { figures.append(try await measure(bench, bystanders: count)) }
        return figures
    }

    private static func measure(_ bench: Bench, bystanders: Int) async throws -> Figure {
        let (nodes, replacements) = (bench.sizes.workloadNodes, bench.sizes.replacements)
        return try await bench.withServer(simulatedNodes: nodes) { server in
            let others = try await Workloads.prepare("bystanders", nodes: nodes, server)
            let workloads = try await Workloads.prepare("curve", nodes: nodes, server)
            // In sets of a thousand, so that none of them is a large one.
            for number in 0..<((bystanders + 999) / 1000) {
                let replicas = min(1000, bystanders - number * 1000)
                _ = try await others.measure(
                    .post, others.path("apps/v1", "replicasets"),
                    body: Bodies.replicaSet("bystander-\(number)", replicas: replicas)
                ) { $0.status?.readyReplicas == replicas }
            }
            _ = try await workloads.measure(
                .post, workloads.path("apps/v1", "replicasets"), body: Bodies.replicaSet("small", replicas: 1)
            ) { $0.status?.readyReplicas == 1 }
            try await rest(server.processes)
            let before = try ProcessUsage.processorSeconds(of: server.processes)
            let from = ContinuousClock.now
            for _ in 0..<replacements { try await replace(workloads) }
            let seconds = (ContinuousClock.now - from).seconds / Double(replacements)
            let used = try ProcessUsage.processorSeconds(of: server.processes) - before
            return Figure(
                "a pod replaced beside \(bystanders) others", .seconds(seconds),
                note: "server CPU \(Measure.seconds(used / Double(replacements)).text)")
        }
    }

    /// Returns once what the creation of the others left to do (their events) is done and only heartbeats go on.
    private static func rest(_ processes: [Int32]) async throws {
        for _ in 0..<Limits.restSeconds {
            let before = try ProcessUsage.processorSeconds(of: processes)
            try await Task.sleep(for: .seconds(1))
            if try ProcessUsage.processorSeconds(of: processes) - before <= Limits.restingShare { return }
        }
        throw WorkloadWentWrong(what: "the server does not come to rest")
    }

    /// The old pod is deleted without grace, so of the two only the new one is modified.
    private static func replace(_ workloads: Workloads) async throws {
        let pods = "/api/v1/namespaces/\(workloads.namespace)/pods"
        let ready = try await workloads.watch(
            "\(pods)?labelSelector=app%3Dsmall", for: #"{"type":"MODIFIED""#, #""type":"Ready""#, expected: 1)
        let list = try await workloads.server.client.request(.get, "\(pods)?labelSelector=app%3Dsmall")
        guard let name = try list.decode(NamedList.self).items.first?.metadata.name else {
            throw WorkloadWentWrong(what: "the small ReplicaSet has no pod")
        }
        try await workloads.server.client.request(.delete, "\(pods)/\(name)?gracePeriodSeconds=0")
        _ = try await ready.times()
    }
}

/// The names of a list.
private struct NamedList: Decodable {
    struct Item: Decodable {
        struct Metadata: Decodable {
            let name: String
        }

        let metadata: Metadata
    }

    let items: [Item]
}
