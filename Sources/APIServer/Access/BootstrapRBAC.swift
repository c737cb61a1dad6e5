import APIClient
import AccessRules
import ObjectModel

/// Writes the roles and bindings that every cluster has, as a start of Kubernetes does.
struct BootstrapRBAC: Sendable {
    let client: any APIClient
    let schema: Schema

    /// All at once, so that they share the disk's syncs. Only what differs is written.
    func reconcile() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for object in BootstrapPolicy.all { group.addTask { try await reconcile(object) } }
            try await group.waitForAll()
        }
    }

    private func reconcile(_ expected: Value) async throws {
        let apiVersion = expected["apiVersion"]?.stringValue ?? ""
        guard let kind = expected["kind"]?.stringValue,
            let resource = schema.resource(apiVersion: apiVersion, kind: kind)
        else { return }
        let metadata = ObjectMeta(expected["metadata"])
        let (namespace, name) = (metadata.namespace, metadata.name)
        do {
            let found = try await client.get(resource, namespace: namespace, name: name)
            switch BootstrapReconciliation(expected, found: found) {
            case .keep: return
            case .update(let object):
                _ = try await client.update(
                    resource, namespace: namespace, name: name, subresource: nil, object: object)
            case .replace(let object):
                _ = try await client.delete(
                    resource, namespace: namespace, name: name,
                    options: DeleteRequest(uid: ObjectMeta(found["metadata"]).uid))
                try await create(object, resource, namespace)
            }
        } catch let error as StatusError where error.isNotFound {
            try await create(expected, resource, namespace)
        }
    }

    private func create(_ object: Value, _ resource: ResourceType, _ namespace: String) async throws {
        _ = try await client.create(resource, namespace: namespace, name: nil, subresource: nil, object: object)
    }
}
