import ObjectTree

extension FieldSet {
    /// The set with every named member that has members of the set below it. A set of `spec.template.spec` then holds
    /// `spec` and `spec.template` too, as it does when a struct goes with the last of its fields.
    package func withNamedMembers(_ schema: ObjectSchema) -> FieldSet {
        FieldSet(entries: Self.named(tree.entries, schema.root, schema.table))
    }

    private static func named(_ entries: [Fields.Entry], _ id: TypeID?, _ table: TypeTable) -> [Fields.Entry] {
        let type = id.map { table[$0] }
        return entries.map { entry in
            let below = entry.value.below
            guard !below.isEmpty else { return entry }
            let isField = entry.key.utf8.first == UInt8(ascii: "f")
            let member = isField ? type?.map?.member(String(entry.key.dropFirst(2)), guess: 0)?.member : nil
            let inner = isField ? member?.type ?? type?.map?.others : type?.list?.element
            let isMember = entry.value.isMember || member != nil
            let node = Value.node(isMember: isMember, named(below, inner, table)) ?? .member
            return Fields.Entry(key: entry.key, value: node)
        }
    }

    /// The set after its type has changed: who owned a part of what is atomic now owns it as a whole.
    package func reconciled(_ schema: ObjectSchema) -> FieldSet {
        FieldSet(entries: Self.reconciled(tree.entries, schema.root, schema.table))
    }

    private static func reconciled(_ entries: [Fields.Entry], _ id: TypeID, _ table: TypeTable) -> [Fields.Entry] {
        let type = table[id]
        return entries.map { entry in
            let below = entry.value.below
            guard !below.isEmpty else { return entry }
            let isField = entry.key.utf8.first == UInt8(ascii: "f")
            let inner = isField ? type.map?.type(of: String(entry.key.dropFirst(2))) : type.list?.element
            guard let inner else { return entry }
            if isAtomic(table[inner]) { return Fields.Entry(key: entry.key, value: .member) }
            let node = Value.node(isMember: entry.value.isMember, reconciled(below, inner, table)) ?? .member
            return Fields.Entry(key: entry.key, value: node)
        }
    }

    /// Whether nothing can be owned below a value of the type.
    private static func isAtomic(_ type: ObjectType) -> Bool {
        guard type.hasOneShape else { return false }
        return type.map?.isAtomic ?? (type.list.map { $0.rule == .atomic } ?? false)
    }
}
