import ObjectCoding
import ObjectModel
import ObjectStore

/// Makes and checks the tokens that pods and other programs show as the identity of a service account.
public protocol TokenIssuer: Sendable {
    /// A token for a service account, valid until `expiry`.
    func token(
        serviceAccount: String, namespace: String, uid: String, audiences: [String], pod: (name: String, uid: String)?,
        now: Time, expiry: Time
    ) throws(StatusError) -> String
    /// Whose token this is; nil when it is none of ours, or not valid any more.
    func caller(of token: String, now: Time) -> Caller?
    /// The audience of tokens for the API server itself.
    var audience: String { get }
}

extension SubresourceHandler {
    private static let shortest = 600
    private static let usual = 3600
    private static let longest = 1 << 32

    func token(_ call: ResourceCall) throws(StatusError) {
        let form = try AnswerForm(call.request, offering: .none)
        let options = try WriteOptions(call.request, kind: "CreateOptions")
        let body = try body(call, options)
        var account = call.target
        account.subresource = nil
        let owner = try operations.get(account).metadata
        let answer = try issued(body, call.target, owner)
        call.exchange.respond(try answers.value(answer, form: form, status: 201))
    }

    private func issued(_ body: Value, _ target: ResourceRequest, _ owner: Fields) throws(StatusError) -> Value {
        let now = operations.environment.now()
        let spec = body["spec"]?.objectValue ?? Fields()
        let seconds = spec["expirationSeconds"]?.intValue.map { Int($0) } ?? Self.usual
        try Self.check(seconds)
        let audiences = spec.strings("audiences")
        let expiry = now.adding(seconds: Double(seconds))
        let bound = spec["boundObjectRef"]
        let pod: (name: String, uid: String)? =
            bound?["kind"] == "Pod"
            ? (bound?["name"]?.stringValue ?? "", bound?["uid"]?.stringValue ?? "") : nil
        let token = try tokens.token(
            serviceAccount: target.name, namespace: target.namespace, uid: owner.string("uid"),
            audiences: audiences.isEmpty ? [tokens.audience] : audiences, pod: pod, now: now, expiry: expiry)
        var answered = Fields()
        answered["audiences"] = .array((audiences.isEmpty ? [tokens.audience] : audiences).map(Value.string))
        answered["expirationSeconds"] = .int(Int64(seconds))
        answered["boundObjectRef"] = bound ?? .null
        return [
            "kind": "TokenRequest", "apiVersion": "authentication.k8s.io/v1",
            "metadata": [
                "name": .string(target.name), "namespace": .string(target.namespace),
                "uid": .string(owner.string("uid")), "creationTimestamp": .string(now.rfc3339),
            ],
            "spec": .object(answered),
            "status": ["token": .string(token), "expirationTimestamp": .string(expiry.rfc3339)],
        ]
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
}
