import ObjectModel
import ObjectRules
import ObjectStore

extension ObjectOperations {
    /// Creates an object. `body` is decoded and normalised; apiVersion and kind have been checked.
    func create(
        _ target: ResourceRequest, body: Value, options: WriteOptions, completion: @escaping Completion
    ) {
        var attempt = 0
        create(target, body: body, options: options, attempt: &attempt, completion: completion)
    }

    private func create(
        _ target: ResourceRequest, body: Value, options: WriteOptions, attempt: inout Int,
        completion: @escaping Completion
    ) {
        let object: Value
        var completion = completion
        do throws(StatusError) {
            let (prepared, onSettled) = try prepared(target, body: body)
            object = prepared
            if let onSettled {
                completion = { [completion] result in
                    onSettled()
                    completion(result)
                }
            }
        } catch {
            return completion(.failure(error))
        }
        let name = object["metadata"]?["name"]?.stringValue ?? ""
        let key = key(target, name: name)
        if options.isDryRun {
            let exists = store.newest(key) != nil
            return completion(
                exists
                    ? .failure(.alreadyExists(target.resource, name: name))
                    : .success(.answer(object, created: true)))
        }
        let finish = completion
        let created = object
        let isGenerated = body["metadata"]?["name"]?.stringValue?.isEmpty ?? true
        let tried = attempt + 1
        let write = Write(
            key: key, precondition: .absent, operation: .put(created), isLazy: false)
        store.commit(write) { [self] result in
            switch result {
            case .success(let stored): finish(.success(.object(stored, created: true)))
            case .failure(.exists) where isGenerated && tried < ServerLimits.generatedNames:
                var attempt = tried
                create(target, body: body, options: options, attempt: &attempt, completion: finish)
            case .failure(.exists) where isGenerated: finish(.failure(.noUniqueName(target.resource, name: name)))
            case .failure(let error): finish(.failure(Self.status(error, target.resource, name: name)))
            }
        }
    }

    /// Gives a service its addresses and ports. They are its own once it is stored, and free again if it is not: the
    /// answer is to be called then. nil for other kinds.
    func grant(_ object: inout Value, old: Value?, _ target: ResourceRequest) throws(StatusError)
        -> (@Sendable () -> Void)?
    {
        guard target.resource.groupResource == "services", target.subresource == nil else { return nil }
        let grant = try services.allocate(&object, old: old)
        return { [services] in services.release(grant) }
    }

    /// The object as it is to be stored: named, defaulted, admitted and found valid; and what is to be called when it
    /// is stored or refused.
    private func prepared(_ target: ResourceRequest, body: Value) throws(StatusError)
        -> (object: Value, onSettled: (@Sendable () -> Void)?)
    {
        let resource = target.resource
        var object = body
        let now = environment.now()
        let uid = environment.uid()
        try fillMetadata(of: &object, target, now: now, uid: uid)
        let name = object["metadata"]?["name"]?.stringValue ?? ""
        Defaulting.apply(to: &object, resource: resource)
        try lookups.checkNamespace(of: target, name: name)
        try admission.admit(&object, target: target)
        Lifecycle.prepareForCreate(&object, resource: resource, context: CreationContext(now: now, uid: uid))
        let onSettled = try grant(&object, old: nil, target)
        do throws(StatusError) {
            try validate(object, target)
        } catch {
            onSettled?()
            throw error
        }
        Lifecycle.completeStored(&object, resource: resource)
        return (SharedStorage.stored(object, resource: resource), onSettled)
    }

    private func validate(_ object: Value, _ target: ResourceRequest) throws(StatusError) {
        let errors = Validation.create(object, resource: target.resource)
        guard errors.isEmpty else {
            let name = object["metadata"]?["name"]?.stringValue ?? ""
            throw .invalid(group: target.resource.group, kind: target.resource.kind, name: name, errors)
        }
        try admission.validate(object, target: target)
    }

    private func fillMetadata(of object: inout Value, _ target: ResourceRequest, now: Time, uid: String)
        throws(StatusError)
    {
        guard case .object(var fields) = object else { return }
        object = .null
        var metadata = fields["metadata"]?.objectValue ?? Fields()
        fields["metadata"] = nil
        defer {
            fields["metadata"] = .object(metadata)
            object = .object(fields)
        }
        try checkNamespace(metadata.string("namespace"), target)
        if let version = metadata.optionalString("resourceVersion"), !version.isEmpty, version != "0" {
            throw StatusError(
                code: 500, reason: "", message: "resourceVersion should not be set on objects to be created")
        }
        if target.resource.namespaced { metadata["namespace"] = .string(target.namespace) }
        if metadata.string("name").isEmpty, let prefix = metadata.optionalString("generateName"), !prefix.isEmpty {
            let kept = String(prefix.prefix(ServerLimits.generatedPrefix))
            metadata["name"] = .string(kept + environment.suffix(ServerLimits.generatedSuffix))
        }
        for key in ["resourceVersion", "selfLink", "deletionTimestamp", "deletionGracePeriodSeconds", "managedFields"] {
            metadata[key] = nil
        }
        metadata["generation"] = nil
        metadata["uid"] = .string(uid)
        metadata["creationTimestamp"] = .string(now.rfc3339)
    }

    func checkNamespace(_ stated: String, _ target: ResourceRequest) throws(StatusError) {
        guard !stated.isEmpty, stated != target.namespace else { return }
        if target.resource.namespaced {
            throw .badRequest(
                "the namespace of the provided object does not match the namespace sent on the request")
        }
    }
}

extension StatusError {
    /// Every name that was generated belongs to another object; the client may try again.
    static func noUniqueName(_ resource: ResourceType, name: String) -> StatusError {
        var error = StatusError.alreadyExists(resource, name: name)
        error.message += ", the server was not able to generate a unique name for the object"
        error.details?["retryAfterSeconds"] = 1
        return error
    }
}
