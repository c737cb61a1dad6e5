import ObjectModel

/// The rules of a secret; those of its data depend on its type.
enum SecretValidation {
    private static let accountAnnotation = "kubernetes.io/service-account.name"

    static func create(_ object: Value) -> [FieldError] {
        let secret = Secret(object)
        let data = secret.fields.object("data")
        return FieldReport.collect { report in
            report.at("data") { report in
                for entry in data.entries { ConfigMapValidation.key(entry.key, &report) }
            }
            let size = data.entries.reduce(0) { $0 + Base64.decodedCount($1.value.stringValue ?? "") }
            if size > ConfigMapValidation.maximumBytes {
                report.tooLong("data", maximum: ConfigMapValidation.maximumBytes)
            }
            if secret.type == "kubernetes.io/service-account-token" {
                guard secret.metadata.fields.object("annotations").string(accountAnnotation).isEmpty else { return }
                report.at("metadata") { report in
                    report.at("annotations") { report in report.at(key: accountAnnotation) { $0.required() } }
                }
            } else {
                report.at("data") { contents(data, type: secret.type, &$0) }
            }
        }
    }

    private static func contents(_ data: Fields, type: String, _ report: inout FieldReport) {
        switch type {
        case "kubernetes.io/dockercfg": json(".dockercfg", data, &report)
        case "kubernetes.io/dockerconfigjson": json(".dockerconfigjson", data, &report)
        case "kubernetes.io/basic-auth":
            guard data["username"] == nil, data["password"] == nil else { return }
            report.at(key: "username") { $0.required() }
            report.at(key: "password") { $0.required() }
        case "kubernetes.io/ssh-auth":
            if data.string("ssh-privatekey").isEmpty { report.at(key: "ssh-privatekey") { $0.required() } }
        case "kubernetes.io/tls":
            for key in ["tls.crt", "tls.key"] where data[key] == nil { report.at(key: key) { $0.required() } }
        default: break
        }
    }

    private static func json(_ key: String, _ data: Fields, _ report: inout FieldReport) {
        report.at(key: key) { report in
            guard let text = data[key]?.stringValue else { return report.required() }
            if let problem = JSONSyntax.problem(Base64.decode(text)) {
                report.invalid(nil, "<secret contents redacted>", problem)
            }
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        let changes = FieldReport.collect { report in
            report.immutable("type", object["type"], old["type"])
            ConfigMapValidation.locked(["data"], object, old, &report)
        }
        return changes + create(object)
    }
}
