import ClusterAccess
import ObjectCoding
import ObjectModel
import ObjectRules

extension SubresourceHandler {
    /// A new token for a service account (`kubectl create token`).
    func token(_ call: ResourceCall) throws(StatusError) {
        let form = try AnswerForm(call.request, offering: .none)
        let options = try WriteOptions(call.request, kind: "CreateOptions")
        let body = try body(call, options)
        operations.admitted(AdmissionAttributes(.create, call.target, options, object: body)) { error in
            call.exchange.respond(answers.error(error, call.request))
        } then: { [self] object in
            let grant = TokenGrant(call.target, operations, tokens, now: operations.environment.now())
            call.exchange.respond { () throws(StatusError) in
                try answers.value(
                    try grant.answer(to: TokenRequest(object)), form: form, status: 201,
                    headers: call.warnings.headers)
            } orError: {
                answers.error($0, call.request)
            }
        }
    }
}

/// Answers a request for a token.
struct TokenGrant {
    private static let shortest = 600
    private static let usual = 3600
    private static let longest = 1 << 32
    private static let longestInPods = 365 * 24 * 3600.0

    private let target: ResourceRequest
    private let operations: ObjectOperations
    private let tokens: AccountTokens
    private let now: Time

    /// `target` is the `token` subresource of a service account.
    init(_ target: ResourceRequest, _ operations: ObjectOperations, _ tokens: AccountTokens, now: Time) {
        self.target = target
        self.operations = operations
        self.tokens = tokens
        self.now = now
    }

    func answer(to request: TokenRequest) throws(StatusError) -> Value {
        try checkNames(request.metadata)
        var account = target
        account.subresource = nil
        let owner = try operations.get(account).metadata
        try checkUID(request.metadata.uid, owner.string("uid"))
        let seconds = request.spec.fields["expirationSeconds"]?.intValue.map { Int($0) } ?? Self.usual
        try Self.check(seconds)
        let audiences = request.spec.audiences.isEmpty ? [tokens.audience] : request.spec.audiences
        let expiry = now.adding(seconds: Double(seconds))
        var token = ServiceAccountToken(
            namespace: target.namespace, serviceAccount: .init(name: target.name, uid: owner.string("uid")),
            audiences: audiences, issuedAt: now, expires: expiry, id: operations.environment.uid())
        if let reference = request.spec.boundObjectRef { try bind(&token, to: reference) }
        extend(&token, asked: seconds)
        let text: String
        do throws(AccessError) {
            text = try tokens.tokens.issue(token)
        } catch {
            throw .internalError("failed to generate token: \(error.message)")
        }
        var spec = Fields([
            ("audiences", .array(audiences.map(Value.string))), ("expirationSeconds", .int(Int64(seconds))),
        ])
        spec["boundObjectRef"] = request.spec.boundObjectRef?.value ?? .null
        return [
            "kind": "TokenRequest", "apiVersion": "authentication.k8s.io/v1",
            "metadata": [
                "name": .string(target.name), "namespace": .string(target.namespace),
                "uid": .string(owner.string("uid")), "creationTimestamp": .string(now.rfc3339),
            ],
            "spec": .object(spec), "status": ["token": .string(text), "expirationTimestamp": .string(expiry.rfc3339)],
        ]
    }

    private func checkNames(_ metadata: ObjectMeta) throws(StatusError) {
        try operations.checkNamespace(metadata.namespace, target)
        guard metadata.name.isEmpty || metadata.name == target.name else {
            throw .invalid(
                group: "authentication.k8s.io", kind: "TokenRequest", name: target.name,
                [
                    .invalid(
                        FieldPath("metadata").child("name"), .string(metadata.name),
                        "must match the service account name if specified")
                ])
        }
    }

