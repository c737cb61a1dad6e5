import ObjectCoding
import ObjectModel
import ObjectRules

/// The question that a webhook is asked (admission.k8s.io/v1 AdmissionReview).
struct AdmissionQuestion: Sendable {
    let uid: String
    let request: AdmissionAttributes
    /// The form in which the webhook sees the request; object and oldObject are in it.
    let form: AdmissionForm
    let object: Value
    let oldObject: Value

    var review: Value {
        let target = request.target
        var fields = Fields([
            ("uid", .string(uid)), ("kind", form.kind.value), ("resource", form.resource.value),
        ])
        if let subresource = target.subresource { fields["subResource"] = .string(subresource) }
        let own = request.form
        fields["requestKind"] = own.kind.value
        fields["requestResource"] = own.resource.value
        if let subresource = target.subresource { fields["requestSubResource"] = .string(subresource) }
        let name = request.name
        if !name.isEmpty { fields["name"] = .string(name) }
        let namespace = request.scopeNamespace
        if !namespace.isEmpty { fields["namespace"] = .string(namespace) }
        fields["operation"] = .string(request.operation.rawValue)
        fields["userInfo"] = .object(Self.user(request.caller))
        fields["object"] = object
        fields["oldObject"] = oldObject
        fields["dryRun"] = .bool(request.options.isDryRun)
        fields["options"] = request.options.shown(for: request.operation)
        return [
            "kind": "AdmissionReview", "apiVersion": "admission.k8s.io/v1", "request": .object(fields),
        ]
    }

    private static func user(_ caller: Caller) -> Fields {
        var user = Fields([("username", .string(caller.name))])
        if !caller.uid.isEmpty { user["uid"] = .string(caller.uid) }
        if !caller.groups.isEmpty { user["groups"] = .array(caller.groups.map(Value.string)) }
        let extra = caller.extra.sorted { $0.key < $1.key }.map { ($0.key, Value.array($0.value.map(Value.string))) }
        if !extra.isEmpty { user["extra"] = .object(Fields(extra)) }
        return user
    }
}

/// What a webhook answers.
struct AdmissionAnswer: Sendable {
    /// Why an answer is none.
    struct Failure: Error {
        let why: String
    }

    var isAllowed = false
    /// The Status that goes with a refusal.
    var status = Fields()
    /// The operations of a JSON patch; nil for no change.
    var patch: Value?
    var annotations: [(key: String, value: String)] = []
    var warnings: [String] = []

    init(reading bytes: [UInt8], uid: String, isMutating: Bool) throws(Failure) {
        let review: Value
        do throws(CodingError) {
            review = try JSON.parse(bytes)
        } catch {
            throw Failure(why: "couldn't get version/kind; json parse error: \(error.message)")
        }
        guard let response = review["response"]?.objectValue else {
            throw Self.invalid("webhook response was absent")
        }
        let answered = response.string("uid")
        guard answered == uid else {
            throw Self.invalid(
                "expected response.uid=\(FieldError.quoted(uid)), got \(FieldError.quoted(answered))")
        }
        let (version, kind) = (review["apiVersion"]?.stringValue ?? "", review["kind"]?.stringValue ?? "")
        guard version == "admission.k8s.io/v1", kind == "AdmissionReview" else {
            throw Self.invalid(
                "expected webhook response of admission.k8s.io/v1, Kind=AdmissionReview, got \(version), Kind=\(kind)")
        }
        isAllowed = response.optionalBool("allowed") ?? false
        status = response.object("status")
        annotations = response.object("auditAnnotations").entries.map { ($0.key, $0.value.stringValue ?? "") }
        warnings = response.strings("warnings")
        patch = try Self.patch(response, isMutating: isMutating)
    }

    private static func invalid(_ why: String) -> Failure {
        Failure(why: "received invalid webhook response: \(why)")
    }

    private static func patch(_ response: Fields, isMutating: Bool) throws(Failure) -> Value? {
        let text = response.string("patch")
        let type = response.optionalString("patchType")
        guard isMutating else {
            if !text.isEmpty { throw invalid("validating webhook may not return response.patch") }
            if type != nil { throw invalid("validating webhook may not return response.patchType") }
            return nil
        }
        if text.isEmpty, type == nil { return nil }
        guard let type else { throw invalid("webhook returned response.patch but not response.patchType") }
        guard !text.isEmpty else { throw invalid("webhook returned response.patchType but not response.patch") }
        guard !type.isEmpty else { throw invalid("webhook returned invalid response.patchType of \"\"") }
        guard type == "JSONPatch" else { throw Failure(why: "unsupported patch type \(FieldError.quoted(type))") }
        guard let bytes = Base64.decode(text) else { throw Failure(why: "illegal base64 data in response.patch") }
        do throws(CodingError) {
            return try JSON.parse(bytes)
        } catch {
            throw Failure(why: error.message)
        }
    }

    /// The refusal in the words of the server, with the code, reason and details that the webhook chose.
    func refusal(by name: String) -> StatusError {
        var message = "admission webhook \(FieldError.quoted(name)) denied the request"
        let (text, reason) = (status.string("message"), status.string("reason"))
        if !text.isEmpty {
            message += ": \(text)"
        } else if !reason.isEmpty {
            message += ": \(reason)"
        } else {
            message += " without explanation"
        }
        return StatusError(
            code: max(status.int("code"), 400), reason: reason, message: message,
            details: status["details"]?.objectValue)
    }
}
