import APIClient
import ObjectModel
import Synchronization
import TestKit

/// Somebody who drains nodes without patience: after every write of the cluster every pod of theirs that may not stay
/// is tried again.
final class Evictions: Sendable {
    private let api: InMemoryAPI
    /// Nodes that are being drained, and the app whose pods are to leave them.
    private let drained = Mutex<[String: String]>([:])

    init(api: InMemoryAPI) { self.api = api }

    /// Cordons a node and begins to evict the pods of an app.
    func drain(_ node: String, of app: String) async throws {
        try await cordon(node, true)
        drained.withLock { $0[node] = app }
    }

    func uncordon(_ node: String) async throws {
        drained.withLock { $0[node] = nil }
        try await cordon(node, false)
    }

    private func cordon(_ node: String, _ isCordoned: Bool) async throws {
        try await api.patch(Node.self, name: node, .merge(["spec": ["unschedulable": .bool(isCordoned)]]))
    }

    /// Tries all; whether any was granted.
    @discardableResult
    func attempt() async throws -> Bool {
        let drained = drained.withLock { $0 }
        guard !drained.isEmpty else { return false }
        var hasEvicted = false
        for pod in try await api.list(Pod.self) where pod.metadata.deletionTimestamp == nil {
            guard let app = drained[pod.spec.nodeName], pod.metadata.labels["app"] == app,
                !Bystanders.pods.contains(pod.metadata.name)
            else { continue }
            if try await evict(pod.metadata) { hasEvicted = true }
        }
        return hasEvicted
    }

    private func evict(_ pod: ObjectMeta) async throws -> Bool {
        let eviction: Value = ["metadata": ["namespace": .string(pod.namespace), "name": .string(pod.name)]]
        do {
            _ = try await api.create(
                Pod.resource, namespace: pod.namespace, name: pod.name, subresource: "eviction", object: eviction)
            return true
        } catch let error as StatusError where error.code == 429 || error.isNotFound {
            return false
        }
    }
}
