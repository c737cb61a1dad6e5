import ObjectModel

/// Who asks for a certificate is entered by the server: signers trust it.
enum SigningRequester {
    /// `body` with the caller in its spec where it is a signing request; whatever the client wrote there is replaced.
    static func entered(in body: Value, _ resource: ResourceType, _ caller: Caller) -> Value {
        guard resource.groupResource == "certificatesigningrequests.certificates.k8s.io",
            var object = body.objectValue, var spec = object["spec"]?.objectValue
        else { return body }
        spec["username"] = caller.name.isEmpty ? nil : .string(caller.name)
        spec["uid"] = caller.uid.isEmpty ? nil : .string(caller.uid)
        spec["groups"] = caller.groups.isEmpty ? nil : .array(caller.groups.map(Value.string))
        let extra = caller.extra.sorted { $0.key < $1.key }.map { ($0.key, Value.array($0.value.map(Value.string))) }
        spec["extra"] = extra.isEmpty ? nil : .object(Fields(extra))
        object["spec"] = .object(spec)
        return .object(object)
    }
}
