import ObjectModel

/// Gives a pod its identity: the service account it runs as, the token and the certificates that prove it, and the
/// credentials its images are pulled with (plugin ServiceAccount; projected tokens: KEP-1205).
public enum ServiceAccountAdmission {
    static let volumePrefix = "kube-api-access-"
    static let mountPath: Value = "/var/run/secrets/kubernetes.io/serviceaccount"

    /// The service account to look up for a pod, or nil where none is needed.
    public static func accountName(of pod: Value) -> String? {
        guard !isMirror(pod) else { return nil }
        let spec = pod["spec"]?.objectValue ?? Fields()
        return spec.optionalString("serviceAccountName") ?? spec.optionalString("serviceAccount") ?? "default"
    }

    /// Whether a node's agent made the pod to show a pod of its own.
    private static func isMirror(_ pod: Value) -> Bool {
        pod.at("metadata", "annotations")?["kubernetes.io/config.mirror"] != nil
    }

    /// Completes a new pod, whose namespace is set.
    ///
    /// - Parameters:
    ///   - account: That of `accountName`, nil where there is none: then the pod is refused with 403.
    ///   - suffix: Five characters that end the name of the volume with the token.
    public static func admit(_ pod: inout Value, account: Value?, suffix: String) throws(StatusError) {
        let subject = AdmissionSubject(pod, resource: "pods")
        if isMirror(pod) { return try validate(pod, account: nil) }
        try pod.updateObject { (pod) throws(StatusError) in
            try complete(&pod, account: account, suffix: suffix, subject: subject)
        }
    }

    /// The end of the name of the volume with the token: five of the letters of Kubernetes' generated names. Kubernetes
    /// draws them for every pod; here the pods of one controller have the same, so that memory holds what else is equal
    /// in them once. Nil for a pod without a controller.
    ///
    /// FNV-1a (Fowler, Noll, Vo) of the controller's uid.
    public static func suffix(of pod: Value) -> String? {
        let owners = pod.at("metadata", "ownerReferences")?.arrayValue ?? []
        guard let uid = owners.first(where: { $0["controller"] == true })?["uid"]?.stringValue else { return nil }
        let letters = Array("bcdfghjklmnpqrstvwxz2456789".utf8)
        var rest = uid.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        var text: [UInt8] = []
        for _ in 0..<5 {
            let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: UInt64(letters.count))
            text.append(letters[Int(remainder)])
            rest = quotient
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Refuses, with 403, what a webhook may have made of a pod: one without an account, or a mirror pod with one. Also
    /// one with Secrets that its account does not allow.
    public static func validate(_ pod: Value, account: Value?) throws(StatusError) {
        let subject = AdmissionSubject(pod, resource: "pods")
        if isMirror(pod) { return try validateMirror(pod["spec"]?.objectValue ?? Fields(), subject: subject) }
        guard let account else {
            throw missing(pod["metadata"]?["namespace"]?.stringValue ?? "", accountName(of: pod) ?? "", subject)
        }
        if let refusal = MountableSecrets(account)?.refusal(of: pod) { throw subject.forbidden(refusal) }
    }

    /// Refuses ephemeral containers, with 403, that use Secrets which the account of their pod does not allow.
    public static func validateEphemeralContainers(of pod: Value, account: Value?) throws(StatusError) {
        let subject = AdmissionSubject(pod, resource: "pods")
        let (namespace, name) = (pod["metadata"]?["namespace"]?.stringValue ?? "", accountName(of: pod) ?? "")
        guard let account else { throw missing(namespace, name, subject) }
        let refusal = MountableSecrets(account)?.refusal(ofEphemeralContainersOf: pod)
        if let refusal { throw subject.forbidden(refusal) }
    }

    private static func missing(_ namespace: String, _ name: String, _ subject: AdmissionSubject) -> StatusError {
        subject.forbidden(
            "error looking up service account \(namespace)/\(name): "
                + "serviceaccount \(FieldError.quoted(name)) not found")
    }

    private static func complete(
        _ pod: inout Fields, account: Value?, suffix: String, subject: AdmissionSubject
    ) throws(StatusError) {
        let spec = pod.object("spec")
        let name = spec.string("serviceAccountName").isEmpty ? "default" : spec.string("serviceAccountName")
        guard let account else { throw missing(pod.object("metadata").string("namespace"), name, subject) }
        pod.updateObject("spec") { spec in
            spec["serviceAccountName"] = .string(name)
            spec["serviceAccount"] = .string(name)
            if mountsToken(spec, account) { mountToken(&spec, suffix: suffix) }
            if !spec.hasContent("imagePullSecrets"), let secrets = account["imagePullSecrets"]?.arrayValue,
                !secrets.isEmpty
            {
                spec["imagePullSecrets"] = .array(secrets)
            }
        }
    }

    /// The pod decides; where it does not, its service account.
    private static func mountsToken(_ spec: Fields, _ account: Value) -> Bool {
        spec.optionalBool("automountServiceAccountToken")
            ?? account["automountServiceAccountToken"]?.boolValue ?? true
    }

    /// Mounts the token in every container that has nothing at its place.
    private static func mountToken(_ spec: inout Fields, suffix: String) {
        let existing = spec.values("volumes").first { volume in
            volume["name"]?.stringValue?.hasPrefix(volumePrefix) == true && volume["projected"] != nil
        }
        let volume = existing?["name"] ?? .string(volumePrefix + suffix)
        var isNeeded = false
        for list in ["initContainers", "containers"] {
            spec.updateObjects(list) { container in
                let isTaken = container.values("volumeMounts").contains { $0["mountPath"] == mountPath }
                guard !isTaken else { return }
                container.append(["name": volume, "readOnly": true, "mountPath": mountPath], to: "volumeMounts")
                isNeeded = true
            }
        }
        if existing == nil, isNeeded { spec.append(["name": volume, "projected": tokenSources], to: "volumes") }
    }

    /// How long the token that pods get is asked for: an hour, and some seconds by which these requests can be told
    /// from others. It is renewed before.
    public static let tokenSeconds = 3607

    private static let tokenSources: Value = [
        "sources": [
            ["serviceAccountToken": ["expirationSeconds": .int(Int64(tokenSeconds)), "path": "token"]],
            [
                "configMap": [
                    "name": "kube-root-ca.crt", "items": [["key": "ca.crt", "path": "ca.crt"]],
                ]
            ],
            [
                "downwardAPI": [
                    "items": [
                        [
                            "path": "namespace",
                            "fieldRef": ["apiVersion": "v1", "fieldPath": "metadata.namespace"],
                        ]
                    ]
                ]
            ],
        ],
        "defaultMode": 420,
    ]

    /// A mirror pod shows what a node runs anyway; it must not reach for anything of the cluster.
    private static func validateMirror(_ spec: Fields, subject: AdmissionSubject) throws(StatusError) {
        if !spec.string("serviceAccountName").isEmpty {
            throw subject.forbidden("a mirror pod may not reference service accounts")
        }
        for volume in spec.values("volumes") {
            if volume["secret"] != nil { throw subject.forbidden("a mirror pod may not reference secrets") }
            for source in volume["projected"]?["sources"]?.arrayValue ?? [] where source["serviceAccountToken"] != nil {
                throw subject.forbidden("a mirror pod may not use ServiceAccountToken volume projections")
            }
        }
    }
}
