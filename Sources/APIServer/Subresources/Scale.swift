import ObjectCoding
import ObjectModel
import ObjectRules
import ObjectStore

/// The `scale` of a workload: how many replicas it wants and has, whatever its kind (autoscaling/v1 Scale).
enum ScaleView {
    static let kind = "Scale"
    static let apiVersion = "autoscaling/v1"

    /// The Scale of a workload.
    static func scale(of stored: Value, _ resource: ResourceType) throws(StatusError) -> Value {
        if let served = resource.served { return try CustomScale.scale(of: served.shown(stored), served.custom) }
        let object = stored
        let old = object["metadata"]?.objectValue ?? Fields()
        var metadata = Fields()
        for key in ["name", "namespace", "uid", "resourceVersion", "creationTimestamp"] { metadata[key] = old[key] }
        var spec = Fields()
        let wanted = object.at("spec", "replicas")?.intValue ?? 0
        if wanted != 0 { spec["replicas"] = .int(Int64(wanted)) }
        var status = Fields([("replicas", .int(Int64(object.at("status", "replicas")?.intValue ?? 0)))])
        let selector = selector(of: object)
        if !selector.isEmpty { status["selector"] = .string(selector) }
        return [
            "kind": .string(kind), "apiVersion": .string(apiVersion), "metadata": .object(metadata),
            "spec": .object(spec), "status": .object(status),
        ]
    }

    /// The workload's selector as text, sorted by key.
    private static func selector(of object: Value) -> String {
        guard let selector = object.at("spec", "selector")?.objectValue else { return "" }
        let isLabelSelector = selector["matchLabels"] != nil || selector["matchExpressions"] != nil
        let labels = isLabelSelector ? selector.object("matchLabels") : selector
        var terms = labels.entries.map { (key: $0.key, text: "\($0.key)=\($0.value.stringValue ?? "")") }
        if isLabelSelector {
            terms += LabelSelector(fields: selector).matchExpressions.map { ($0.key, text(of: $0)) }
        }
        return terms.sorted { $0.key < $1.key }.map(\.text).joined(separator: ",")
    }

    private static func text(of expression: LabelSelectorRequirement) -> String {
        let values = expression.values.sorted().joined(separator: ",")
        switch expression.operator {
        case "In": return "\(expression.key) in (\(values))"
        case "NotIn": return "\(expression.key) notin (\(values))"
        case "Exists": return expression.key
        default: return "!\(expression.key)"
        }
    }

    /// The workload with the replicas that a Scale asks for.
    static func applied(
        _ scale: Value, to object: Value, _ resource: ResourceType, name: String
    ) throws(StatusError) -> Value {
        let replicas = scale.at("spec", "replicas")?.intValue ?? 0
        guard replicas >= 0 else {
            throw .invalid(
                group: "autoscaling", kind: kind, name: name,
                [
                    .invalid(
                        FieldPath("spec.replicas"), .int(Int64(replicas)), "must be greater than or equal to 0")
                ])
        }
        if let served = resource.served {
            return CustomScale.applied(replicas, to: served.shown(object), served.custom)
        }
        guard case .object(var fields) = object else { return object }
        var spec = fields.object("spec")
        spec["replicas"] = .int(Int64(replicas))
        fields["spec"] = .object(spec)
        return .object(fields)
    }
}

extension SubresourceHandler {
    func scale(_ call: ResourceCall) throws(StatusError) {
        let form = try AnswerForm(call.request, offering: .objects)
        switch call.verb {
        case .get:
            operations.complete(try operations.get(call.target), created: false, call.resource) { result in
                answerScale(call, form, result)
            }
        case .update:
            let options = try WriteOptions(call.request, kind: "UpdateOptions")
            let body = try body(call, options)
            try checkName(body, call)
            let records = operations.fieldRecords
            changeScale(call, form, options) { scale, workload throws(StatusError) in
                let record = records.update(
                    scale: body, from: scale, of: workload, call.resource, by: options.fieldManager)
                return (body, record)
            }
        case .patch:
            let (patch, options) = try bodies.patch(call)
            changeScale(call, form, options) { scale, workload throws(StatusError) in
                try patched(scale, of: workload, patch, call, options)
            }
        default: throw ResourceRequest.methodNotAllowed
        }
    }

    private func checkName(_ body: Value, _ call: ResourceCall) throws(StatusError) {
        let name = body.at("metadata", "name")?.stringValue ?? ""
        guard !name.isEmpty, name != call.target.name else { return }
        throw .badRequest(
            "the name of the object (\(name)) does not match the name on the URL (\(call.target.name))")
    }

    private func patched(
        _ current: Value, of workload: Value, _ patch: PatchBody, _ call: ResourceCall, _ options: WriteOptions
    ) throws(StatusError) -> (scale: Value, record: Value?) {
        guard let known = ExpectedKind(apiVersion: ScaleView.apiVersion, kind: ScaleView.kind, schema: bodies.schema)
        else { throw ResourceRequest.unknownPath }
        let records = operations.fieldRecords
        if case .apply(let patch) = patch {
            let (raw, record) = try records.apply(patch, toScale: current, of: workload, call.resource, options)
            try patch.checkDuplicates(options) { call.warnings.decoded($0) }
            return (try bodies.normalised(raw, as: known.message, options: options) { _ in }, record)
        }
        let raw = try patch.applied(to: current, message: known.message, schema: bodies.schema)
        let scale = try bodies.normalised(raw, as: known.message, by: patch, options: options) {
            call.warnings.decoded($0)
        }
        let record = records.update(
            scale: scale, from: current, of: workload, call.resource, by: options.fieldManager)
        return (scale, record)
    }

    /// `wanted` makes the new Scale, and the record of its workload, of the current Scale and the workload.
    private func changeScale(
        _ call: ResourceCall, _ form: AnswerForm, _ options: WriteOptions,
        wanted: @escaping @Sendable (Value, Value) throws(StatusError) -> (scale: Value, record: Value?)
    ) {
        var target = call.target
        target.subresource = nil
        let (whole, part) = (target, call.target)
        operations.update(
            whole, options: options,
            change: { current throws(StatusError) in
                let old = try ScaleView.scale(of: current, whole.resource)
                let (scale, record) = try wanted(old, current)
                let version = scale.at("metadata", "resourceVersion")?.stringValue ?? ""
                guard version.isEmpty || version == current.at("metadata", "resourceVersion")?.stringValue else {
                    throw .modified(whole.resource, name: whole.name)
                }
                let request = AdmissionAttributes(.update, part, options, object: scale, oldObject: old)
                return try operations.admitted(request) { [operations] request throws(StatusError) in
                    try operations.admission.validate(request)
                    var object = try ScaleView.applied(request.object, to: current, whole.resource, name: whole.name)
                    object.setManagedFields(record)
                    return try operations.change(to: object, from: current, whole, options.recorded, isAdmitted: true)
                }
            },
            completion: { result in answerScale(call, form, result) })
    }

    /// Answers with the Scale of a workload.
    private func answerScale(_ call: ResourceCall, _ form: AnswerForm, _ result: Result<Outcome, StatusError>) {
        answer(
            call, form,
            result.flatMap { outcome in
                Result { () throws(StatusError) in
                    .answer(try ScaleView.scale(of: outcome.tree, call.resource), created: false)
                }
            })
    }
}
