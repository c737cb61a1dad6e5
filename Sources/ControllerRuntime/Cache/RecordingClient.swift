import APIClient
import ObjectModel

/// A client whose writes are in the caches before they return: what a controller decides next, it decides knowing what
/// it did. Refusals that mean "your picture is old" refresh the picture.
public struct RecordingClient: APIClient {
    private let client: any APIClient
    private let caches: ResourceCaches

    public init(_ client: any APIClient, caches: ResourceCaches) {
        self.client = client
        self.caches = caches
    }

    public func get(_ resource: ResourceType, namespace: String, name: String) async throws -> Value {
        let object = try await client.get(resource, namespace: namespace, name: name)
        caches.record(resource, current: object)
        return object
    }

    public func list(_ resource: ResourceType, namespace: String?, options: ListRequest) async throws -> ObjectList {
        try await client.list(resource, namespace: namespace, options: options)
    }

    public func watch(
        _ resource: ResourceType, namespace: String?, options: ListRequest
    ) async throws -> AsyncThrowingStream<ObjectEvent, any Error> {
        try await client.watch(resource, namespace: namespace, options: options)
    }

    public func create(
        _ resource: ResourceType, namespace: String, name: String?, subresource: String?, object: Value
    ) async throws -> Value {
        do {
            let answer = try await client.create(
                resource, namespace: namespace, name: name, subresource: subresource, object: object)
            if subresource == nil { caches.record(resource, current: answer) }
            return answer
        } catch let error as StatusError where error.isAlreadyExists {
            if let name = object.at("metadata", "name")?.stringValue {
                try await refresh(resource, ObjectKey(namespace: namespace, name: name), uid: "")
            }
            throw error
        }
    }

    public func prepare(_ resource: ResourceType, namespace: String, object: Value, for moment: Time) async {
        await client.prepare(resource, namespace: namespace, object: object, for: moment)
    }

    public func update(
        _ resource: ResourceType, namespace: String, name: String, subresource: String?, object: Value
    ) async throws -> Value {
        let uid = object.at("metadata", "uid")?.stringValue ?? ""
        return try await writing(resource, ObjectKey(namespace: namespace, name: name), uid: uid) {
            try await client.update(
                resource, namespace: namespace, name: name, subresource: subresource, object: object)
        }
    }

    public func patch(
        _ resource: ResourceType, namespace: String, name: String, subresource: String?, patch: Patch
    ) async throws -> Value {
        let uid: String
        switch patch {
        case .json: uid = ""
        case .merge(let value), .strategicMerge(let value), .apply(let value, _):
            uid = value.at("metadata", "uid")?.stringValue ?? ""
        }
        return try await writing(resource, ObjectKey(namespace: namespace, name: name), uid: uid) {
            try await client.patch(
                resource, namespace: namespace, name: name, subresource: subresource, patch: patch)
        }
    }

    @discardableResult
    public func delete(
        _ resource: ResourceType, namespace: String, name: String, options: DeleteRequest
    ) async throws -> Value {
        let key = ObjectKey(namespace: namespace, name: name)
        let uid = options.uid ?? ""
        do {
            let answer = try await client.delete(resource, namespace: namespace, name: name, options: options)
            if Self.lingers(answer) {
                caches.record(resource, current: answer)
            } else {
                let gone = answer.at("metadata", "uid")?.stringValue ?? answer.at("details", "uid")?.stringValue
                caches.record(resource, deleted: key, uid: gone ?? uid)
            }
            return answer
        } catch let error as StatusError where error.isNotFound || error.isConflict {
            try await refreshAfter(error, resource, key, uid: uid)
            throw error
        }
    }

    /// Whether the answer to a deletion shows an object that is still there.
    private static func lingers(_ answer: Value) -> Bool {
        guard answer["kind"] != "Status" else { return false }
        let metadata = ObjectMeta(answer["metadata"])
        guard metadata.deletionTimestamp != nil else { return false }
        return !metadata.finalizers.isEmpty || (metadata.deletionGracePeriodSeconds ?? 0) > 0
            || answer.at("spec", "finalizers")?.arrayValue?.isEmpty == false
    }

    private func writing(
        _ resource: ResourceType, _ key: ObjectKey, uid: String, _ write: () async throws -> Value
    ) async throws -> Value {
        do {
            let answer = try await write()
            if answer["kind"]?.stringValue == resource.kind { caches.record(resource, current: answer) }
            return answer
        } catch let error as StatusError where error.isNotFound || error.isConflict {
            try await refreshAfter(error, resource, key, uid: uid)
            throw error
        }
    }

    private func refreshAfter(
        _ error: StatusError, _ resource: ResourceType, _ key: ObjectKey, uid: String
    ) async throws {
        if error.isNotFound {
            caches.record(resource, deleted: key, uid: uid)
        } else {
            try await refresh(resource, key, uid: uid)
        }
    }

    private func refresh(_ resource: ResourceType, _ key: ObjectKey, uid: String) async throws {
        do {
            _ = try await get(resource, namespace: key.namespace, name: key.name)
        } catch let error as StatusError where error.isNotFound {
            caches.record(resource, deleted: key, uid: uid)
        }
    }
}
