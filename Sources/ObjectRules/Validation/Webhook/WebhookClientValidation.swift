import ObjectModel

/// The rules of how a webhook is reached: by a URL or through a service.
public enum WebhookClientValidation {
    /// `client` stands in a member of what the report is at.
    public static func validate(_ client: Fields, at field: String, _ report: inout FieldReport) {
        guard (client["url"] == nil) != (client["service"] == nil) else {
            return report.required(field, "exactly one of url or service is required")
        }
        report.at(field) { report in
            if let text = client.optionalString("url") { url(text, &report) }
            if let fields = client["service"]?.objectValue { report.at("service") { service(fields, &$0) } }
        }
    }

    private static let form = "; desired format: https://host[/path]"

    private static func url(_ text: String, _ report: inout FieldReport) {
        let url: WebhookURL
        do {
            url = try WebhookURL(text)
        } catch {
            return report.required("url", "url must be a valid URL: \(error.description)" + form)
        }
        if url.scheme != "https" {
            report.invalid("url", .string(url.scheme), "'https' is the only allowed URL scheme" + form)
        }
        if url.host.isEmpty { report.invalid("url", .string(url.host), "host must be specified" + form) }
        if let user = url.user {
            report.invalid("url", .string(user), "user information is not permitted in the URL")
        }
        if !url.fragment.isEmpty {
            report.invalid("url", .string(url.fragment), "fragments are not permitted in the URL")
        }
        if !url.query.isEmpty {
            report.invalid("url", .string(url.query), "query parameters are not permitted in the URL")
        }
    }

    private static func service(_ service: Fields, _ report: inout FieldReport) {
        // Kubernetes takes the one for the other, and tells of the wrong one.
        if service.string("name").isEmpty { report.required("namespace") }
        if service.string("namespace").isEmpty { report.required("name") }
        let port = service.optionalInt("port") ?? 443
        if !(1...65535).contains(port) {
            report.invalid(
                "port", .int(Int64(port)), "port is not valid: \(NameFormat.rangeProblem(1...65535))")
        }
        path(service.string("path"), &report)
    }

    private static func path(_ path: String, _ report: inout FieldReport) {
        guard !path.isEmpty, path != "/" else { return }
        if path == "//" { return report.invalid("path", .string(path), "segment[0] may not be empty") }
        if !path.hasPrefix("/") { report.invalid("path", .string(path), "must start with a '/'") }
        var rest = path.dropFirst()
        if rest.last == "/" { rest = rest.dropLast() }
        for (index, step) in rest.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
            if step.isEmpty {
                report.invalid("path", .string(path), "segment[\(index)] may not be empty")
                continue
            }
            for problem in NameFormat.dns1123Subdomain(String(step)) {
                report.invalid("path", .string(path), "segment[\(index)]: \(problem)")
            }
        }
    }
}
