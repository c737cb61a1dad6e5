import ObjectModel

/// The rules of projected volumes, which put files from several sources into one directory.
enum ProjectedVolumeValidation {
    private static let shortestToken = 600
    private static let longestToken = 1 << 32
    private static let shortestCertificate = 3600
    private static let longestCertificate = 91 * 86_400

    /// The source, which stands at the report's path.
    static func validate(_ source: ProjectedVolumeSource, _ report: inout FieldReport) {
        VolumeValidation.mode("defaultMode", source.defaultMode, &report)
        var paths: Set<String> = []
        for (position, projection) in source.sources.enumerated() {
            report.at("sources") { report in
                report.at(index: position) { self.projection(projection, &$0) }
            }
            // Kubernetes puts these at the volume's source, not at the projection.
            if let token = projection.serviceAccountToken {
                report.text("path", token.path, format: NameFormat.filePath)
            }
            for (path, shown) in self.paths(projection) where !paths.insert(path).inserted {
                report.invalid(nil, .string(shown), "conflicting duplicate paths")
            }
            guard projection.fields.entries.filter({ $0.value.objectValue != nil }).count > 1 else { continue }
            report.at("sources") { report in
                report.at(index: position) {
                    $0.forbidden(nil, "may not specify more than 1 volume type per source")
                }
            }
        }
    }

    /// The files of a projection, with what an error about them shows.
    private static func paths(_ projection: VolumeProjection) -> [(path: String, shown: String)] {
        var paths: [(String, String)] = []
        if let secret = projection.secret { paths += secret.items.map { ($0.path, secret.name) } }
        if let configMap = projection.configMap { paths += configMap.items.map { ($0.path, configMap.name) } }
        if let downward = projection.downwardAPI { paths += downward.items.map { ($0.path, $0.path) } }
        paths.removeAll { $0.0.isEmpty }
        if let bundle = projection.clusterTrustBundle { paths.append((bundle.path, bundle.path)) }
        if let certificate = projection.podCertificate {
            for path in [certificate.credentialBundlePath, certificate.keyPath, certificate.certificateChainPath]
            where !path.isEmpty { paths.append((path, path)) }
        }
        return paths
    }

    private static func projection(_ projection: VolumeProjection, _ report: inout FieldReport) {
        if let secret = projection.secret {
            report.at("secret") { files(secret.name, secret.items, &$0) }
        }
        if let configMap = projection.configMap {
            report.at("configMap") { files(configMap.name, configMap.items, &$0) }
        }
        if let downward = projection.downwardAPI {
            report.at("downwardAPI") { report in
                for file in downward.items { downwardFile(file, &report) }
            }
        }
        if let token = projection.serviceAccountToken {
            report.at("serviceAccountToken") { self.token(token, &$0) }
        }
        if let bundle = projection.clusterTrustBundle {
            report.at("clusterTrustBundle") { trustBundle(bundle, &$0) }
        }
        if let certificate = projection.podCertificate {
            report.at("podCertificate") { podCertificate(certificate, &$0) }
        }
    }

    private static func files(_ name: String, _ items: [KeyToPath], _ report: inout FieldReport) {
        if name.isEmpty { report.required("name") }
        VolumeValidation.items(items, &report)
    }

    private static let downwardFields = [
        "metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid",
    ]

    /// A file with a field or an amount of the pod itself.
    static func downwardFile(_ file: DownwardAPIVolumeFile, _ report: inout FieldReport) {
        report.text("path", file.path, format: NameFormat.filePath)
        if let field = file.fieldRef {
            report.at("fieldRef") { DownwardValidation.field(field, supported: downwardFields, &$0) }
            if file.resourceFieldRef != nil {
                report.invalid(nil, "resource", "fieldRef and resourceFieldRef can not be specified simultaneously")
            }
        } else if let resource = file.resourceFieldRef {
            report.at("resourceFieldRef") { DownwardValidation.resource(resource, inVolume: true, &$0) }
        } else {
            report.required(nil, "one of fieldRef and resourceFieldRef is required")
        }
        VolumeValidation.mode("mode", file.mode, &report)
    }

    private static func token(_ token: ServiceAccountTokenProjection, _ report: inout FieldReport) {
        let seconds = token.expirationSeconds ?? 0
        let shown = Value.int(Int64(seconds))
        if seconds < shortestToken {
            report.invalid("expirationSeconds", shown, "may not specify a duration less than 10 minutes")
        }
        if seconds > longestToken {
            report.invalid("expirationSeconds", shown, "may not specify a duration larger than 2^32 seconds")
        }
    }

    private static func trustBundle(_ bundle: ClusterTrustBundleProjection, _ report: inout FieldReport) {
        switch (bundle.name, bundle.signerName) {
        case (_?, _?):
            report.invalid(
                nil, bundle.value.withGoFieldNames, "only one of name and signerName may be used")
        case (let name?, nil):
            if name.isEmpty { report.required("name", "must be a valid object name") }
            for problem in NameFormat.dns1123Subdomain(name.split(separator: ":").joined(separator: ".")) {
                report.invalid("name", .string(name), "not a valid clustertrustbundlename: \(problem)")
            }
            if let selector = bundle.labelSelector {
                report.invalid("labelSelector", selector.value, "labelSelector must be unset if name is specified")
            }
        case (nil, let signer?):
            if signer.isEmpty { report.required("signerName", "must be a valid signer name") }
            if let selector = bundle.labelSelector {
                report.at("labelSelector") { LabelValidation.selector(selector, &$0) }
            }
        case (nil, nil): report.required(nil, "either name or signerName must be specified")
        }
        report.text("path", bundle.path, format: NameFormat.filePath)
    }

    private static let keyTypes = ["ECDSAP256", "ECDSAP384", "ECDSAP521", "ED25519", "RSA3072", "RSA4096"]

    private static func podCertificate(_ certificate: PodCertificateProjection, _ report: inout FieldReport) {
        if certificate.signerName.isEmpty { report.required("signerName") }
        report.oneOf("keyType", certificate.keyType, keyTypes)
        if let seconds = certificate.maxExpirationSeconds {
            let shown = Value.int(Int64(seconds))
            if seconds < shortestCertificate {
                report.invalid("maxExpirationSeconds", shown, "if provided, maxExpirationSeconds must be >= 3600")
            } else if seconds > longestCertificate {
                report.invalid(
                    "maxExpirationSeconds", shown,
                    "if provided, maxExpirationSeconds must be <= \(longestCertificate)")
            }
        }
        for field in ["credentialBundlePath", "keyPath", "certificateChainPath"] {
            report.optionalText(field, certificate.fields.string(field), format: NameFormat.filePath)
        }
    }
}
