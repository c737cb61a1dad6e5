import ObjectModel
import ObjectRules
import ObjectTree

/// How a definition wants its objects converted between versions.
enum ConversionValidation {
    private static let reviewVersions = ["v1", "v1beta1"]

    static func check(
        _ spec: CustomResourceDefinitionSpec, _ tolerance: DefinitionTolerance, _ report: inout FieldReport
    ) {
        guard let conversion = spec.conversion else { return }
        report.at("conversion") { report in
            switch conversion.strategy {
            case "": report.required("strategy")
            case "None": forbidden(conversion, &report)
            case "Webhook":
                if spec.preserveUnknownFields {
                    report.invalid("strategy", "Webhook", "must be None if spec.preserveUnknownFields is true")
                }
                webhook(conversion.webhook, tolerance, &report)
            default:
                report.notSupported("strategy", .string(conversion.strategy), ["None", "Webhook"])
                forbidden(conversion, &report)
            }
        }
    }

    private static func forbidden(_ conversion: CustomResourceConversion, _ report: inout FieldReport) {
        guard let webhook = conversion.webhook else { return }
        let why = "should not be set when strategy is not set to Webhook"
        if webhook.clientConfig != nil { report.forbidden("webhookClientConfig", why) }
        if !webhook.conversionReviewVersions.isEmpty { report.forbidden("conversionReviewVersions", why) }
    }

    private static func webhook(
        _ webhook: WebhookConversion?, _ tolerance: DefinitionTolerance, _ report: inout FieldReport
    ) {
        if let client = webhook?.clientConfig {
            report.at("webhookClientConfig") { self.client(client, &$0) }
        } else {
            report.required("webhookClientConfig", "required when strategy is set to Webhook")
        }
        let versions = webhook?.conversionReviewVersions ?? []
        guard !versions.isEmpty else { return report.required("conversionReviewVersions") }
        var seen: Set<String> = []
        report.each("conversionReviewVersions", versions) { version, report in
            guard seen.insert(version).inserted else {
                return report.invalid(nil, .string(version), "duplicate version")
            }
            report.invalid(nil, version, problems: NameFormat.dns1035Label(version))
        }
        if tolerance.requiresReviewVersion, !versions.contains(where: reviewVersions.contains) {
            report.invalid(
                "conversionReviewVersions", .array(versions.map(Value.string)),
                "must include at least one of \(reviewVersions.joined(separator: ", "))")
        }
    }

    private static func client(_ client: ApiextensionsV1WebhookClientConfig, _ report: inout FieldReport) {
        switch (client.url, client.service) {
        case (nil, nil), (_?, _?): report.required(nil, "exactly one of url or service is required")
        case (let url?, nil): self.url(url, &report)
        case (nil, let service?):
            report.at("service") { report in
                if service.name.isEmpty { report.required("name", "service name is required") }
                if service.namespace.isEmpty { report.required("namespace", "service namespace is required") }
                if let port = service.port, !(1...65535).contains(port) {
                    report.invalid(
                        "port", .int(Int64(port)), "port is not valid: must be between 1 and 65535, inclusive")
                }
                if let path = service.path, !path.hasPrefix("/") {
                    report.invalid("path", .string(path), "must start with a '/'")
                }
            }
        }
    }

    private static func url(_ text: String, _ report: inout FieldReport) {
        let form = "; desired format: https://host[/path]"
        func refuse(_ why: String) { report.invalid("url", .string(text), why + form) }
        let parts = text.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == "https" else {
            return refuse("'https' is the only allowed URL scheme")
        }
        let authority = parts[1].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        if authority.isEmpty { refuse("host must be specified") }
        if authority.contains("@") { refuse("user information is not permitted in the URL") }
        if parts[1].contains("#") { refuse("fragments are not permitted in the URL") }
        if parts[1].contains("?") { refuse("query parameters are not permitted in the URL") }
    }
}
