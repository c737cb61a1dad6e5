import ObjectModel

/// The members of a message as they come in: in any order, repeated ones in between others. Lists and maps grow in
/// place, so that a large one does not take quadratic time.
struct ProtobufMembers {
    private enum Content {
        case single(Value)
        case list([Value])
        case map([Fields.Entry], positions: [String: Int])
    }

    private var names: [String] = []
    private var contents: [Content] = []

    var fields: Fields {
        var entries: [Fields.Entry] = []
        entries.reserveCapacity(names.count)
        for (name, content) in zip(names, contents) {
            let value: Value =
                switch content {
                case .single(let value): value
                case .list(let elements): .array(elements)
                case .map(let members, _): .object(Fields(uniqueEntries: members))
                }
            entries.append(Fields.Entry(key: name, value: value))
        }
        return Fields(uniqueEntries: entries)
    }

    private mutating func position(of name: String, orAdd content: Content) -> Int {
        if let position = names.lastIndex(of: name) { return position }
        names.append(name)
        contents.append(content)
        return names.count - 1
    }

    /// Sets a member; of several the last wins.
    mutating func set(_ name: String, _ value: Value) {
        contents[position(of: name, orAdd: .single(.null))] = .single(value)
    }

    mutating func append(_ value: Value, to name: String) {
        let position = position(of: name, orAdd: .list([]))
        guard case .list(var elements) = contents[position] else { return }
        // Taken out first, so that appending does not copy.
        contents[position] = .single(.null)
        elements.append(value)
        contents[position] = .list(elements)
    }

    /// Of equal keys the last wins.
    mutating func insert(_ value: Value, under key: String, into name: String) {
        let position = position(of: name, orAdd: .map([], positions: [:]))
        guard case .map(var members, var positions) = contents[position] else { return }
        contents[position] = .single(.null)
        if let index = positions[key] {
            members[index].value = value
        } else {
            positions[key] = members.count
            members.append(Fields.Entry(key: key, value: value))
        }
        contents[position] = .map(members, positions: positions)
    }
}
