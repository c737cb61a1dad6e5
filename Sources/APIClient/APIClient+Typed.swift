import ObjectModel

/// The typed forms of the verbs. What a kind is called and where it lives is read from the type and the object.
extension APIClient {
    /// The object of that name. Throws `StatusError` NotFound when there is none.
    public func get<K: Kind>(_ type: K.Type, namespace: String = "", name: String) async throws -> K {
        K(try await get(K.resource, namespace: namespace, name: name))
    }

    /// The object of that name, or nil when there is none.
    public func find<K: Kind>(_ type: K.Type, namespace: String = "", name: String) async throws -> K? {
        do {
            return try await get(type, namespace: namespace, name: name)
        } catch let error as StatusError where error.isNotFound {
            return nil
        }
    }

    /// All objects of a kind, in one namespace or (nil) in all.
    public func list<K: Kind>(
        _ type: K.Type, namespace: String? = nil, options: ListRequest = ListRequest()
    ) async throws -> [K] {
        try await list(K.resource, namespace: namespace, options: options).items.map { K($0) }
    }

    /// Creates an object in the namespace its metadata states; answers it as stored.
    @discardableResult
    public func create<K: Kind>(_ object: K) async throws -> K {
        K(
            try await create(
                K.resource, namespace: object.objectMeta.namespace, name: nil, subresource: nil, object: object.value))
    }

    /// Replaces an object. Throws `StatusError` Conflict when its resourceVersion is not the stored one.
    @discardableResult
    public func update<K: Kind>(_ object: K, subresource: String? = nil) async throws -> K {
        let metadata = object.objectMeta
        return K(
            try await update(
                K.resource, namespace: metadata.namespace, name: metadata.name, subresource: subresource,
                object: object.value))
    }

    /// Replaces the status of an object; everything else in it is ignored.
    @discardableResult
    public func updateStatus<K: Kind>(_ object: K) async throws -> K { try await update(object, subresource: "status") }

    /// Changes a part of an object; answers it as stored.
    @discardableResult
    public func patch<K: Kind>(
        _ type: K.Type, namespace: String = "", name: String, subresource: String? = nil, _ patch: Patch
    ) async throws -> K {
        K(try await self.patch(K.resource, namespace: namespace, name: name, subresource: subresource, patch: patch))
    }

    /// Deletes an object by name. The answer is the object while it lingers, else a Status.
    @discardableResult
    public func delete<K: Kind>(
        _ type: K.Type, namespace: String = "", name: String, options: DeleteRequest = DeleteRequest()
    ) async throws -> Value {
        try await delete(K.resource, namespace: namespace, name: name, options: options)
    }

    /// Assigns a pod to a node: the `binding` subresource. The uid keeps a namesake from being bound.
    public func bind(podNamed name: String, namespace: String, uid: String, to node: String) async throws {
        let binding = Binding.new { binding in
            binding.metadata = .make {
                $0.name = name
                $0.namespace = namespace
                $0.uid = uid
            }
            binding.target = .make {
                $0.apiVersion = Node.apiVersion
                $0.kind = Node.kind
                $0.name = node
            }
        }
        _ = try await create(
            Pod.resource, namespace: namespace, name: name, subresource: "binding", object: binding.value)
    }
}
