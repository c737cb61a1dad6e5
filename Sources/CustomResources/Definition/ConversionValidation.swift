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
            let strategy = conversion.strategy
            if strategy != "None", spec.preserveUnknownFields {
                report.invalid("strategy", .string(strategy), "must be None if spec.preserveUnknownFields is true")
            }
            if strategy.isEmpty {
                report.required("strategy")
            } else {
                report.oneOf("strategy", strategy, ["None", "Webhook"])
            }
            if strategy == "Webhook" {
                webhook(conversion.webhook, tolerance, &report)
            } else {
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
        if let client = webhook?.clientConfig?.fields {
            WebhookClientValidation.validate(client, at: "webhookClientConfig", &report)
            let bundle = client.string("caBundle")
            if !bundle.isEmpty, !tolerance.allowsAnyBundle, let problem = CertificateBundle.problem(in: bundle) {
                report.at("webhookClientConfig") { $0.invalid("caBundle", .string(bundle), problem) }
            }
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
}
