import ObjectModel

/// The rules of an event. Those made in the way of events.k8s.io, which state an `eventTime`, must keep more of them.
enum EventValidation {
    private static let maximumCharacters = 128
    private static let maximumMessageCharacters = 1024

    /// An event of the core group.
    static func create(_ object: Value) -> [FieldError] {
        FieldReport.collect { common(object, subject: "involvedObject", reporter: "reportingComponent", &$0) }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] { create(object) }

    /// An event of events.k8s.io.
    static func createStrict(_ object: Value) -> [FieldError] {
        FieldReport.collect { report in
            common(object, subject: "regarding", reporter: "reportingController", &report)
            series(object["series"], &report)
            if object["eventTime"]?.stringValue == nil { report.required("eventTime") }
            let type = object["type"]?.stringValue ?? ""
            if type != "Normal", type != "Warning" { report.invalid("type", "", "has invalid value: \(type)") }
            for (field, name) in deprecated where !isUnset(object[field]) {
                report.invalid(name, "", "needs to be unset")
            }
        }
    }

    static func updateStrict(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        FieldReport.collect { report in
            if object["series"] != old["series"] { series(object["series"], &report) }
            for (field, name) in immutable where object[field] != old[field] {
                report.invalid(name, (object[field] ?? "").withGoFieldNames, "field is immutable")
            }
        }
    }

    /// Fields for clients of the core group, and what they are called there.
    private static let deprecated = [
        ("deprecatedFirstTimestamp", "firstTimestamp"), ("deprecatedLastTimestamp", "lastTimestamp"),
        ("deprecatedCount", "count"), ("deprecatedSource", "source"),
    ]
    private static let immutable =
        [
            ("regarding", "involvedObject"), ("reason", "reason"), ("note", "message"), ("type", "type"),
            ("action", "action"), ("related", "related"), ("reportingController", "reportingController"),
            ("reportingInstance", "reportingInstance"), ("eventTime", "eventTime"),
        ] + deprecated

    private static func isUnset(_ value: Value?) -> Bool {
        switch value {
        case nil, .null?, .int(0)?: true
        case .object(let fields)?: fields.isEmpty
        default: false
        }
    }

    private static func common(_ object: Value, subject: String, reporter: String, _ report: inout FieldReport) {
        let namespace = object["metadata"]?["namespace"]?.stringValue ?? ""
        let subjectNamespace = object[subject]?["namespace"]?.stringValue ?? ""
        let isNew = object["eventTime"]?.stringValue != nil
        let agrees =
            if subjectNamespace.isEmpty {
                namespace == "default" || (isNew ? namespace == "kube-system" : namespace.isEmpty)
            } else {
                isNew || namespace == subjectNamespace
            }
        if !agrees {
            report.at("involvedObject") { report in
                report.invalid("namespace", .string(subjectNamespace), "does not match event.namespace")
            }
        }
        if isNew {
            let controller = object[reporter]?.stringValue ?? ""
            if controller.isEmpty { report.required(reporter) }
            report.invalid(reporter, controller, problems: NameFormat.qualifiedName(controller))
            for field in ["reportingInstance", "action", "reason"] {
                let text = object[field]?.stringValue ?? ""
                if text.isEmpty { report.required(field) }
                length(field, text, maximumCharacters, &report)
            }
            length(
                "message", (object["message"] ?? object["note"])?.stringValue ?? "", maximumMessageCharacters, &report)
        }
        report.invalid("namespace", namespace, problems: NameFormat.dns1123Subdomain(namespace))
    }

    private static func length(_ field: String, _ text: String, _ maximum: Int, _ report: inout FieldReport) {
        guard text.utf8.count > maximum else { return }
        report.invalid(field, "", "can have at most \(maximum) characters")
    }

    private static func series(_ series: Value?, _ report: inout FieldReport) {
        guard let series else { return }
        report.at("series") { report in
            if series["count"]?.intValue ?? 0 < 2 { report.invalid("count", "", "should be at least 2") }
            if series["lastObservedTime"]?.stringValue == nil { report.required("lastObservedTime") }
        }
    }
}
