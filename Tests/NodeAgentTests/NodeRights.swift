import APIClient
import AccessRules
import ObjectModel
import TestKit
import Testing

/// The API as a node sees it: what an agent does that its node's credentials would not allow fails the test. The rules
/// are those that the API server asks.
struct NodeRights: APIClient {
    private let api: InMemoryAPI
    private let caller: Caller

    init(_ api: InMemoryAPI, node: String) {
        self.api = api
        caller = NodeIdentity.caller(named: node)
    }

    /// What the cluster holds at the moment of a request.
    private struct Snapshot: NodeSurroundings {
        var objects: [String: [Value]] = [:]

        func pods(on node: String, namespace: String?) -> [Value] {
            (objects["pods"] ?? []).filter { pod in
                pod.at("spec", "nodeName")?.stringValue == node
                    && (namespace == nil || pod.at("metadata", "namespace")?.stringValue == namespace)
            }
        }

        func object(_ resource: String, namespace: String, name: String) -> Value? {
            objects[resource]?.first { object in
                object.at("metadata", "name")?.stringValue == name
                    && (object.at("metadata", "namespace")?.stringValue ?? "") == namespace
            }
        }
    }

    private func snapshot() async throws -> Snapshot {
        var snapshot = Snapshot()
        for plural in ["pods", "nodes", "persistentvolumes", "persistentvolumeclaims"] {
            let resource = try #require(Schema.kubernetes.resource(group: "", version: "v1", plural: plural))
            snapshot.objects[plural] = try await api.list(resource, namespace: nil, options: ListRequest()).items
        }
        return snapshot
    }

    // MARK: - Asking

    private func check(
        _ verb: String, _ resource: ResourceType, _ namespace: String, _ name: String, subresource: String? = nil,
        fieldSelector: String = ""
    ) async throws {
        var request = AccessAttributes(
            caller, verb: verb, apiGroup: resource.group, resource: resource.plural, subresource: subresource ?? "",
            namespace: resource.namespaced ? namespace : "", name: name)
        if let pair = fieldSelector.split(separator: ",").first?.split(separator: "=").map(String.init), pair.count == 2
        {
            request.fields = [.init(field: pair[0], value: pair[1], isEqual: true)]
        }
        let decision = NodeAuthorization(try await snapshot()).decide(request)
        guard !decision.isAllowed else { return }
        let error = request.forbidden(reason: decision.reason)
        Issue.record("a node may not do that: \(error.message)")
        throw error
    }

    private func restrict(
        _ operation: NodeRestriction.Request.Operation, _ resource: ResourceType, _ namespace: String, _ name: String,
        subresource: String?, object: Value = .null, old: Value = .null
    ) async throws {
        let restriction = NodeRestriction(try await snapshot())
        do throws(StatusError) {
            try restriction.check(
                NodeRestriction.Request(
                    resource, subresource: subresource ?? "", namespace: resource.namespaced ? namespace : "",
                    name: name, operation: operation, object: object, old: old), by: caller)
        } catch {
            // A pod that is gone is no breach.
            if error.code != 404 { Issue.record("a node may not write that: \(error.message)") }
            throw error
        }
    }

    // MARK: - APIClient

    func get(_ resource: ResourceType, namespace: String, name: String) async throws -> Value {
        try await check("get", resource, namespace, name)
        return try await api.get(resource, namespace: namespace, name: name)
    }

    func list(_ resource: ResourceType, namespace: String?, options: ListRequest) async throws -> ObjectList {
        try await check("list", resource, namespace ?? "", "", fieldSelector: options.fieldSelector)
        return try await api.list(resource, namespace: namespace, options: options)
    }

    func watch(
        _ resource: ResourceType, namespace: String?, options: ListRequest
    ) async throws -> AsyncThrowingStream<ObjectEvent, any Error> {
        try await check("watch", resource, namespace ?? "", "", fieldSelector: options.fieldSelector)
        return try await api.watch(resource, namespace: namespace, options: options)
    }

    func create(
        _ resource: ResourceType, namespace: String, name: String?, subresource: String?, object: Value
    ) async throws -> Value {
        try await check("create", resource, namespace, name ?? "", subresource: subresource)
        try await restrict(.create, resource, namespace, name ?? "", subresource: subresource, object: object)
        return try await api.create(
            resource, namespace: namespace, name: name, subresource: subresource, object: object)
    }

    func update(
        _ resource: ResourceType, namespace: String, name: String, subresource: String?, object: Value
    ) async throws -> Value {
        try await check("update", resource, namespace, name, subresource: subresource)
        let old = try await api.get(resource, namespace: namespace, name: name)
        try await restrict(
            .update, resource, namespace, name, subresource: subresource, object: object, old: old)
        return try await api.update(
            resource, namespace: namespace, name: name, subresource: subresource, object: object)
    }

    /// What the patch makes of the object is looked at afterwards: nothing depends on it here.
    func patch(
        _ resource: ResourceType, namespace: String, name: String, subresource: String?, patch: Patch
    ) async throws -> Value {
        try await check("patch", resource, namespace, name, subresource: subresource)
        let old = try await api.get(resource, namespace: namespace, name: name)
        let object = try await api.patch(
            resource, namespace: namespace, name: name, subresource: subresource, patch: patch)
        try await restrict(
            .update, resource, namespace, name, subresource: subresource, object: object, old: old)
        return object
    }

    func delete(
        _ resource: ResourceType, namespace: String, name: String, options: DeleteRequest
    ) async throws -> Value {
        try await check("delete", resource, namespace, name)
        try await restrict(.delete, resource, namespace, name, subresource: nil)
        return try await api.delete(resource, namespace: namespace, name: name, options: options)
    }
}
