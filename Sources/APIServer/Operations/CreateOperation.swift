import ObjectModel
import ObjectRules
import ObjectStore

extension ObjectOperations {
    /// Creates an object. `body` is decoded and normalised; apiVersion and kind have been checked.
    func create(
        _ target: ResourceRequest, body: Value, options: WriteOptions, attempt: Int = 0,
        completion: @escaping Completion
    ) {
        let prepared = prepared(for: target, body, options)
        let change: Change
        do throws(StatusError) {
            change = try creation(target, body: body, options, prepared)
        } catch {
            return completion(.failure(error))
        }
        settle(change, completion: completion) { [self] change in
            // A creation puts an object, whoever has a say in it.
            guard case .put(let object, _) = change else { return }
            let isGenerated = Self.name(of: body).isEmpty
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
            guard !options.isDryRun else { return store(object, nil, target, options, completion: settled) }
            store(form: object, target.resource) {
                settled(.failure($0))
            } then: { [self] object in
                store(object, prepared?.encoded(of: object), target, options, completion: settled)
            }
        }
    }

    /// Stores a new object and charges its namespace's quotas for it, again when another writer was faster with them.
    private func store(
        _ object: Value, _ encoded: EncodedObject?, _ target: ResourceRequest, _ options: WriteOptions,
        attempt: Int = 0, completion: @escaping Completion
    ) {
        let name = Self.name(of: object)
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
        writes.append(Write(creating: encoded ?? store.encode(object, as: key), as: key))
        store.commit(writes) { [self] result in
            switch result {
            case .success(let stored):
                complete(stored[stored.count - 1], created: true, target.resource, completion)
            // Only a quota can have changed or gone: the object itself has to be absent.
            case .failure(.changed) where attempt < ServerLimits.updateAttempts,
                .failure(.missing) where attempt < ServerLimits.updateAttempts:
                store(object, encoded, target, options, attempt: attempt + 1, completion: completion)
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
    /// - Parameter prepared: What was made of it before its moment. Admission is asked now all the same.
    private func creation(
        _ target: ResourceRequest, body: Value, _ options: WriteOptions, _ prepared: PreparedCreation?
    ) throws(StatusError) -> Change {
        let context = prepared?.context ?? CreationContext(now: environment.now(), uid: environment.uid())
        let draft = if let prepared { prepared.draft } else { try draft(of: body, target, options, context) }
        return try admitted(
            AdmissionAttributes(.create, target, options, object: draft)
        ) { [self] request throws(StatusError) in
            guard let prepared, prepared.draft == request.object else { return try finish(request, context) }
            try judge(prepared.valid, request)
            return .put(prepared.stored)
        }
    }

    /// A new object as it comes to admission.
    private func draft(
        of body: Value, _ target: ResourceRequest, _ options: WriteOptions, _ context: CreationContext
    ) throws(StatusError) -> Value {
        var object = body
        Self.removeOwnerDuplicates(from: &object, target, afterAdmission: false)
        try clearMetadata(of: &object, target)
        Defaulting.apply(to: &object, resource: target.resource)
        fieldRecords.create(&object, target, by: options.writer, at: context.now)
        return object
    }

    /// Makes ready what of a creation does not depend on what else there is, because it is likely to come at a moment.
    /// Nothing is stored, and the creation answers what it would without.
    func prepare(_ target: ResourceRequest, body: Value, options: WriteOptions, for moment: Time) {
        let key = key(target, name: Self.name(of: body))
        guard PreparedCreation.kinds.contains(target.resource.groupResource), !key.name.isEmpty else { return }
        let context = CreationContext(now: moment, uid: environment.uid())
        do throws(StatusError) {
            let draft = try draft(of: body, target, options, context)
            var object = draft
            complete(&object, target, context)
            try validate(object, target)
            let valid = object
            Lifecycle.completeStored(&object, resource: target.resource)
            let prepared = PreparedCreation(
                body: body, manager: options.fieldManager, context: context, draft: draft, valid: valid, stored: object,
                form: store.encode(object, as: key))
            preparations.note(prepared, as: key, now: environment.now())
        } catch {
            // Whoever creates it is told then.
        }
    }

    /// What was made ready for a request, if it is exactly the one that was announced, and comes in its second, which
    /// the object tells. Warnings are not made ready: who wants them waits for all of it.
    private func prepared(for target: ResourceRequest, _ body: Value, _ options: WriteOptions) -> PreparedCreation? {
        guard PreparedCreation.kinds.contains(target.resource.groupResource), target.context.warnings == nil,
            let prepared = preparations.take(key(target, name: Self.name(of: body))),
            prepared.context.now.wholeSeconds == environment.now().wholeSeconds,
            prepared.manager == options.fieldManager, prepared.body == body
        else { return nil }
        return prepared
    }

    private static func name(of object: Value) -> String { object["metadata"]?["name"]?.stringValue ?? "" }

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
        try RoleGrants(authorizer: authorizer).check(object, old: .null, target)
        complete(&object, target, context)
        let onSettled = try grant(&object, old: nil, target)
        do throws(StatusError) {
            try validate(object, target)
            try judge(object, request)
        } catch {
            onSettled?()
            throw error
        }
        Lifecycle.completeStored(&object, resource: resource)
        return .put(SharedStorage.stored(object, resource: resource), onSettled: onSettled)
    }

    private func complete(_ object: inout Value, _ target: ResourceRequest, _ context: CreationContext) {
        Self.removeOwnerDuplicates(from: &object, target, afterAdmission: true)
        fillMetadata(of: &object, context)
        target.context.warnings?.add(ObjectWarnings.preparation(of: object, resource: target.resource))
        Lifecycle.prepareForCreate(&object, resource: target.resource, context: context)
    }

    private func validate(_ object: Value, _ target: ResourceRequest) throws(StatusError) {
        let resource = target.resource
        let errors =
            SigningRequests.completing(Validation.create(object, resource: resource), of: object, target)
            + CustomResourceChecks.create(object, resource: resource)
        guard errors.isEmpty else {
            let kind = CustomResourceChecks.kind(of: object, resource)
            throw .invalid(group: resource.group, kind: kind, name: Self.name(of: object), errors)
        }
        target.context.warnings?.add(
            ObjectWarnings.create(object, resource: resource) + CustomResourceChecks.warnings(of: object, resource))
    }

    /// Whether admission lets a valid object in.
    private func judge(_ object: Value, _ request: AdmissionAttributes) throws(StatusError) {
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
