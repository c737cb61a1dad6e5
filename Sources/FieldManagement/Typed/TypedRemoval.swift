import ObjectTree

/// Takes fields out of an object.
package struct TypedRemoval {
    private let table: TypeTable

    /// The object without the fields of a set.
    package static func remove(_ fields: FieldSet, from value: Value, _ schema: ObjectSchema) -> Value {
        guard !fields.isEmpty else { return value }
        return TypedRemoval(table: schema.table).remaining(value, fields, schema.root)
    }

    private init(table: TypeTable) { self.table = table }

    private func remaining(_ value: Value, _ fields: FieldSet, _ id: TypeID) -> Value {
        switch Shape(of: value, in: table[id]) {
        case .scalar, .none: return value
        case .map(let map):
            guard case .object(let members) = value, !members.isEmpty, !map.isAtomic else { return .null }
            return remaining(members, fields, map)
        case .list(let list):
            guard case .array(let elements) = value, !elements.isEmpty, list.rule != .atomic else { return .null }
            return remaining(elements, fields, list)
        }
    }

    private func remaining(_ members: Fields, _ fields: FieldSet, _ map: ObjectType.Map) -> Value {
        var kept: [Fields.Entry] = []
        kept.reserveCapacity(members.count)
        var guess = 0
        for entry in members.entries {
            let named = map.member(entry.key, guess: guess)
            if let named { guess = named.position + 1 }
            guard let node = fields.tree[named?.member.step ?? PathStep.field(entry.key)] else {
                kept.append(entry)
                continue
            }
            if node.isMember { continue }
            guard let type = named?.member.type ?? map.others else { continue }
            let value = remaining(entry.value, FieldSet(entries: node.below), type)
            kept.append(Fields.Entry(key: entry.key, value: value))
        }
        return kept.isEmpty ? .null : .object(Fields(uniqueEntries: kept))
    }

    private func remaining(_ elements: [Value], _ fields: FieldSet, _ list: ObjectType.List) -> Value {
        var kept: [Value] = []
        kept.reserveCapacity(elements.count)
        for element in elements {
            let key = ElementKey.orNil(of: element, in: list, table)
            guard let key, let node = fields.tree[key.step(list.rule)] else {
                kept.append(element)
                continue
            }
            if node.isMember { continue }
            kept.append(remaining(element, FieldSet(entries: node.below), list.element))
        }
        return kept.isEmpty ? .null : .array(kept)
    }
}
