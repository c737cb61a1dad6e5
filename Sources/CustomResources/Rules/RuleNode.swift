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

    /// Which rules an object breaks; empty when it keeps them all.
    /// - Parameter old: What is stored, for a change of it: rules about `oldSelf` compare with that, and what has not
    ///   changed is not held against the client.
    func errors(in object: Value, old: Value?) -> [FieldError] {
        var walk = RuleWalk()
        walk.visit(object, self, old: old, isSame: false)
        return walk.errors
    }

    // MARK: - The walk

    private struct RuleWalk {
        var errors: [FieldError] = []
        private var budget = CEL.Limits.costPerObject
        private var path = SchemaPath()
        private var isOver = false

        /// - Parameter isSame: whether what is above has not changed, as far as it can be compared.
        mutating func visit(_ value: Value, _ rule: RuleNode, old: Value?, isSame: Bool) {
            guard !isOver, !value.isNull else { return }
            let isUnchanged = old.map { $0 == value } ?? isSame
            evaluate(value, rule, old, isUnchanged)
            switch value {
            case .array(let elements):
                guard let items = rule.items else { return }
                let before = CorrelatedElements(old?.arrayValue, rule.node)
                for index in elements.indices {
                    path.push(.index(index))
                    visit(elements[index], items, old: before.element(like: elements[index]), isSame: isUnchanged)
                    path.pop()
                }
            case .object(let fields):
                let before = rule.node.isCorrelatable ? old?.objectValue : nil
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

        private mutating func evaluate(_ value: Value, _ rule: RuleNode, _ old: Value?, _ isUnchanged: Bool) {
            let asked = rule.rules.filter { program in
                guard program.usesOld else { return !isUnchanged }
                return old != nil || program.text.optionalOldSelf == true
            }
            guard !asked.isEmpty else { return }
            let subject = RuleProgram.Subject(
                value: CELValue(value, type: rule.type), old: old.map { CELValue($0, type: rule.type) },
                path: path.isRoot ? FieldPath("<nil>") : path.field)
            for program in asked {
                guard let failure = program.failure(of: subject, budget: &budget) else { continue }
                errors.append(failure.error)
                if failure.endsAll {
                    isOver = true
                    return
                }
            }
        }
    }
}
