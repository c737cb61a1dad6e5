import ObjectTree

extension FieldSet {
    /// The fields that an object has: what somebody who applies it says something about. The object fits its type.
    public init(of value: Value, _ schema: ObjectSchema) {
        let node = FieldFinder(table: schema.table).node(of: value, schema.root)
        self.init(entries: node.below)
    }
}

/// Walks an object and notes its fields.
private struct FieldFinder {
    let table: TypeTable

    struct Node {
        /// The value belongs to its manager as a whole.
        var isMember: Bool
        var below: [Fields.Entry] = []
    }

    func node(of value: Value, _ id: TypeID) -> Node {
        switch Shape(of: value, in: table[id]) {
        case .scalar, .none: Node(isMember: true)
        case .map(let map): map.isAtomic ? Node(isMember: true) : Node(isMember: false, below: members(value, map))
        case .list(let list):
            list.rule == .atomic ? Node(isMember: true) : Node(isMember: false, below: elements(value, list))
        }
    }

    private func members(_ value: Value, _ map: ObjectType.Map) -> [Fields.Entry] {
        guard case .object(let fields) = value else { return [] }
        var entries: [Fields.Entry] = []
        entries.reserveCapacity(fields.count)
        map.forEachMember(of: fields) { entry, named, type in
            let node = node(of: entry.value, type)
            // Members of maps are there or not; those of structs only count by what they hold, unless it is nothing.
            let isMember = node.isMember || named == nil || entry.value.isNull || entry.value == .member
            guard let child = Value.node(isMember: isMember, node.below) else { return }
            entries.append(Fields.Entry(key: named?.step ?? PathStep.field(entry.key), value: child))
        }
        return PathStep.sorted(entries)
    }

    private func elements(_ value: Value, _ list: ObjectType.List) -> [Fields.Entry] {
        guard case .array(let elements) = value else { return [] }
        var entries: [Fields.Entry] = []
        var positions: [ElementKey: Int] = [:]
        for element in elements {
            guard let key = ElementKey.orNil(of: element, in: list, table) else { continue }
            if let known = positions[key] {
                // Of elements with one key nobody can say which field is meant: they are owned as one.
                entries[known].value = .member
                continue
            }
            positions[key] = entries.count
            let below = node(of: element, list.element).below
            entries.append(
                Fields.Entry(key: key.step(list.rule), value: .node(isMember: true, below) ?? .member))
        }
        return PathStep.sorted(entries)
    }
}

extension ElementKey {
    /// The key of an element, or nil where it has none.
    static func orNil(of element: Value, in list: ObjectType.List, _ table: TypeTable) -> ElementKey? {
        do throws(Missing) {
            return try ElementKey(of: element, in: list, table)
        } catch {
            return nil
        }
    }
}
