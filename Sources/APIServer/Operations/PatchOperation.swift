import ObjectCoding
import ObjectModel
import ObjectRules
import ObjectStore

/// A patch as a client sent it.
enum PatchBody: Sendable {
    case json(Value)
    case merge(Value)
    case strategicMerge(Value)
    /// Server-side apply, which makes objects too.
    case apply(ApplyPatch)

    var isStrategicMerge: Bool {
        if case .strategicMerge = self { true } else { false }
    }

    /// `object` with the patch applied, not normalised yet.
    func applied(to object: Value, message: MessageID, schema: Schema) throws(StatusError) -> Value {
        switch self {
        case .json(let patch): try JSONPatch.apply(patch, to: object)
        case .merge(let patch): try MergePatch.apply(patch, to: object)
        case .strategicMerge(let patch):
            try StrategicMergePatch.apply(patch, to: object, message: message, schema: schema)
        // What is applied depends on who owns what: `FieldRecords` does it.
        case .apply: object
        }
    }
}

extension ObjectOperations {
    /// Patches an object or a subresource that is a part of it. `warn` gets what the decoder found unusual.
    func patch(
        _ target: ResourceRequest, patch: PatchBody, options: WriteOptions,
        warn: @escaping @Sendable ([String]) -> Void, completion: @escaping Completion
    ) {
        if case .apply(let patch) = patch {
            return apply(target, patch, options: options, warn: warn, completion: completion)
        }
        update(
            target, options: options,
            change: { [self] stored throws(StatusError) in
                let current = SharedStorage.shown(stored, resource: target.resource)
                let patched = try patched(current, patch, target, options, warn)
                try checkPatchedIdentity(patched, current: current, target)
                return try change(to: patched, from: stored, target, options)
            }, completion: completion)
    }

    private func patched(
        _ current: Value, _ patch: PatchBody, _ target: ResourceRequest, _ options: WriteOptions,
        _ warn: @Sendable ([String]) -> Void
    ) throws(StatusError) -> Value {
        var raw = try patch.applied(to: current, message: target.resource.message, schema: schema)
        if let served = target.resource.served {
            return try BodyReader(schema: schema, decoder: decoder).normalised(
                raw, as: served.custom, options: options, warn: warn)
        }
        // A typed patch cannot change what the object is; Kubernetes ignores the attempt. Others may leave it out.
        if !patch.isStrategicMerge { try checkKind(raw, target.resource) }
        raw = Self.withKind(of: current, raw)
        return try BodyReader(schema: schema, decoder: decoder).normalised(
            raw, as: target.resource.message, from: current, by: patch, options: options, warn: warn)
    }

    private static func withKind(of current: Value, _ patched: Value) -> Value {
        // A patch that leaves null leaves an object without anything of its own.
        guard var fields = patched.isNull ? Fields() : patched.objectValue else { return patched }
        for key in ["kind", "apiVersion"] { fields[key] = current[key] }
        return .object(fields)
    }

    private func checkKind(_ patched: Value, _ resource: ResourceType) throws(StatusError) {
        guard let fields = patched.objectValue else { return }
        do throws(CodingError) {
            try decoder.checkKind(of: fields, expected: ExpectedKind(resource))
        } catch {
            throw PatchErrors.unusable(patched, error.message)
        }
    }

    func checkPatchedIdentity(_ patched: Value, current: Value, _ target: ResourceRequest)
        throws(StatusError)
    {
        let metadata = patched["metadata"]?.objectValue ?? Fields()
        let old = current["metadata"]?.objectValue ?? Fields()
        if let name = metadata.optionalString("name"), name != target.name {
            throw .badRequest(
                "the name of the object (\(name)) does not match the name on the URL (\(target.name))")
        }
        try checkNamespace(metadata.string("namespace"), target)
        let version = metadata.string("resourceVersion")
        guard version.isEmpty || version == old.string("resourceVersion") else {
            throw .modified(target.resource, name: target.name)
        }
    }
}
