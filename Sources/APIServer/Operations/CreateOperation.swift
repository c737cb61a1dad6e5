import ObjectModel
import ObjectRules
import ObjectStore

extension ObjectOperations {
    /// Creates an object. `body` is decoded and normalised; apiVersion and kind have been checked.
    func create(
        _ target: ResourceRequest, body: Value, options: WriteOptions, attempt: Int = 0,
        completion: @escaping Completion
    ) {
        let change: Change
        do throws(StatusError) {
            change = try creation(target, body: body, options)
        } catch {
            return completion(.failure(error))
        }
        settle(change, completion: completion) { [self] change in
            // A creation puts an object, whoever has a say in it.
            guard case .put(let object, _) = change else { return }
            let isGenerated = body["metadata"]?["name"]?.stringValue?.isEmpty ?? true
            let settled: Completion = { [self] result in
                change.settled()
                switch result {
                case .failure(let error) where isGenerated && error.isAlreadyExists:
                    guard attempt + 1 < ServerLimits.generatedNames else {
                        let name = error.details?["name"]?.stringValue ?? ""
                        return completion(.failure(.noUniqueName(target.resource, name: name)))
                    }
                    create(target, body: body, options: options, attempt: attempt + 1, completion: completion)
                case let result: completion(result)
                }
            }
            guard !options.isDryRun else { return store(object, target, options, completion: settled) }
            store(form: object, target.resource) {
                settled(.failure($0))
            } then: { [self] object in
                store(object, target, options, completion: settled)
            }
        }
    }

    /// Stores a new object and charges its namespace's quotas for it, again when another writer was faster with them.
    private func store(
        _ object: Value, _ target: ResourceRequest, _ options: WriteOptions, attempt: Int = 0,
        completion: @escaping Completion
    ) {
        let name = object["metadata"]?["name"]?.stringValue ?? ""
        let key = key(target, name: name)
        var writes: [Write]
        do throws(StatusError) {
            writes = try quotas.charges(for: object, old: nil, target: target)
        } catch {
            return completion(.failure(error))
        }
        if options.isDryRun {
            let exists = store.newest(key) != nil
            return completion(
                exists
                    ? .failure(.alreadyExists(target.resource, name: name))
                    : .success(.answer(object, created: true)))
        }
        writes.append(Write(key: key, precondition: .absent, operation: .put(object), isLazy: false))
        store.commit(writes) { [self] result in
            switch result {
            case .success(let stored):
                complete(stored[stored.count - 1], created: true, target.resource, completion)
            // Only a quota can have changed or gone: the object itself has to be absent.
            case .failure(.changed) where attempt < ServerLimits.updateAttempts,
                .failure(.missing) where attempt < ServerLimits.updateAttempts:
                store(object, target, options, attempt: attempt + 1, completion: completion)
            case .failure(let error):
                settled(key, completion)(.failure(Self.status(error, target.resource, name: name)))
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

    /// The new object as it is to be stored: named, defaulted, admitted and found valid.
    private func creation(_ target: ResourceRequest, body: Value, _ options: WriteOptions) throws(StatusError) -> Change
    {
        var object = body
        let context = CreationContext(now: environment.now(), uid: environment.uid())
        Self.removeOwnerDuplicates(from: &object, target, afterAdmission: false)
        try clearMetadata(of: &object, target)
        Defaulting.apply(to: &object, resource: target.resource)
        fieldRecords.create(&object, target, by: options.writer)
        return try admitted(
            AdmissionAttributes(.create, target, options, object: object)
        ) { [self] request throws(StatusError) in try finish(request, context) }
    }

    /// Clients are told of owners that they name twice, and so is who lets admission do it.
    static func removeOwnerDuplicates(from object: inout Value, _ target: ResourceRequest, afterAdmission: Bool) {
        let uids = OwnerDuplicates.remove(from: &object)
        guard !uids.isEmpty else { return }
        target.context.warnings?.add([OwnerDuplicates.warning(of: uids, afterAdmission: afterAdmission)])
    }

    /// The rest of a creation, whose object nobody completes any more.
    private func finish(_ request: AdmissionAttributes, _ context: CreationContext) throws(StatusError) -> Change {
        let (target, resource) = (request.target, request.resource)
        var object = request.object
        Self.removeOwnerDuplicates(from: &object, target, afterAdmission: true)
        try RoleGrants(authorizer: authorizer).check(object, old: .null, target)
        fillMetadata(of: &object, context)
        target.context.warnings?.add(ObjectWarnings.preparation(of: object, resource: resource))
        Lifecycle.prepareForCreate(&object, resource: resource, context: context)
        let onSettled = try grant(&object, old: nil, target)
        do throws(StatusError) {
            try validate(object, request)
        } catch {
            onSettled?()
            throw error
        }
        Lifecycle.completeStored(&object, resource: resource)
        return .put(SharedStorage.stored(object, resource: resource), onSettled: onSettled)
    }

    private func validate(_ object: Value, _ request: AdmissionAttributes) throws(StatusError) {
        let resource = request.resource
        let errors =
            SigningRequests.completing(
                Validation.create(object, resource: resource), of: object, request.target)
            + CustomResourceChecks.create(object, resource: resource)
        guard errors.isEmpty else {
            let name = object["metadata"]?["name"]?.stringValue ?? ""
            let kind = CustomResourceChecks.kind(of: object, resource)
            throw .invalid(group: resource.group, kind: kind, name: name, errors)
        }
        request.target.context.warnings?.add(
            ObjectWarnings.create(object, resource: resource) + CustomResourceChecks.warnings(of: object, resource))
        var request = request
        request.object = object
        try admission.validate(request)
    }

    /// Takes away what only the server says about a new object.
    private func clearMetadata(of object: inout Value, _ target: ResourceRequest) throws(StatusError) {
        try Self.updateMetadata(of: &object) { (metadata) throws(StatusError) in
            try checkNamespace(metadata.string("namespace"), target)
            if let version = metadata.optionalString("resourceVersion"), !version.isEmpty, version != "0" {
                throw StatusError(
                    code: 500, reason: "", message: "resourceVersion should not be set on objects to be created")
            }
            metadata["namespace"] = Self.namespace(of: target)
            for key in [
                "resourceVersion", "selfLink", "deletionTimestamp", "deletionGracePeriodSeconds", "generation", "uid",
                "creationTimestamp",
            ] {
                metadata[key] = nil
            }
        }
    }

    /// Gives an object that was admitted its identity.
    private func fillMetadata(of object: inout Value, _ context: CreationContext) {
        Self.updateMetadata(of: &object) { metadata in
            if metadata.string("name").isEmpty, let prefix = metadata.optionalString("generateName"), !prefix.isEmpty {
                let kept = String(prefix.prefix(ServerLimits.generatedPrefix))
                metadata["name"] = .string(kept + environment.suffix(ServerLimits.generatedSuffix))
            }
            metadata["uid"] = .string(context.uid)
            metadata["creationTimestamp"] = .string(context.now.rfc3339)
        }
    }

    private static func updateMetadata<Failure: Error>(
        of object: inout Value, _ change: (inout Fields) throws(Failure) -> Void
    ) throws(Failure) {
        guard case .object(var fields) = object else { return }
        object = .null
        var metadata = fields["metadata"]?.objectValue ?? Fields()
        fields["metadata"] = nil
        defer {
            fields["metadata"] = .object(metadata)
            object = .object(fields)
        }
        try change(&metadata)
    }

    /// Objects of the cluster may state a namespace, which is not kept.
    static func namespace(of target: ResourceRequest) -> Value? {
        target.resource.namespaced ? .string(target.namespace) : nil
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
