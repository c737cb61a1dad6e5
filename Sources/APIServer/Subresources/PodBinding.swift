import ObjectCoding
import ObjectModel
import ObjectRules
import ObjectStore

/// Assigning a pod to a node: what the scheduler asks for by a Binding.
enum PodBinding {
    /// The pod as bound. Fails with 409 when it cannot be, or not any more.
    static func bind(_ pod: Value, to binding: Binding, now: Time) throws(StatusError) -> Value {
        guard case .object(var fields) = pod else { return pod }
        var metadata = fields.object("metadata")
        var spec = fields.object("spec")
        let name = metadata.string("name")
        let uid = binding.metadata.uid
        guard uid.isEmpty || uid == metadata.string("uid") else {
            throw conflict(
                name,
                "Precondition failed: UID in precondition: \(uid), UID in object meta: \(metadata.string("uid"))")
        }
        guard metadata["deletionTimestamp"] == nil else {
            throw conflict(name, "pod \(name) is being deleted, cannot be assigned to a host")
        }
        let current = spec.string("nodeName")
        guard current.isEmpty else {
            throw conflict(name, "pod \(name) is already assigned to node \(FieldError.quoted(current))")
        }
        guard spec["schedulingGates"] == nil else {
            throw conflict(name, "pod \(name) has non-empty .spec.schedulingGates")
        }
        spec["nodeName"] = .string(binding.target.name)
        for key in ["annotations", "labels"] {
            let more = binding.metadata.fields.object(key)
            guard !more.entries.isEmpty else { continue }
            var merged = metadata.object(key)
            for entry in more { merged[entry.key] = entry.value }
            metadata[key] = .object(merged)
        }
        fields["metadata"] = .object(metadata)
        fields["spec"] = .object(spec)
        var status = PodConditions.setting(
            ["type": "PodScheduled", "status": "True"], in: fields.object("status"), now: now)
        // Where it was meant to go says nothing any more.
        status["nominatedNodeName"] = nil
        fields["status"] = .object(status)
        return .object(fields)
    }

    private static func conflict(_ name: String, _ why: String) -> StatusError {
        StatusError(
            code: 409, reason: "Conflict",
            message: "Operation cannot be fulfilled on pods/binding \(FieldError.quoted(name)): \(why)",
            details: Fields([("name", .string(name)), ("kind", "pods/binding")]))
    }
}

/// Conditions in the status of a pod.
enum PodConditions {
    /// A status with a condition in place of the one of its type; the time of its last change stays when nothing
    /// changed.
    static func setting(_ condition: Fields, in status: Fields, now: Time) -> Fields {
        var status = status
        var conditions = status["conditions"]?.arrayValue ?? []
        let position = conditions.firstIndex { $0["type"] == condition["type"] }
        let old = position.map { conditions[$0] }
        var new = Fields([("type", condition["type"] ?? ""), ("status", condition["status"] ?? "")])
        new["lastProbeTime"] = .null
        let isSame = old?["status"] == condition["status"]
        new["lastTransitionTime"] =
            isSame ? old?["lastTransitionTime"] ?? .string(now.rfc3339) : .string(now.rfc3339)
        for key in ["reason", "message"] { new[key] = condition[key] }
        if let position { conditions[position] = .object(new) } else { conditions.append(.object(new)) }
        status["conditions"] = .array(conditions)
        return status
    }
}

extension SubresourceHandler {
    func bind(_ call: ResourceCall) throws(StatusError) {
        let options = try WriteOptions(call.request, kind: "CreateOptions")
        let body = Binding(try body(call, options))
        try operations.checkNamespace(body.metadata.namespace, call.target)
        guard body.metadata.name.isEmpty || body.metadata.name == call.target.name else {
            throw .badRequest("name in URL does not match name in Binding object")
        }
        operations.bind(call.target, to: body, options: options) { answerDone(call, $0) }
    }
}

extension ObjectOperations {
    /// Binds a pod to a node. A binding that makes no sense is answered as an error without a reason, as Kubernetes
    /// does.
    func bind(
        _ target: ResourceRequest, to binding: Binding, options: WriteOptions, completion: @escaping Completion
    ) {
        admitted(AdmissionAttributes(.create, target, options, object: binding.value)) {
            completion(.failure($0))
        } then: { [self] object in
            assign(target, as: Binding(object), options: options, completion: completion)
        }
    }

    private func assign(
        _ target: ResourceRequest, as binding: Binding, options: WriteOptions, completion: @escaping Completion
    ) {
        let errors = BindingValidation.validate(binding)
        guard errors.isEmpty else {
            let texts = errors.map { "\($0.field): \($0.message)" }
            let text = texts.count == 1 ? texts[0] : "[" + texts.joined(separator: ", ") + "]"
            return completion(.failure(StatusError(code: 500, reason: "", message: text)))
        }
        let now = environment.now()
        var whole = target
        whole.subresource = nil
        update(
            whole, options: options,
            change: { current throws(StatusError) in .put(try PodBinding.bind(current, to: binding, now: now)) },
            completion: completion)
    }
}
