import ObjectModel

/// The rules of a controller revision: it records what was, so its data never changes.
enum ControllerRevisionValidation {
    static func create(_ object: Value) -> [FieldError] {
        FieldReport.collect { report in
            if object["data"] ?? .null == .null { report.required("data", "data is mandatory") }
            report.nonnegative("revision", object["revision"]?.intValue)
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        create(object) + FieldReport.collect { $0.immutable("data", object["data"], old["data"]) }
    }
}
