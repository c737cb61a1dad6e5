import ObjectModel

/// The rules of references from a container to fields of its own pod and to its own resources.
enum DownwardValidation {
    private static let resources = [
        "limits.cpu", "limits.ephemeral-storage", "limits.memory", "requests.cpu", "requests.ephemeral-storage",
        "requests.memory",
    ]
    private static let units = [
        "1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei",
    ]
    /// What API versions know as paths, wherever they may be used.
    private static let knownFields: Set<String> = [
        "metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid",
        "spec.nodeName", "spec.restartPolicy", "spec.serviceAccountName", "spec.schedulerName", "status.phase",
        "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs",
    ]

    /// A reference to a field of the pod, which stands at the report's path.
    /// - Parameter supported: what may stand there, shown in the order given.
    static func field(_ reference: ObjectFieldSelector, supported: [String], _ report: inout FieldReport) {
        guard !reference.apiVersion.isEmpty else { return report.required("apiVersion") }
        let text = reference.fieldPath
        guard !text.isEmpty else { return report.required("fieldPath") }
        let (written, key) = split(text)
        let isKnown =
            key == nil
            ? knownFields.contains(written) || written == "spec.host"
            : written == "metadata.annotations" || written == "metadata.labels"
        guard reference.apiVersion == "v1" else {
            return conversionProblem(text, "unsupported pod version: \(reference.apiVersion)", &report)
        }
        guard isKnown else {
            let why = key == nil ? "field label not supported" : "field label does not support subscript"
            return conversionProblem(text, "\(why): \(text)", &report)
        }
        let path = written == "spec.host" ? "spec.nodeName" : written
        if let key {
            let name = path == "metadata.annotations" ? key.lowercased() : key
            report.invalid(nil, name, problems: NameFormat.qualifiedName(name))
        } else if !supported.contains(path) {
            report.notSupported("fieldPath", .string(path), supported)
        }
    }

    private static func conversionProblem(_ path: String, _ why: String, _ report: inout FieldReport) {
        report.invalid("fieldPath", .string(path), "error converting fieldPath: \(why)")
    }

    /// `metadata.labels['app']` as path and key.
    private static func split(_ text: String) -> (path: String, key: String?) {
        guard text.hasSuffix("']"), let start = text.firstRange(of: "['"), start.lowerBound > text.startIndex else {
            return (text, nil)
        }
        return (String(text[..<start.lowerBound]), String(text[start.upperBound...].dropLast(2)))
    }

    /// A reference to an amount of a container, which stands at the report's path.
    static func resource(_ reference: ResourceFieldSelector, inVolume: Bool, _ report: inout FieldReport) {
        let name = reference.resource
        let isHugePage = name.hasPrefix("requests.hugepages-") || name.hasPrefix("limits.hugepages-")
        if inVolume && reference.containerName.isEmpty {
            report.required("containerName")
        } else if name.isEmpty {
            report.required("resource")
        } else if !isHugePage {
            report.oneOf("resource", name, resources)
        }
        guard let divisor = reference.divisor, !divisor.isZero else { return }
        divisorUnit(divisor.description, of: name, isHugePage: isHugePage, &report)
    }

    private static func divisorUnit(
        _ divisor: String, of name: String, isHugePage: Bool, _ report: inout FieldReport
    ) {
        let kind: String
        switch name {
        case "limits.cpu", "requests.cpu":
            if divisor != "1m" && divisor != "1" {
                report.invalid(
                    "divisor", .string(name), "only divisor's values 1m and 1 are supported with the cpu resource")
            }
            return
        case "limits.memory", "requests.memory": kind = "memory"
        case "limits.ephemeral-storage", "requests.ephemeral-storage": kind = "local ephemeral storage"
        case _ where isHugePage: kind = "hugepages"
        default: return
        }
        guard !units.contains(divisor) else { return }
        report.invalid(
            "divisor", .string(name),
            "only divisor's values \(units.joined(separator: ", ")) are supported with the \(kind) resource")
    }
}
