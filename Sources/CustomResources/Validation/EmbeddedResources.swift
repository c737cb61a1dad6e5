import ObjectModel
import ObjectRules
import ObjectTree

/// Objects inside of objects (`x-kubernetes-embedded-resource`): they have apiVersion, kind and metadata as any object,
/// whatever their schema says.
public struct EmbeddedResources {
    private var path = SchemaPath()
    private var errors: [FieldError] = []

    private init() {}

    /// What is wrong with the resources in an object; empty when they are fine.
    public static func errors(in object: Value, _ node: SchemaNode) -> [FieldError] {
        guard node.hasEmbeddedResources else { return [] }
        var walk = EmbeddedResources()
        walk.descend(object, node)
        return walk.errors
    }

    private mutating func descend(_ value: Value, _ node: SchemaNode) {
        guard node.hasEmbeddedResources else { return }
        switch value {
        case .object(let fields):
            for entry in fields.entries {
                guard let member = node.member(entry.key) else { continue }
                path.push(node.properties[entry.key] == nil ? .key(entry.key) : .member(entry.key))
                enter(entry.value, member)
                path.pop()
            }
        case .array(let elements):
            guard let items = node.items else { return }
            for index in elements.indices {
                path.push(.index(index))
                enter(elements[index], items)
                path.pop()
            }
        default: break
        }
    }

    private mutating func enter(_ value: Value, _ node: SchemaNode) {
        if node.isEmbeddedResource, case .object(let fields) = value { check(fields) }
        descend(value, node)
    }

    private mutating func check(_ fields: Fields) {
        let here = path.field
        for name in ["apiVersion", "kind"] where !fields.contains(name) {
            errors.append(.required(here.child(name), "must not be empty"))
        }
        checkText("apiVersion", fields) { version in
            version.split(separator: "/", omittingEmptySubsequences: false).count > 2
                ? "unexpected GroupVersion string: \(version)" : nil
        }
        checkText("kind", fields) { kind in
            let problems = NameFormat.dns1035Label(kind.lowercased())
            return problems.isEmpty
                ? nil : "may have mixed case, but should otherwise match: " + problems.joined(separator: ",")
        }
        guard let metadata = fields["metadata"] else { return }
        guard case .object = metadata else {
            errors.append(.invalid(here.child("metadata"), metadata, "must be an object"))
            return
        }
        errors += MetadataValidation.embedded(ObjectMeta(metadata), at: here.child("metadata"))
    }

    private mutating func checkText(_ name: String, _ fields: Fields, _ problem: (String) -> String?) {
        guard let value = fields[name] else { return }
        let here = path.field.child(name)
        guard let text = value.stringValue else {
            errors.append(.invalid(here, value, "must be a string"))
            return
        }
        if text.isEmpty {
            errors.append(.invalid(here, value, "must not be empty"))
        } else if let problem = problem(text) {
            errors.append(.invalid(here, value, problem))
        }
    }
}
