/// DaemonSets, StatefulSets and Deployments on simulated nodes, whose pods are ready at once.
enum WorkloadBenchmarks {
    /// From the creation of a DaemonSet until a pod is available on every node.
    static func daemonSet(_ bench: Bench) async throws -> [Figure] {
        let nodes = bench.sizes.daemonNodes
        return try await bench.withServer(simulatedNodes: nodes) { server in
            let workloads = try await Workloads.prepare("daemonset", nodes: nodes, server)
            let (seconds, note) = try await workloads.measure(
                .post, workloads.path("apps/v1", "daemonsets"), body: Bodies.daemonSet("agent")
            ) { $0.status?.numberAvailable == nodes }
            return [
                Figure(
                    "DaemonSet on \(nodes) nodes", .seconds(seconds), baseline: Baseline.daemonSet, note: note)
            ]
        }
    }

    /// From the creation of a StatefulSet until all its pods are ready, in both orders.
    static func statefulSets(_ bench: Bench) async throws -> [Figure] {
        let sizes = bench.sizes
        let parallel = try await statefulSet(bench, "Parallel", sizes.parallelReplicas, Baseline.parallelStatefulSet)
        let ordered = try await statefulSet(bench, "OrderedReady", sizes.orderedReplicas, Baseline.orderedStatefulSet)
        return [parallel, ordered]
    }

    private static func statefulSet(
        _ bench: Bench, _ policy: String, _ replicas: Int, _ baseline: Measure
    ) async throws -> Figure {
        let nodes = bench.sizes.workloadNodes
        return try await bench.withServer(simulatedNodes: nodes) { server in
            let workloads = try await Workloads.prepare("statefulset", nodes: nodes, server)
            let (seconds, note) = try await workloads.measure(
                .post, workloads.path("apps/v1", "statefulsets"),
                body: Bodies.statefulSet("web", replicas: replicas, policy: policy)
            ) { $0.status?.readyReplicas == replicas }
            return Figure(
                "StatefulSet, \(policy), \(replicas) replicas", .seconds(seconds), baseline: baseline, note: note)
        }
    }

    /// A Deployment until all its pods are available, then its rolling update with the default budgets.
    static func deployment(_ bench: Bench) async throws -> [Figure] {
        let (replicas, nodes) = (bench.sizes.deploymentReplicas, bench.sizes.workloadNodes)
        return try await bench.withServer(simulatedNodes: nodes) { server in
            let workloads = try await Workloads.prepare("deployment", nodes: nodes, server)
            let path = workloads.path("apps/v1", "deployments")
            let created = try await workloads.measure(
                .post, path, body: Bodies.deployment("web", replicas: replicas)
            ) { $0.status?.availableReplicas == replicas }
            let updated = try await workloads.measure(.patch, path, name: "web", body: Bodies.image("2.0")) { object in
                guard object.isObserved, let status = object.status else { return false }
                return status.updatedReplicas == replicas && status.replicas == replicas
                    && status.availableReplicas == replicas
            }
            return [
                Figure(
                    "Deployment of \(replicas) replicas", .seconds(created.seconds), baseline: Baseline.deployment,
                    note: created.note),
                Figure(
                    "its rolling update", .seconds(updated.seconds), baseline: Baseline.rollingUpdate,
                    note: updated.note),
            ]
        }
    }
}
