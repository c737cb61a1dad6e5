import ObjectTree

/// Why a `fieldsV1` can't be read.
package struct UnreadableFieldSet: Error {
    package let reason: String
}

extension FieldSet {
    /// The set that a client wrote: in order, without steps of unknown sorts, every node with a member in or below it.
    package init(reading value: Value?) throws(UnreadableFieldSet) {
        switch value {
        case nil, .null?: self.init()
        case .object(let fields)?: self.init(entries: try Self.entries(of: fields).below)
        default: throw UnreadableFieldSet(reason: "fieldsV1 is no object")
        }
    }

    private static func entries(
        of fields: Fields
    ) throws(UnreadableFieldSet) -> (isMember: Bool, below: [Fields.Entry]) {
        var entries: [Fields.Entry] = []
        var isMember = false
        for entry in fields {
            if entry.key == PathStep.itself {
                isMember = true
                continue
            }
            switch PathStep.read(entry.key) {
            case .ignored: continue
            case .malformed(let why): throw UnreadableFieldSet(reason: why)
            case .known(let step):
                let (isMember, below) = try self.entries(of: entry.value.objectValue ?? Fields())
                guard let node = Value.node(isMember: isMember, below) else { continue }
                entries.append(Fields.Entry(key: step, value: node))
            }
        }
        return (isMember || entries.isEmpty, PathStep.sorted(entries))
    }
}
