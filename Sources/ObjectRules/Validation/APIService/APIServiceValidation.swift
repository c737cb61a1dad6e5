import ObjectModel

/// The rules of an API service: who answers for a version of a group.
enum APIServiceValidation {
    private static let groupPriorities = 1...20_000
    private static let versionPriorities = 1...1000

    static func create(_ object: Value) -> [FieldError] {
        let service = APIService(object)
        return FieldReport.collect { report in
            name(service, &report)
            report.at("spec") { report in
                group(service.spec, &report)
                priorities(service.spec, &report)
                server(service.spec, &report)
            }
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        guard subresource == "status" else { return create(object) }
        return FieldReport.collect(at: FieldPath("status")) { report in
            report.each("conditions", APIService(object).status.conditions) { condition, report in
                report.oneOf("status", condition.status, ["True", "False", "Unknown"])
            }
        }
    }

    private static func name(_ service: APIService, _ report: inout FieldReport) {
        let name = service.metadata.name
        let required = "\(service.spec.version).\(service.spec.group)"
        guard !name.isEmpty, name != required, NameFormat.pathSegmentName(name).isEmpty else { return }
        report.at("metadata") {
            $0.invalid(
                "name", .string(name),
                "must be `spec.version+\".\"+spec.group`: \(FieldError.quoted(required))")
        }
    }

    private static func group(_ spec: APIServiceSpec, _ report: inout FieldReport) {
        if spec.group.isEmpty {
            if spec.version != "v1" {
                report.required("group", "only v1 may have an empty group and it better be legacy kube")
            }
        } else {
            report.invalid("group", spec.group, problems: NameFormat.dns1123Subdomain(spec.group))
        }
        report.invalid("version", spec.version, problems: NameFormat.dns1035Label(spec.version))
    }

    private static func priorities(_ spec: APIServiceSpec, _ report: inout FieldReport) {
        let numbers = [
            ("groupPriorityMinimum", spec.groupPriorityMinimum, groupPriorities),
            ("versionPriority", spec.versionPriority, versionPriorities),
        ]
        for (field, number, bounds) in numbers where !bounds.contains(number) {
            report.invalid(
                field, .int(Int64(number)), "must be positive and less than \(bounds.upperBound)")
        }
    }

    /// Without a service the API server answers itself, and trusts itself.
    private static func server(_ spec: APIServiceSpec, _ report: inout FieldReport) {
        let certificates = Base64.decodedCount(spec.caBundle)
        let isInsecure = spec.insecureSkipTLSVerify
        guard let service = spec.service else {
            if certificates > 0 {
                report.invalid(
                    "caBundle", .string("\(certificates) bytes"), "local APIServices may not have a caBundle")
            }
            if isInsecure {
                report.invalid(
                    "insecureSkipTLSVerify", true, "local APIServices may not have insecureSkipTLSVerify")
            }
            return
        }
        report.at("service") { report in
            if service.namespace.isEmpty { report.required("namespace") }
            if service.name.isEmpty { report.required("name") }
            let port = service.port ?? 443
            if !(1...65535).contains(port) {
                report.invalid(
                    "port", .int(Int64(port)), "port is not valid: \(NameFormat.rangeProblem(1...65535))")
            }
        }
        if isInsecure, certificates > 0 {
            report.invalid("insecureSkipTLSVerify", true, "may not be true if caBundle is present")
        }
    }
}
