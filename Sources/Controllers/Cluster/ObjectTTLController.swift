import APIClient
import ClusterPlans
import ControllerRuntime
import ObjectModel

/// Tells node agents for how long they may go on with what they have read. `ObjectTTL` decides.
public struct ObjectTTLController: Controller {
    public let name = "ttl-controller"
    public let queue: WorkQueue<ObjectKey>

    private let client: any APIClient
    private let nodes: ResourceCache<Node>

    public init(_ environment: ControllerEnvironment) {
        client = environment.client
        queue = environment.queue()
        nodes = environment.caches.cache(of: Node.self)
        // Agents report often enough for a change of size to reach every node.
        nodes.enqueueChanges(to: queue)
    }

    /// Keys are nodes.
    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard let node = nodes.get(key) else { return .done }
        let current = node.metadata.annotations[ObjectTTL.annotation]
        let wanted = String(ObjectTTL.seconds(nodes: nodes.count, current: current))
        guard wanted != current else { return .done }
        let annotations = Fields([(ObjectTTL.annotation, .string(wanted))])
        do {
            try await client.patch(
                Node.self, name: key.name, .merge(["metadata": ["annotations": .object(annotations)]]))
        } catch let error as StatusError where error.isNotFound {
            // It has gone meanwhile.
        }
        return .done
    }
}
