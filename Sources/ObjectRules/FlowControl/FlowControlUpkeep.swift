import ObjectModel

/// What becomes of an object of flow control that every cluster has, when it is missing or was changed: mandatory ones
/// get their spec back always, suggested ones unless somebody annotated them otherwise.
public enum FlowControlUpkeep {
    /// What to do about one object.
    public enum Step: Sendable, Equatable {
        case keep
        case create(Value)
        case update(Value)
    }

    /// The step for the bootstrap object of a kind and name; `keep` where the cluster can do without it.
    /// - Parameter found: The object of that name, or null.
    public static func step(kind: String, name: String, found: Value) -> Step {
        let isWanted = { (object: Value) in
            object["kind"]?.stringValue == kind && FlowControlRules.name(of: object) == name
        }
        if let mandatory = BootstrapFlowControl.mandatory.first(where: isWanted) {
            return step(mandatory, found, updates: true)
        }
        guard let suggested = BootstrapFlowControl.suggested.first(where: isWanted) else { return .keep }
        return step(suggested, found, updates: updates(found))
    }

    /// Whether a suggested object still follows the server. One that says nothing does until its spec is changed.
    private static func updates(_ found: Value) -> Bool {
        switch found.at("metadata", "annotations", BootstrapFlowControl.autoUpdate)?.stringValue {
        case "true": true
        case "false": false
        default: found.at("metadata", "generation")?.intValue ?? 1 == 1
        }
    }

    private static func step(_ expected: Value, _ found: Value, updates: Bool) -> Step {
        guard case .object(var object) = found else { return .create(expected) }
        if updates { object["spec"] = spec(expected, found) }
        var metadata = object.object("metadata")
        var annotations = metadata.object("annotations")
        annotations[BootstrapFlowControl.autoUpdate] = updates ? "true" : "false"
        metadata["annotations"] = .object(annotations)
        object["metadata"] = .object(metadata)
        let wanted = Value.object(object)
        return wanted == found ? .keep : .update(wanted)
    }

    /// How much an exempt level lends may be chosen freely.
    private static func spec(_ expected: Value, _ found: Value) -> Value {
        guard case .object(var spec)? = expected["spec"], spec["exempt"] != nil,
            let chosen = found.at("spec", "exempt"), chosen.objectValue != nil
        else { return expected["spec"] ?? .null }
        spec["exempt"] = chosen
        return .object(spec)
    }

    // MARK: - Status

    /// The schema with a condition that says whether its priority level is there.
    public static func observed(_ schema: FlowSchema, levelExists: Bool, now: Time) -> FlowSchema {
        let level = FieldError.quoted(schema.spec.priorityLevelConfiguration.name)
        let start = "This FlowSchema references the PriorityLevelConfiguration object named \(level)"
        let status = levelExists ? "False" : "True"
        let old = schema.status.conditions.first { $0.type == dangling }
        let condition = FlowSchemaCondition.make {
            $0.type = dangling
            $0.status = status
            $0.lastTransitionTime = old?.status == status ? old?.lastTransitionTime : now.wholeSeconds
            $0.reason = levelExists ? "Found" : "NotFound"
            $0.message = levelExists ? "\(start) and it exists" : "\(start) but there is no such object"
        }
        var next = schema
        next.status.conditions = schema.status.conditions.filter { $0.type != dangling } + [condition]
        return next
    }

    private static let dangling = "Dangling"
}
