import ObjectModel

/// The rules of a certificate signing request, but for those about the bytes of request and certificate: these need
/// cryptography, and are the API server's.
enum CertificateSigningRequestValidation {
    private static let shortestSeconds = 600
    private static let legacySigner = "kubernetes.io/legacy-unknown"
    private static let usages = [
        "any", "cert sign", "client auth", "code signing", "content commitment", "crl sign", "data encipherment",
        "decipher only", "digital signature", "email protection", "encipher only", "ipsec end system", "ipsec tunnel",
        "ipsec user", "key agreement", "key encipherment", "microsoft sgc", "netscape sgc", "ocsp signing", "s/mime",
        "server auth", "signing", "timestamping",
    ]

    static func create(_ object: Value) -> [FieldError] {
        FieldReport.collect { report in
            let request = CertificateSigningRequest(object)
            specification(request.spec, keeping: nil, &report)
            report.at("status") { SigningConditions.check(request.status.conditions, keeping: [], &$0) }
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        FieldReport.collect { report in
            let (request, before) = (CertificateSigningRequest(object), CertificateSigningRequest(old))
            specification(request.spec, keeping: before.spec, &report)
            report.at("status") { report in
                SigningConditions.check(request.status.conditions, keeping: before.status.conditions, &report)
                SigningConditions.checkChange(
                    request.status.conditions, old: before.status.conditions, isApproval: subresource == "approval",
                    &report)
                certificate(request.status, before.status, subresource, &report)
            }
        }
    }

    /// What an older server let in may stay: usages and signers that a new request may not name.
    private static func specification(
        _ spec: CertificateSigningRequestSpec, keeping old: CertificateSigningRequestSpec?,
        _ report: inout FieldReport
    ) {
        report.at("spec") { report in
            if spec.usages.isEmpty { report.required("usages") }
            if old == nil { usages(spec.usages, &report) }
            if spec.signerName == legacySigner, old?.signerName != legacySigner {
                report.invalid(
                    "signerName", .string(spec.signerName), "the legacy signerName is not allowed via this API version")
            } else {
                report.at("signerName") { SignerName.check(spec.signerName, &$0) }
            }
            if let seconds = spec.expirationSeconds, seconds < shortestSeconds {
                report.invalid(
                    "expirationSeconds", .int(Int64(seconds)),
                    "may not specify a duration less than 600 seconds (10 minutes)")
            }
        }
    }

    private static func usages(_ stated: [String], _ report: inout FieldReport) {
        report.each("usages", stated) { usage, report in
            if !usages.contains(usage) { report.notSupported(nil, .string(usage), usages) }
        }
        var seen: Set<String> = []
        report.each("usages", stated) { usage, report in
            if !seen.insert(usage).inserted { report.duplicate(nil, .string(usage)) }
        }
    }

    private static func certificate(
        _ status: CertificateSigningRequestStatus, _ old: CertificateSigningRequestStatus, _ subresource: String?,
        _ report: inout FieldReport
    ) {
        guard status.certificate != old.certificate else { return }
        if subresource != "status" { report.forbidden("certificate", "updates may not set certificate content") }
        if !old.certificate.isEmpty {
            report.forbidden("certificate", "updates may not modify existing certificate content")
        }
    }
}
