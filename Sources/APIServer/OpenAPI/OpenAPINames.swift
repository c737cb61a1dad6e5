import ObjectModel

/// How OpenAPI names what the schema names shortly: after the Go packages of Kubernetes, since clients know the
/// definitions by these names.
enum OpenAPINames {
    /// `io.k8s.api.batch.v1.Job` of `batch.v1.Job`.
    static func definition(_ message: String) -> String {
        switch message {
        case "resource.Quantity": return "io.k8s.apimachinery.pkg.api.resource.Quantity"
        case "intstr.IntOrString": return "io.k8s.apimachinery.pkg.util.intstr.IntOrString"
        default: break
        }
        let mark = CustomResourceSchema.mark
        if message.hasPrefix(mark) { return String(message.dropFirst(mark.count)) }
        let package =
            switch message.split(separator: ".").first {
            case "meta": "io.k8s.apimachinery.pkg.apis"
            case "runtime": "io.k8s.apimachinery.pkg"
            case "apiextensions": "io.k8s.apiextensions-apiserver.pkg.apis"
            case "apiregistration": "io.k8s.kube-aggregator.pkg.apis"
            default: "io.k8s.api"
            }
        return "\(package).\(message)"
    }

    /// The part of operation ids that stands for a group: `RbacAuthorization` for `rbac.authorization.k8s.io`.
    static func identifier(group: String) -> String {
        if group.isEmpty { return "Core" }
        let name = group.hasSuffix(".k8s.io") ? group.dropLast(".k8s.io".count) : Substring(group)
        return name.split(whereSeparator: { $0 == "." || $0 == "-" }).map { capitalized(String($0)) }.joined()
    }

    static func capitalized(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

    /// `/api/v1` or `/apis/batch/v1`.
    static func root(group: String, version: String) -> String {
        group.isEmpty ? "/api/\(version)" : "/apis/\(group)/\(version)"
    }
}

/// A kind as `x-kubernetes-group-version-kind` states it.
struct OpenAPIKind: Sendable, Hashable {
    let group: String
    let version: String
    let kind: String

    var value: Value { ["group": .string(group), "version": .string(version), "kind": .string(kind)] }
}
