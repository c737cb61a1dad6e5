import ObjectTree

/// Lays an applied object over a stored one: what is applied counts, the rest stays.
package struct TypedMerge {
    private let table: TypeTable
    private var complaints: [String] = []

    /// Two elements of what is applied have one key, or an element has none.
    package struct Failure: Error {
        package let message: String

        package init(message: String) { self.message = message }
    }

    /// The object with the configuration in it.
    package static func merge(
        _ live: Value, _ applied: Value, _ schema: ObjectSchema
    ) throws(Failure) -> Value {
        var merge = TypedMerge(table: schema.table)
        let result = merge.merged(live, applied, schema.root)
        guard merge.complaints.isEmpty else {
            let texts = merge.complaints
            throw Failure(
                message: texts.count == 1
                    ? texts[0] : (["errors:"] + texts.map { "  " + $0 }).joined(separator: "\n"))
        }
        return result ?? .null
    }

    private init(table: TypeTable) { self.table = table }

    /// nil when nothing is left.
    private mutating func merged(_ live: Value?, _ applied: Value?, _ id: TypeID) -> Value? {
        let (first, second) = Shape.pair(live, applied, in: table[id])
        switch second ?? first {
        case .scalar, .none: return applied ?? live
        case .map(let map):
            let (before, after) = (live?.objectValue ?? Fields(), applied?.objectValue ?? Fields())
            if map.isAtomic || (before.isEmpty && after.isEmpty) { return applied ?? live }
            return members(before, after, map)
        case .list(let list):
            let (before, after) = (live?.arrayValue ?? [], applied?.arrayValue ?? [])
            if list.rule == .atomic || (before.isEmpty && after.isEmpty) { return applied ?? live }
            return elements(before, after, list)
        }
    }

    private mutating func members(_ live: Fields, _ applied: Fields, _ map: ObjectType.Map) -> Value? {
        var result = IndexedFields(live, changes: applied.count)
        for entry in applied {
            guard let type = map.type(of: entry.key) else { continue }
            result[entry.key] = merged(result[entry.key], entry.value, type)
        }
        let members = result.fields
        return members.isEmpty ? Optional<Value>.none : .object(members)
    }

    /// The elements in the order of what is applied, as far as it says something; those of others where they stood.
    private mutating func elements(_ live: [Value], _ applied: [Value], _ list: ObjectType.List) -> Value? {
        guard let new = indexed(applied, list, allowsDuplicates: false),
            let old = indexed(live, list, allowsDuplicates: true)
        else { return .array(live) }
        var shared = new.keys.filter { old.first[$0] != nil }[...]
        var done: Set<ElementKey> = []
        var result: [Value] = []
        var (i, j) = (0, 0)
        func mergedElement(_ key: ElementKey, into result: inout [Value]) {
            // Elements that were there twice are not merged with: they are replaced by the one that is applied.
            let before = old.duplicates.contains(key) ? Optional<Value>.none : old.first[key]
            if let value = merged(before, new.first[key], list.element) { result.append(value) }
        }
        while i < old.keys.count || j < new.keys.count {
            if i < old.keys.count, j < new.keys.count {
                let key = old.keys[i]
                if key == new.keys[j] {
                    done.insert(key)
                    mergedElement(key, into: &result)
                    (i, j) = (i + 1, j + 1)
                    shared = shared.dropFirst()
                    continue
                }
                // The applied order has another of the shared elements first.
                if new.first[key] != nil, let next = shared.first, next != key {
                    i += 1
                    continue
                }
            }
            if i < old.keys.count {
                let key = old.keys[i]
                if new.first[key] == nil {
                    result.append(live[i])
                    i += 1
                    continue
                }
                if done.contains(key) { i += 1 }
            }
            if j < new.keys.count {
                let key = new.keys[j]
                done.insert(key)
                mergedElement(key, into: &result)
                j += 1
                if shared.first == key { shared = shared.dropFirst() }
            }
        }
        return result.isEmpty ? Optional<Value>.none : .array(result)
    }

    private struct Indexed {
        /// One for each element.
        var keys: [ElementKey] = []
        var first: [ElementKey: Value] = [:]
        var duplicates: Set<ElementKey> = []
    }

    /// nil when an element has no key, which is complained about.
    private mutating func indexed(
        _ elements: [Value], _ list: ObjectType.List, allowsDuplicates: Bool
    ) -> Indexed? {
        var result = Indexed()
        for (index, element) in elements.enumerated() {
            do throws(ElementKey.Missing) {
                let key = try ElementKey(of: element, in: list, table)
                if result.first[key] != nil {
                    guard allowsDuplicates else {
                        complaints.append("duplicate entries for key \(PathStep.description(key.step(list.rule)))")
                        continue
                    }
                    result.duplicates.insert(key)
                } else {
                    result.first[key] = element
                }
                result.keys.append(key)
            } catch {
                complaints.append("element \(index): \(error.reason)")
            }
        }
        return complaints.isEmpty ? result : nil
    }
}
