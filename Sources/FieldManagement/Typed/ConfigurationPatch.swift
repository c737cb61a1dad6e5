import ObjectTree

/// Lays a configuration over an object without asking who owns what, as mutations of admission policies do.
package struct ConfigurationPatch {
    private let table: TypeTable
    /// Where the configuration has what belongs to one manager as a whole.
    private var atomics: [String] = []

    private init(table: TypeTable) { self.table = table }

    /// The object with the configuration in it. It may hold no atomic lists, maps and structs: what they would replace
    /// would be lost.
    package static func apply(
        _ config: Value, to live: Value, _ schema: ObjectSchema
    ) throws(TypedMerge.Failure) -> Value {
        if let complaint = TypeCheck.complaint(about: config, schema, allowsDuplicates: false) {
            throw TypedMerge.Failure(message: "failed to convert patch object to typed object: \(complaint)")
        }
        var patch = ConfigurationPatch(table: schema.table)
        patch.visit(config, schema.root, "")
        guard patch.atomics.isEmpty else {
            throw TypedMerge.Failure(
                message: "invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: "
                    + patch.atomics.joined(separator: ", "))
        }
        do throws(TypedMerge.Failure) {
            return try TypedMerge.merge(live, config, schema)
        } catch {
            throw TypedMerge.Failure(message: "failed to merge patch: \(error.message)")
        }
    }

    private mutating func visit(_ value: Value, _ id: TypeID, _ path: String) {
        switch (Shape(of: value, in: table[id]), value) {
        case (.map(let map), .object(let fields)):
            if map.isAtomic { atomics.append(path) }
            for entry in fields {
                guard let member = map.members.first(where: { $0.name == entry.key }) else { continue }
                visit(entry.value, member.type, "\(path).\(entry.key)")
            }
        case (.list(let list), .array(let elements)):
            if list.rule == .atomic { atomics.append(path) }
            for (index, element) in elements.enumerated() { visit(element, list.element, "\(path)[\(index)]") }
        default: return
        }
    }
}
