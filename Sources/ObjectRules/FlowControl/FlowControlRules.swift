import ObjectModel

/// What both kinds of flow control have in common.
enum FlowControlRules {
    /// The specs of the objects that no cluster can do without must stay as they are, but for one member.
    static func fixed(_ object: Value, exceptFor free: String?, _ report: inout FieldReport) {
        let name = Self.name(of: object)
        let mandatory = BootstrapFlowControl.mandatory.first {
            $0["kind"] == object["kind"] && Self.name(of: $0) == name
        }
        guard let mandatory, let wanted = mandatory["spec"]?.objectValue else { return }
        let spec = object["spec"]?.objectValue ?? Fields()
        let isFree = free.map { wanted[$0] != nil } ?? false
        func compared(_ fields: Fields) -> Value {
            var fields = fields
            if isFree, let free { fields[free] = nil }
            return .object(fields)
        }
        guard compared(spec) != compared(wanted) else { return }
        let exception = isFree ? " except the 'spec.exempt' field" : ""
        report.invalid("spec", .object(spec), "spec of '\(name)'\(exception) must equal the fixed value")
    }

    static func name(of object: Value) -> String { object.at("metadata", "name")?.stringValue ?? "" }

    /// Conditions are told apart by their types.
    static func conditions(_ types: [String], _ report: inout FieldReport) {
        var seen: Set<String> = []
        report.at("status") { report in
            report.each("conditions", types) { type, report in
                if !seen.insert(type).inserted { report.duplicate("type", .string(type)) }
                if type.isEmpty { report.required("type") }
            }
        }
    }
}