    private func checkUID(_ stated: String, _ actual: String) throws(StatusError) {
        guard !stated.isEmpty, stated != actual else { return }
        let name = FieldError.quoted(target.name)
        throw StatusError(
            code: 409, reason: "Conflict",
            message: "Operation cannot be fulfilled on TokenRequest.authentication.k8s.io \(name): the UID in the "
                + "token request (\(stated)) does not match the UID of the service account (\(actual))",
            details: [
                "name": .string(target.name), "group": "authentication.k8s.io", "kind": "TokenRequest",
            ])
    }

    /// Some programs read the token of their pod once. One with the lifetime that every pod's token gets is good for a
    /// year, as long as its pod, and tells from when on its holder should have read a newer one.
    private func extend(_ token: inout ServiceAccountToken, asked seconds: Int) {
        let isForServer = token.audiences.allSatisfy { $0 == tokens.audience }
        guard token.pod != nil, isForServer, seconds == ServiceAccountAdmission.tokenSeconds else { return }
        token.staleFrom = token.expires
        token.expires = token.issuedAt.adding(seconds: Self.longestInPods)
    }

    private static func check(_ seconds: Int) throws(StatusError) {
        let problem: String
        if seconds < shortest {
            problem = "may not specify a duration less than 10 minutes"
        } else if seconds > longest {
            problem = "may not specify a duration larger than 2^32 seconds"
        } else {
            return
        }
        throw .invalid(
            group: "authentication.k8s.io", kind: "TokenRequest", name: "",
            [.invalid(FieldPath("spec.expirationSeconds"), .int(Int64(seconds)), problem)])
    }

    // MARK: - Bound objects

    /// Binds a token to a pod, node or Secret: it is worth nothing once that is gone.
    private func bind(_ token: inout ServiceAccountToken, to reference: BoundObjectReference) throws(StatusError) {
        let isCore = !reference.apiVersion.contains("/")
        let uid: String
        switch reference.kind {
        case "Pod" where isCore: uid = try bindPod(&token, reference.name)
        case "Node" where isCore:
            uid = try object("nodes", reference.name, namespace: "").string("uid")
            token.node = .init(name: reference.name, uid: uid)
        case "Secret" where isCore:
            uid = try object("secrets", reference.name, namespace: target.namespace).string("uid")
            token.secret = .init(name: reference.name, uid: uid)
        default:
            let version = isCore ? "/" + reference.apiVersion : reference.apiVersion
            throw .badRequest("cannot bind token to object of type \(version), Kind=\(reference.kind)")
        }
        guard !reference.uid.isEmpty, reference.uid != uid else { return }
        throw StatusError(
            code: 409, reason: "Conflict",
            message: "Operation cannot be fulfilled on \(reference.kind) \(FieldError.quoted(reference.name)): the UID "
                + "in the bound object reference (\(reference.uid)) does not match the UID in record. The object might "
                + "have been deleted and then recreated",
            details: ["name": .string(reference.name), "kind": .string(reference.kind)])
    }

    private func bindPod(_ token: inout ServiceAccountToken, _ name: String) throws(StatusError) -> String {
        let metadata = try object("pods", name, namespace: target.namespace)
        let pod = Pod(operations.lookups.object("pods", name, namespace: target.namespace))
        guard pod.spec.serviceAccountName == target.name else {
            throw .badRequest(
                "cannot bind token for serviceaccount \(FieldError.quoted(target.name)) to pod running with different "
                    + "serviceaccount name.")
        }
        token.pod = .init(name: name, uid: metadata.string("uid"))
        if !pod.spec.nodeName.isEmpty {
            let node = operations.lookups.object("nodes", pod.spec.nodeName)
            token.node = .init(name: pod.spec.nodeName, uid: node?["metadata"]?["uid"]?.stringValue ?? "")
        }
        return metadata.string("uid")
    }

    /// The metadata of an object that must be there.
    private func object(_ plural: String, _ name: String, namespace: String) throws(StatusError) -> Fields {
        guard let resource = operations.schema.resource(group: "", version: "v1", plural: plural) else {
            throw ResourceRequest.unknownPath
        }
        return try operations.get(ResourceRequest(resource: resource, namespace: namespace, name: name)).metadata
    }
}
