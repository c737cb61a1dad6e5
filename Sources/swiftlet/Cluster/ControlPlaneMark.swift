import APIClient
import ControllerRuntime
import Logging
import ObjectModel

/// Marks a node as the control plane of its cluster, once it has registered. A node may not give itself a role: who
/// holds its credentials would draw pods to it that way.
struct ControlPlaneMark: Sendable {
    static let label = "node-role.kubernetes.io/control-plane"

    let client: any APIClient
    let node: String

    /// Returns when the node has the label, or the task is cancelled.
    func set(_ clock: any Clock) async {
        while !Task.isCancelled {
            do {
                try await client.patch(
                    Node.self, name: node, .merge(["metadata": ["labels": [Self.label: ""]]]))
                return
            } catch let error as StatusError where error.isNotFound {
                // It has not registered yet.
            } catch {
                Logger(label: "nodes").warning("node \(node) is not marked as the control plane yet: \(error)")
            }
            do { try await clock.sleep(seconds: ClusterLimits.controlPlaneMarkSeconds) } catch { return }
        }
    }
}
