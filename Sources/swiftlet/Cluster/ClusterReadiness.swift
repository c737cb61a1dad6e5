import APIClient
import ControllerRuntime
import ObjectModel

/// When a cluster can take work: a pod that is created now finds its service account and a node.
struct ClusterReadiness: Sendable {
    let client: any APIClient
    let clock: any Clock
    /// Nodes of this process.
    let nodes: Set<String>

    /// Waits until all nodes are ready and the controllers have made what every pod needs.
    func wait() async throws {
        while try await !isReady() {
            try await clock.sleep(until: clock.now().adding(seconds: ClusterLimits.readinessSeconds))
        }
    }

    private func isReady() async throws -> Bool {
        guard try await client.find(ServiceAccount.self, namespace: "default", name: "default") != nil else {
            return false
        }
        let ready = try await client.list(Node.self).filter { node in
            node.status.conditions.contains { $0.type == "Ready" && $0.status == "True" }
        }
        return nodes.isSubset(of: ready.map(\.metadata.name))
    }
}
