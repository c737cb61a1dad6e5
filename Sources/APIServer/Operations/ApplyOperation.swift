import ObjectCoding
import ObjectModel
import ObjectRules
import ObjectStore

extension ObjectOperations {
    /// Applies a configuration to an object or a part of it (server-side apply); creates the object where there is
    /// none. `warn` gets what is unusual about the configuration.
    func apply(
        _ target: ResourceRequest, _ patch: ApplyPatch, options: WriteOptions,
        warn: @escaping @Sendable ([String]) -> Void, completion: @escaping Completion
    ) {
        guard target.subresource != nil || store.newest(key(target, name: target.name)) != nil else {
            return applyNew(target, patch, options: options, warn: warn, completion: completion)
        }
        update(
            target, options: options,
            change: { [self] stored throws(StatusError) in
                let current = SharedStorage.shown(stored, resource: target.resource)
                let object = try applied(patch, to: current, target, options, warn)
                try checkPatchedIdentity(object, current: current, target)
                return try change(to: object, from: stored, target, options.recorded)
            }, completion: completion)
    }

    /// Creates an object of a configuration. When another client was faster it is applied to that one's object.
    private func applyNew(
        _ target: ResourceRequest, _ patch: ApplyPatch, options: WriteOptions,
        warn: @escaping @Sendable ([String]) -> Void, completion: @escaping Completion
    ) {
        let object: Value
        do throws(StatusError) {
            object = try created(patch, target, options, warn)
        } catch {
            return completion(.failure(error))
        }
        var collection = target
        collection.name = ""
        create(collection, body: object, options: options.recorded) { [self] result in
            if case .failure(let error) = result, error.isAlreadyExists, !options.isDryRun {
                return apply(target, patch, options: options, warn: warn, completion: completion)
            }
            completion(result)
        }
    }

    private func created(
        _ patch: ApplyPatch, _ target: ResourceRequest, _ options: WriteOptions, _ warn: @Sendable ([String]) -> Void
    ) throws(StatusError) -> Value {
        var object = try applied(patch, to: nil, target, options, warn)
        let metadata = object["metadata"]?.objectValue ?? Fields()
        if let uid = metadata.optionalString("uid"), !uid.isEmpty {
            throw .conflict(
                target.resource, name: target.name,
                "uid mismatch: the provided object specified uid \(uid), and no existing object was found")
        }
        try checkNamespace(metadata.string("namespace"), target)
        let name = metadata.string("name")
        guard !name.isEmpty else {
            throw .badRequest(
                "the name of the object (\(target.name) based on URL) was undeterminable: name must be provided")
        }
        guard name == target.name else {
            throw .badRequest("the name of the object (\(name)) does not match the name on the URL (\(target.name))")
        }
        // Whatever version the client had in mind is gone.
        object["metadata"]?["resourceVersion"] = nil
        return object
    }

    /// The object that comes of a configuration, in canonical form, with its record.
    private func applied(
        _ patch: ApplyPatch, to current: Value?, _ target: ResourceRequest, _ options: WriteOptions,
        _ warn: @Sendable ([String]) -> Void
    ) throws(StatusError) -> Value {
        let (raw, record) = try fieldRecords.apply(patch, to: current, target, options)
        try patch.checkDuplicates(options, warn: warn)
        var object: Value
        do throws(CodingError) {
            object = try decoder.normalise(raw, as: target.resource.message).value
        } catch {
            throw StatusError(
                code: 500, reason: "",
                message: "failed to convert new object (\(ApplyPatch.name(raw))) to proper version: \(error.message)")
        }
        object.setManagedFields(record)
        return object
    }
}
