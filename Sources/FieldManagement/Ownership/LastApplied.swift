import ObjectTree

/// The way from client-side apply to server-side apply: `kubectl apply` used to keep what it applied in an annotation.
package struct LastApplied {
    let json: JSONForm

    /// The annotation that client-side apply keeps.
    package static let annotation = "kubectl.kubernetes.io/last-applied-configuration"
    /// The manager whose name stands for kubectl; under any other the annotation means nothing.
    static let manager = "kubectl"

    /// Applies in spite of conflicts about fields that kubectl itself has set by client-side apply; others remain.
    func adopt(
        _ request: ApplyRequest, _ owners: OwnerList, after failure: ApplyFailure
    ) throws(ApplyFailure) -> ApplyRequest.Outcome {
        guard request.owner.name == Self.manager, case .conflicts(let conflicts) = failure,
            let own = fields(of: request.live, request.versions)
        else { throw failure }
        let allowed = Set(own.descriptions)
        let others = conflicts.filter { !allowed.contains($0.path) }
        guard others.isEmpty else { throw .conflicts(others) }
        return try request.outcome(owners, isForced: true)
    }

    /// Fields of the annotation that the object still has as they were applied; nil where there is none to go by.
    private func fields(of live: Value, _ versions: FieldVersions) -> FieldSet? {
        guard let schema = versions.schema(of: versions.current),
            let text = Self.annotations(of: live)[Self.annotation]?.stringValue, !text.isEmpty,
            let config = json.parse(text), config["apiVersion"]?.stringValue == versions.current,
            TypeCheck.complaint(about: config, schema, allowsDuplicates: false) == nil
        else { return nil }
        let changes = Comparison(from: config, to: live, schema)
        return FieldSet(of: config, schema).subtracting(changes.all)
    }

    private static func annotations(of object: Value) -> Fields {
        object["metadata"]?["annotations"]?.objectValue ?? Fields()
    }

    /// Writes what was applied into the annotation of an object that has one, so that client-side apply can go on.
    func sync(_ object: inout Value, with config: Value) {
        var annotations = Self.annotations(of: object)
        guard let text = annotations[Self.annotation]?.stringValue, !text.isEmpty else { return }
        annotations[Self.annotation] = .string(json.print(Self.withoutAnnotation(config)) + "\n")
        let size = annotations.reduce(0) { $0 + $1.key.utf8.count + ($1.value.stringValue?.utf8.count ?? 0) }
        if size > OwnershipLimits.annotationBytes { annotations[Self.annotation] = nil }
        guard case .object(var fields) = object else { return }
        var metadata = fields["metadata"]?.objectValue ?? Fields()
        metadata["annotations"] = .object(annotations)
        fields["metadata"] = .object(metadata)
        object = .object(fields)
    }

    private static func withoutAnnotation(_ config: Value) -> Value {
        guard case .object(var fields) = config, case .object(var metadata)? = fields["metadata"],
            case .object(var annotations)? = metadata["annotations"]
        else { return config }
        annotations[annotation] = nil
        metadata["annotations"] = .object(annotations)
        fields["metadata"] = .object(metadata)
        return .object(fields)
    }
}
