import ObjectModel
import ObjectRules
import ObjectStore

extension ObjectOperations {
    /// Replaces an object (PUT), or one of its subresources that is a part of it, such as `status`.
    func replace(
        _ target: ResourceRequest, body: Value, options: WriteOptions, completion: @escaping Completion
    ) {
        do throws(StatusError) {
            try checkIdentity(of: body, target)
        } catch {
            return completion(.failure(error))
        }
        if target.subresource == nil, KindTraits.allowsCreateOnUpdate(target.resource),
            store.newest(key(target, name: target.name)) == nil
        {
            do throws(StatusError) {
                try checkCreation(onUpdateOf: target)
            } catch {
                return completion(.failure(error))
            }
            var collection = target
            collection.name = ""
            return create(collection, body: body, options: options, completion: completion)
        }
        update(
            target, options: options,
            change: { [self] current throws(StatusError) in
                try checkVersion(of: body, current: current, target)
                var body = body
                Self.removeOwnerDuplicates(from: &body, target, afterAdmission: false)
                return try self.change(to: body, from: current, target, options)
            }, completion: completion)
    }

    /// Name, namespace and uid of the body must be those of the request.
    private func checkIdentity(of body: Value, _ target: ResourceRequest) throws(StatusError) {
        let metadata = body["metadata"]?.objectValue ?? Fields()
        let name = metadata.string("name")
        if name.isEmpty {
            throw .badRequest("name must be provided")
        }
        if name != target.name {
            throw .badRequest(
                "the name of the object (\(name)) does not match the name on the URL (\(target.name))")
        }
        try checkNamespace(metadata.string("namespace"), target)
    }

    private func checkVersion(of body: Value, current: Value, _ target: ResourceRequest) throws(StatusError) {
        try checkUID(of: body, current: current, target)
        let stated = body["metadata"]?["resourceVersion"]?.stringValue ?? ""
        let stored = current["metadata"]?["resourceVersion"]?.stringValue ?? ""
        if stated.isEmpty || stated == "0" {
            guard !KindTraits.allowsUnconditionalUpdate(target.resource) else { return }
            throw StatusError.invalid(
                group: target.resource.group, kind: target.resource.plural, name: target.name,
                [.invalid(FieldPath("metadata.resourceVersion"), 0, "must be specified for an update")])
        }
        _ = try ListQuery.version(stated)
        guard stated == stored else { throw .modified(target.resource, name: target.name) }
    }

    private func checkUID(of body: Value, current: Value, _ target: ResourceRequest) throws(StatusError) {
        let stated = body["metadata"]?["uid"]?.stringValue ?? ""
        let stored = current["metadata"]?["uid"]?.stringValue ?? ""
        guard !stated.isEmpty, stated != stored else { return }
        throw .conflict(
            target.resource, name: target.name,
            "Precondition failed: UID in precondition: \(stated), UID in object meta: \(stored)")
    }

    /// What becomes of an object when a client wants `wanted` instead of `stored`: defaults, immutable metadata, rules
    /// of the kind, and the end of it when the last finalizer went.
    ///
    /// - Parameter isAdmitted: Everybody was asked already, about a Scale that changes it.
    func change(
        to wanted: Value, from stored: Value, _ target: ResourceRequest, _ options: WriteOptions,
        isAdmitted: Bool = false
    ) throws(StatusError) -> Change {
        let resource = target.resource
        let current = SharedStorage.shown(stored, resource: resource)
        var object = wanted
        Self.keepServerMetadata(of: current, in: &object, target)
        Defaulting.apply(to: &object, resource: resource)
        fieldRecords.update(&object, from: current, target, by: options.writer)
        let request = AdmissionAttributes(.update, target, options, object: object, oldObject: current)
        if isAdmitted { return try finish(request, isAdmitted: true) }
        return try admitted(request) { [self] request throws(StatusError) in try finish(request) }
    }

    /// The rest of a change, whose object nobody completes any more.
    private func finish(
        _ request: AdmissionAttributes, isAdmitted: Bool = false
    ) throws(StatusError) -> Change {
        let (target, current) = (request.target, request.oldObject)
        let resource = target.resource
        var object = request.object
        Self.removeOwnerDuplicates(from: &object, target, afterAdmission: true)
        try RoleGrants(authorizer: authorizer).check(object, old: current, target)
        Lifecycle.prepareForUpdate(
            &object, old: current, resource: resource, subresource: target.subresource, now: environment.now())
        let onSettled = try grant(&object, old: current, target)
        do throws(StatusError) {
            try checkRules(object, request)
            var request = request
            request.object = object
            if !isAdmitted { try admission.validate(request) }
        } catch {
            onSettled?()
            throw error
        }
        Lifecycle.canonicalize(&object, resource: resource)
        FieldTimes.attach(request.object.managedFields, to: &object, insteadOf: current)
        let result = SharedStorage.stored(object, resource: resource)
        return Self.isFinished(object) ? .delete(result) : .put(result, onSettled: onSettled)
    }

    private func checkRules(_ object: Value, _ request: AdmissionAttributes) throws(StatusError) {
        let target = request.target
        let resource = target.resource
        let (old, subresource) = (request.oldObject, target.subresource)
        let custom = CustomResourceChecks.update(object, old: old, resource: resource, subresource: subresource)
        target.context.warnings?.add(custom.warnings)
        let errors =
            SigningRequests.completing(
                Validation.update(
                    object, old: old, resource: resource, subresource: subresource), of: object,
                target)
            + custom.errors
        guard errors.isEmpty else {
            let kind = CustomResourceChecks.kind(of: object, resource)
            throw .invalid(group: resource.group, kind: kind, name: target.name, errors)
        }
        if subresource == nil {
            target.context.warnings?.add(ObjectWarnings.update(object, old: old, resource: resource))
        }
    }

    /// The path says which object this is, the store at which version; the rest of its identity is for the rules.
    private static func keepServerMetadata(of current: Value, in object: inout Value, _ target: ResourceRequest) {
        guard case .object(var fields) = object else { return }
        object = .null
        var metadata = fields["metadata"]?.objectValue ?? Fields()
        let old = current["metadata"]?.objectValue ?? Fields()
        metadata["namespace"] = namespace(of: target)
        metadata["name"] = .string(target.name)
        metadata["resourceVersion"] = old["resourceVersion"]
        fields["metadata"] = .object(metadata)
        object = .object(fields)
    }

    /// Whether an object that is being deleted has nothing left to wait for.
    static func isFinished(_ object: Value) -> Bool {
        guard let metadata = object["metadata"]?.objectValue, metadata["deletionTimestamp"] != nil else { return false }
        let finalizers = metadata["finalizers"]?.arrayValue ?? []
        let namespaceFinalizers =
            object["kind"] == "Namespace" ? object["spec"]?["finalizers"]?.arrayValue ?? [] : []
        return finalizers.isEmpty && namespaceFinalizers.isEmpty && metadata.int("deletionGracePeriodSeconds") == 0
    }
}
