import ObjectModel

extension Fields {
    /// Whether two members have one name: only so in trees parsed with `.keep`.
    var hasDuplicates: Bool {
        guard count <= Limits.linearMembers else {
            var seen = Set<String>(minimumCapacity: count)
            return !entries.allSatisfy { seen.insert($0.key).inserted }
        }
        return entries.withUnsafeBufferPointer { entries in
            for right in entries.indices.dropFirst() {
                for left in 0..<right where entries[left].key == entries[right].key { return true }
            }
            return false
        }
    }

    /// Of members with one name the last, in place of the first.
    var withoutDuplicates: Fields {
        guard hasDuplicates else { return self }
        var positions: [String: Int] = [:]
        var unique: [Entry] = []
        for entry in entries {
            if let position = positions[entry.key] {
                unique[position].value = entry.value
            } else {
                positions[entry.key] = unique.count
                unique.append(entry)
            }
        }
        return Fields(uniqueEntries: unique)
    }
}

extension Value {
    private var hasDuplicatesBelow: Bool {
        switch self {
        case .array(let elements): elements.contains { $0.hasDuplicatesBelow }
        case .object(let fields): fields.hasDuplicates || fields.entries.contains { $0.value.hasDuplicatesBelow }
        default: false
        }
    }

    /// Without duplicates in any object below.
    package var withoutDuplicates: Value {
        guard hasDuplicatesBelow else { return self }
        switch self {
        case .array(let elements): return .array(elements.map(\.withoutDuplicates))
        case .object(let fields):
            let entries = fields.withoutDuplicates.entries.map {
                Fields.Entry(key: $0.key, value: $0.value.withoutDuplicates)
            }
            return .object(Fields(uniqueEntries: entries))
        default: return self
        }
    }
}

extension Value {
    /// Where members stand whose name was there before, such as `spec.size`, in the order of the document.
    package var duplicateMembers: [String] {
        guard hasDuplicatesBelow else { return [] }
        var found: [String] = []
        note(&found, at: "")
        return found
    }

    private func note(_ found: inout [String], at path: String) {
        guard found.count < Limits.maximumStrictErrors else { return }
        switch self {
        case .array(let elements):
            for (index, element) in elements.enumerated() { element.note(&found, at: "\(path)[\(index)]") }
        case .object(let fields):
            var seen: Set<String> = []
            for entry in fields.entries {
                let place = path.isEmpty ? entry.key : "\(path).\(entry.key)"
                if !seen.insert(entry.key).inserted, !found.contains(place) { found.append(place) }
                entry.value.note(&found, at: place)
            }
        default: break
        }
    }
}
