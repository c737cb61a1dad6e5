/// Memory of the whole control plane with many nodes and pods.
enum ClusterSizeBenchmarks {
    /// As many nodes and pods as Kubernetes was measured with.
    static func nodesAndPods(_ bench: Bench) async throws -> [Figure] {
        let (nodes, pods) = (bench.sizes.memoryNodes, bench.sizes.memoryPods)
        return try await bench.withServer(simulatedNodes: nodes) { server in
            let workloads = try await Workloads.prepare("nodes", nodes: nodes, server)
            _ = try await workloads.measure(
                .post, workloads.path("apps/v1", "deployments"), body: Bodies.deployment("web", replicas: pods)
            ) { $0.status?.availableReplicas == pods }
            let memory = try await memory(bench, server)
            return [
                Figure(
                    "memory, \(nodes) nodes and \(pods) pods", .bytes(memory.resident),
                    baseline: Baseline.nodesAndPodsMemory,
                    note: "resident; proportional \(Measure.bytes(memory.proportional).text)")
            ]
        }
    }

    /// Several DaemonSets on very many nodes.
    static func largeCluster(_ bench: Bench) async throws -> [Figure] {
        let (nodes, sets) = (bench.sizes.largeClusterNodes, bench.sizes.largeClusterDaemonSets)
        return try await bench.withServer(simulatedNodes: nodes) { server in
            let workloads = try await Workloads.prepare("large", nodes: nodes, server)
            let path = workloads.path("apps/v1", "daemonsets")
            let from = ContinuousClock.now
            for number in 0..<sets {
                _ = try await workloads.measure(.post, path, body: Bodies.daemonSet("agent-\(number)")) {
                    $0.status?.numberAvailable == nodes
                }
            }
            let seconds = (ContinuousClock.now - from).seconds
            let memory = try await memory(bench, server)
            return [
                Figure(
                    "\(sets) DaemonSets on \(nodes) nodes", .seconds(seconds),
                    note: "one after the other, \(nodes * sets) pods"),
                Figure(
                    "memory, \(nodes) nodes and \(nodes * sets) pods", .bytes(memory.resident),
                    note: "resident; proportional \(Measure.bytes(memory.proportional).text), wanted: below 600 MB"),
            ]
        }
    }

    private static func memory(_ bench: Bench, _ server: ServerUnderTest) async throws -> ProcessUsage.Memory {
        guard !server.processes.isEmpty else {
            throw NotMeasurable(description: "memory needs the processes of the server: give them with --pid")
        }
        try await Task.sleep(for: .seconds(bench.sizes.idleSeconds))
        return try ProcessUsage.memory(of: server.processes)
    }
}
