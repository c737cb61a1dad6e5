import ObjectTree

/// Fills in the defaults of a schema, and takes nulls out where none may stand.
public enum SchemaDefaults {
    /// The object with defaults where members are missing, or null though they may not be.
    public static func applied(to value: Value, _ node: SchemaNode) -> Value {
        guard node.hasDefaults else { return value }
        return filled(value, node) ?? value
    }

    /// nil when nothing is to be filled in.
    private static func filled(_ value: Value, _ node: SchemaNode) -> Value? {
        guard node.hasDefaults else { return nil }
        switch value {
        case .object(let fields): return members(of: fields, node).map(Value.object)
        case .array(let elements):
            guard let items = node.items else { return nil }
            var changed: [Value]?
            for index in elements.indices {
                var element = elements[index]
                if element.isNull, !items.isNullable, let value = items.defaultValue { element = value }
                let new = filled(element, items) ?? element
                if new != elements[index] {
                    changed = changed ?? elements
                    changed?[index] = new
                }
            }
            return changed.map(Value.array)
        default: return nil
        }
    }

    private static func members(of fields: Fields, _ node: SchemaNode) -> Fields? {
        var result = fields
        var isChanged = false
        for name in node.defaultedProperties {
            guard let property = node.properties[name], let value = property.defaultValue else { continue }
            let present = result[name]
            guard present == nil || (present == .null && !property.isNullable) else { continue }
            result[name] = value
            isChanged = true
        }
        for entry in result.entries {
            guard let member = node.member(entry.key), member.hasDefaults else { continue }
            var value = entry.value
            if value.isNull, !member.isNullable, let standard = member.defaultValue { value = standard }
            let new = filled(value, member) ?? value
            if new != entry.value {
                result[entry.key] = new
                isChanged = true
            }
        }
        return isChanged ? result : nil
    }

    /// The object without nulls whose schema neither allows them nor has a default for them: to set a member to null
    /// is to leave it out.
    public static func withoutForbiddenNulls(_ value: Value, _ node: SchemaNode) -> Value {
        stripped(value, node) ?? value
    }

    private static func stripped(_ value: Value, _ node: SchemaNode) -> Value? {
        switch value {
        case .object(let fields):
            let entries = fields.entries
            var kept: [Fields.Entry]?
            for (index, entry) in entries.enumerated() {
                guard let member = node.member(entry.key) else {
                    kept?.append(entry)
                    continue
                }
                if entry.value.isNull, !member.isNullable {
                    kept = kept ?? Array(entries[..<index])
                } else if let new = stripped(entry.value, member) {
                    kept = kept ?? Array(entries[..<index])
                    kept?.append(Fields.Entry(key: entry.key, value: new))
                } else {
                    kept?.append(entry)
                }
            }
            return kept.map { .object(Fields(uniqueEntries: $0)) }
        case .array(let elements):
            guard let items = node.items else { return nil }
            var changed: [Value]?
            for index in elements.indices {
                if let new = stripped(elements[index], items) {
                    changed = changed ?? elements
                    changed?[index] = new
                }
            }
            return changed.map(Value.array)
        default: return nil
        }
    }
}
