import ObjectModel

/// Which server serves a group version.
enum APIServiceValidation {
    static func create(_ object: Value) -> [FieldError] {
        let service = APIService(object)
        return FieldReport.collect { report in
            name(service, &report)
            report.at("spec") { spec(service.spec, &$0) }
        }
    }

    static func update(_ object: Value, _ old: Value, _ subresource: String?) -> [FieldError] {
        guard subresource == "status" else { return create(object) }
        return FieldReport.collect { report in
            report.at("status") { report in
                report.each("conditions", APIService(object).status.conditions) { condition, report in
                    guard !["True", "False", "Unknown"].contains(condition.status) else { return }
                    report.notSupported("status", .string(condition.status), ["False", "True", "Unknown"])
                }
            }
        }
    }

    private static func name(_ service: APIService, _ report: inout FieldReport) {
        let wanted = "\(service.spec.version).\(service.spec.group)"
        guard service.metadata.name != wanted else { return }
        report.at("metadata") { report in
            report.invalid(
                "name", .string(service.metadata.name),
                "must be `spec.version+\".\"+spec.group`: \(FieldError.quoted(wanted))")
        }
    }

    private static func spec(_ spec: APIServiceSpec, _ report: inout FieldReport) {
        if spec.group.isEmpty {
            if spec.version != "v1" {
                report.required("group", "only v1 may have an empty group and it's better to be explicit")
            }
        } else {
            report.invalid("group", spec.group, problems: NameFormat.dns1123Subdomain(spec.group))
        }
        report.invalid("version", spec.version, problems: NameFormat.dns1035Label(spec.version))
        priority("groupPriorityMinimum", spec.groupPriorityMinimum, below: 20000, &report)
        priority("versionPriority", spec.versionPriority, below: 1000, &report)
        guard let service = spec.service else { return local(spec, &report) }
        report.at("service") { self.service(service, &$0) }
        if spec.insecureSkipTLSVerify, !spec.fields.string("caBundle").isEmpty {
            report.invalid("insecureSkipTLSVerify", true, "may not be true if caBundle is present")
        }
    }

    private static func priority(_ field: String, _ value: Int, below limit: Int, _ report: inout FieldReport) {
        guard value <= 0 || value > limit else { return }
        report.invalid(field, .int(Int64(value)), "must be positive and less than \(limit)")
    }

    private static func local(_ spec: APIServiceSpec, _ report: inout FieldReport) {
        let bundle = spec.fields.string("caBundle")
        if !bundle.isEmpty {
            let padding = bundle.reversed().prefix { $0 == "=" }.count
            report.invalid(
                "caBundle", .string("\(bundle.utf8.count / 4 * 3 - padding) bytes"),
                "local APIServices may not have a caBundle")
        }
        if spec.insecureSkipTLSVerify {
            report.invalid(
                "insecureSkipTLSVerify", true, "local APIServices may not have insecureSkipTLSVerify")
        }
    }

    private static func service(_ service: ApiregistrationV1ServiceReference, _ report: inout FieldReport) {
        if service.namespace.isEmpty { report.required("namespace") }
        if service.name.isEmpty { report.required("name") }
        if let port = service.port, !(1...65535).contains(port) {
            report.invalid(
                "port", .int(Int64(port)), "port is not valid: must be between 1 and 65535, inclusive")
        }
    }
}
