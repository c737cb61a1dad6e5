import CEL
import ObjectModel
import ObjectTree

/// The rules of a schema in the language of expressions, ready for use, laid out as the schema is. Parts without rules
/// are left out.
public final class RuleNode: Sendable {
    private let node: SchemaNode
    private let type: ObjectType?
    private let rules: [RuleProgram]
    private let properties: [String: RuleNode]
    private let values: RuleNode?
    private let items: RuleNode?

    private init(_ node: SchemaNode, isRoot: Bool) {
        self.node = node
        type =
            node.rules.isEmpty
            ? nil : ObjectType.from(schema: node.source, isResourceRoot: isRoot || node.isEmbeddedResource)
        rules = type.map { type in node.rules.map { RuleProgram($0, of: node, type) } } ?? []
        properties = node.properties.compactMapValues { Self.compiled($0, isRoot: false) }
        if case .schema(let schema) = node.additionalProperties {
            values = Self.compiled(schema, isRoot: false)
        } else {
            values = nil
        }
        items = node.items.flatMap { Self.compiled($0, isRoot: false) }
    }

    /// nil for a schema without rules.
    static func compiled(_ node: SchemaNode, isRoot: Bool = true) -> RuleNode? {
        guard node.hasRules else { return nil }
        return RuleNode(node, isRoot: isRoot)
    }

    /// Which rules an object breaks.
    /// - Parameter old: What is stored, for a change of it: rules about `oldSelf` compare with that, and what has not
    ///   changed is not held against the client.
    func verdict(on object: Value, old: Value?) -> CustomObjectRules.Verdict {
        var walk = RuleWalk()
        walk.visit(object, self, old: old, isSame: false)
        return walk.verdict
    }

    // MARK: - The walk

    private struct RuleWalk {
        var verdict = CustomObjectRules.Verdict()
        private var budget = CEL.Limits.costPerObject
        private var path = SchemaPath()
        private var isOver = false

        /// - Parameter isSame: whether what is above has not changed, as far as it can be compared.
        mutating func visit(_ value: Value, _ rule: RuleNode, old: Value?, isSame: Bool) {
            guard !isOver, !value.isNull else { return }
            let isUnchanged = old.map { CorrelatedElements.isUnchanged(value, $0, rule.node) } ?? isSame
            evaluate(value, rule, old, isUnchanged)
            switch value {
            case .array(let elements):
                guard let items = rule.items, hasElements(rule, elements) else { return }
                let before = CorrelatedElements(old?.arrayValue, rule.node)
                for index in elements.indices {
                    path.push(.index(index))
                    visit(elements[index], items, old: before.element(like: elements[index]), isSame: isUnchanged)
                    path.pop()
                }
            case .object(let fields):
                let before = old?.objectValue
                for entry in fields.entries {
                    let isProperty = rule.properties[entry.key] != nil
                    guard let below = rule.properties[entry.key] ?? rule.values else { continue }
                    path.push(isProperty ? .member(entry.key) : .key(entry.key))
                    visit(entry.value, below, old: before?[entry.key], isSame: isUnchanged)
                    path.pop()
                }
            default: return
            }
        }

        /// Rules about the elements of what the schema does not call a list have no type to be compiled with.
        private mutating func hasElements(_ rule: RuleNode, _ elements: [Value]) -> Bool {
            guard let type = rule.node.type, type != .array else { return true }
            for index in elements.indices {
                path.push(.index(index))
                let name = rule.items?.node.source.string("type") ?? ""
                let why = "rule compiler initialization error: Failed to convert to declType for CEL validation rules"
                verdict.errors.append(.invalid(path.field, .string(name), why))
                path.pop()
            }
            return false
        }

        private mutating func evaluate(_ value: Value, _ rule: RuleNode, _ old: Value?, _ isUnchanged: Bool) {
            let asked = rule.rules.filter { program in
                !program.usesOld || old != nil || program.text.optionalOldSelf == true
            }
            guard !asked.isEmpty else { return }
            let subject = RuleProgram.Subject(
                value: CELValue(value, type: rule.type), shown: value, typeName: rule.node.source.string("type"),
                old: old.map { CELValue($0, type: rule.type) },
                path: path.isRoot ? FieldPath("<nil>") : path.field)
            for program in asked {
                guard let failure = program.failure(of: subject, budget: &budget) else { continue }
                if isUnchanged, failure.isBroken, !program.usesOld {
                    verdict.tolerated.append(failure.error)
                } else {
                    verdict.errors.append(failure.error)
                }
                if failure.endsAll {
                    isOver = true
                    return
                }
            }
        }
    }
}
