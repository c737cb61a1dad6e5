import ObjectModel
import ObjectTree

/// What becomes of a definition's status: which names it gets, and whether it is served. A pure rule over all
/// definitions of its group.
public struct DefinitionStatus {
    private let definition: CustomResourceDefinition
    private let others: [CustomResourceDefinition]
    private let now: Time

    /// - Parameter others: The other definitions, in their newest state.
    public init(of definition: CustomResourceDefinition, others: [CustomResourceDefinition], now: Time) {
        self.definition = definition
        self.others = others.filter {
            $0.spec.group == definition.spec.group && $0.metadata.uid != definition.metadata.uid
        }
        self.now = now
    }

    /// The status that the definition should have.
    public var next: CustomResourceDefinitionStatus {
        var status = definition.status
        if definition.spec.names != status.acceptedNames || !definition.has("NamesAccepted") {
            let (names, problem) = acceptedNames
            status.acceptedNames = names
            if let problem {
                set(.init("NamesAccepted", "False", problem.reason, problem.message), in: &status)
            } else {
                set(.init("NamesAccepted", "True", "NoConflicts", "no conflicts found"), in: &status)
            }
        }
        if !definition.isTrue("Established") {
            let isAccepted = status.conditions.contains { $0.type == "NamesAccepted" && $0.status == "True" }
            set(
                isAccepted
                    ? .init(
                        "Established", "True", "InitialNamesAccepted", "the initial names have been accepted")
                    : .init("Established", "False", "NotAccepted", "not all names are accepted"), in: &status)
        }
        if let structure = StructureCondition.condition(of: definition) {
            set(structure, in: &status)
        } else {
            status.conditions.removeAll { $0.type == StructureCondition.type }
        }
        if let conformance = APIApproval.condition(of: definition) { set(conformance, in: &status) }
        return status
    }

    /// The status with another condition.
    public static func setting(
        _ type: String, _ value: String, reason: String, message: String, in status: CustomResourceDefinitionStatus,
        now: Time
    ) -> CustomResourceDefinitionStatus {
        var status = status
        set(.init(type, value, reason, message), in: &status, now: now)
        return status
    }

    // MARK: - Names

    /// A reason and message; nil when all names could be had.
    private typealias Problem = (reason: String, message: String)

    /// The names it gets, and the last reason why it does not get all that it asks for.
    private var acceptedNames: (CustomResourceDefinitionNames, Problem?) {
        let wanted = definition.spec.names
        let held = definition.status.acceptedNames
        let taken = others.map(\.status.acceptedNames)
        let resources = Set(taken.flatMap { [$0.plural, $0.singular] + $0.shortNames })
        let kinds = Set(taken.flatMap { [$0.kind, $0.listKind] })
        var names = held
        var problem: Problem?
        func claim(_ name: String, _ current: String, _ used: Set<String>, _ reason: String) -> String {
            guard name != current, used.contains(name) else { return name }
            problem = (reason, "\(FieldError.quoted(name)) is already in use")
            return current
        }
        names.plural = claim(wanted.plural, held.plural, resources, "PluralConflict")
        names.singular = claim(wanted.singular, held.singular, resources, "SingularConflict")
        let conflicts = wanted.shortNames.filter { !held.shortNames.contains($0) && resources.contains($0) }
        if conflicts.isEmpty {
            names.shortNames = wanted.shortNames
        } else {
            let texts = conflicts.map { "\(FieldError.quoted($0)) is already in use" }
            let message = texts.count == 1 ? texts[0] : "[" + texts.joined(separator: ", ") + "]"
            problem = ("ShortNamesConflict", message)
        }
        names.kind = claim(wanted.kind, held.kind, kinds, "KindConflict")
        names.listKind = claim(wanted.listKind, held.listKind, kinds, "ListKindConflict")
        names.categories = wanted.categories
        names.fields["plural"] = .string(names.plural)
        names.fields["kind"] = .string(names.kind)
        return (names, problem)
    }

    // MARK: - Conditions

    private func set(_ condition: DefinitionCondition, in status: inout CustomResourceDefinitionStatus) {
        Self.set(condition, in: &status, now: now)
    }

    /// The time of transition changes with the status of the condition alone.
    private static func set(
        _ condition: DefinitionCondition, in status: inout CustomResourceDefinitionStatus, now: Time
    ) {
        var conditions = status.conditions
        var new = CustomResourceDefinitionCondition()
        new.type = condition.type
        new.status = condition.status
        new.lastTransitionTime = now
        new.reason = condition.reason
        new.message = condition.message
        if let index = conditions.firstIndex(where: { $0.type == condition.type }) {
            if conditions[index].status == new.status {
                new.lastTransitionTime = conditions[index].lastTransitionTime
            }
            conditions[index] = new
        } else {
            conditions.append(new)
        }
        status.conditions = conditions
    }
}

/// A condition before it has a time.
struct DefinitionCondition {
    let type: String
    let status: String
    let reason: String
    let message: String

    init(_ type: String, _ status: String, _ reason: String, _ message: String) {
        self.type = type
        self.status = status
        self.reason = reason
        self.message = message
    }
}

extension CustomResourceDefinition {
    fileprivate func has(_ condition: String) -> Bool { status.conditions.contains { $0.type == condition } }
}
