import ObjectTree

/// One owner with what it owns.
package struct OwnedFields: Sendable, Equatable {
    package var owner: FieldOwner
    package var fields: FieldSet
    /// RFC 3339; nil when nothing but the ownership changed.
    package var time: String?
}

/// All owners of an object's fields: `metadata.managedFields`.
package struct OwnerList: Sendable, Equatable {
    package private(set) var entries: [OwnedFields] = []

    init() {}

    package init(_ entries: [OwnedFields]) { self.entries = entries }

    var isEmpty: Bool { entries.isEmpty }

    /// The entry of an owner.
    package subscript(owner: FieldOwner) -> OwnedFields? { entries.first { $0.owner == owner } }

    /// Replaces what an owner has; an owner of nothing is none.
    mutating func set(_ owned: OwnedFields) {
        remove(owned.owner)
        if !owned.fields.isEmpty { entries.append(owned) }
    }

    mutating func remove(_ owner: FieldOwner) { entries.removeAll { $0.owner == owner } }

    /// Changes every owner's fields but those of one; who has none left goes. nil from the closure drops an owner.
    mutating func updateAll(except owner: FieldOwner?, _ change: (OwnedFields) -> FieldSet?) {
        var kept: [OwnedFields] = []
        kept.reserveCapacity(entries.count)
        for var entry in entries {
            if entry.owner != owner {
                guard let fields = change(entry) else { continue }
                entry.fields = fields
            }
            if !entry.fields.isEmpty { kept.append(entry) }
        }
        entries = kept
    }
}

// MARK: - As the object carries it

/// Why a list of managedFields can't be read.
package struct UnreadableOwners: Error {
    package let reason: String
}

extension OwnerList {
    /// The list that the server itself has written: nothing needs to be checked.
    package init(stored: Value?) {
        for entry in stored?.arrayValue ?? [] {
            guard case .object(let fields) = entry, let owner = FieldOwner(fields) else { continue }
            let tree = fields["fieldsV1"]?.objectValue ?? Fields()
            entries.append(OwnedFields(owner: owner, fields: FieldSet(tree: tree), time: fields.optionalString("time")))
        }
    }

    /// The list that a client has sent.
    package init(reading value: Value?) throws(UnreadableOwners) {
        for (index, entry) in (value?.arrayValue ?? []).enumerated() {
            let fields = entry.objectValue ?? Fields()
            guard let owner = FieldOwner(fields) else {
                throw UnreadableOwners(reason: "operation must be `Apply` or `Update`")
            }
            guard !owner.apiVersion.isEmpty else { throw UnreadableOwners(reason: "apiVersion must not be empty") }
            let type = fields.string("fieldsType")
            guard type == "FieldsV1" else {
                throw UnreadableOwners(
                    reason: type.isEmpty
                        ? "missing fieldsType in managed fields entry \(index)"
                        : "invalid fieldsType \(GoText.quoted(type)) in managed fields entry \(index)")
            }
            do throws(UnreadableFieldSet) {
                let set = try FieldSet(reading: fields["fieldsV1"])
                remove(owner)
                entries.append(OwnedFields(owner: owner, fields: set, time: fields.optionalString("time")))
            } catch {
                throw UnreadableOwners(reason: "error decoding set: \(error.reason)")
            }
        }
    }

    /// The value of `managedFields`; nil when nobody owns anything.
    package var value: Value? {
        guard !entries.isEmpty else { return nil }
        return .array(entries.sorted(by: Self.precedes).map(\.value))
    }

    private static func precedes(_ left: OwnedFields, _ right: OwnedFields) -> Bool {
        let (one, two) = (left.owner, right.owner)
        if one.operation != two.operation { return one.operation.rawValue < two.operation.rawValue }
        if left.time != right.time { return (left.time ?? "") < (right.time ?? "") }
        if one.name != two.name { return one.name < two.name }
        if one.apiVersion != two.apiVersion { return one.apiVersion < two.apiVersion }
        return one.subresource < two.subresource
    }
}

extension FieldOwner {
    /// The owner of an entry; nil when it does not say how the fields were written.
    fileprivate init?(_ entry: Fields) {
        guard let operation = Operation(rawValue: entry.string("operation")) else { return nil }
        self.init(
            entry.string("manager"), operation, apiVersion: entry.string("apiVersion"),
            subresource: entry.string("subresource"))
    }
}

extension OwnedFields {
    /// An entry of `managedFields`, its members in Kubernetes' order.
    fileprivate var value: Value {
        var members: [Fields.Entry] = []
        members.reserveCapacity(7)
        func add(_ key: String, _ text: String) {
            if !text.isEmpty { members.append(Fields.Entry(key: key, value: .string(text))) }
        }
        add("manager", owner.name)
        add("operation", owner.operation.rawValue)
        add("apiVersion", owner.apiVersion)
        add("time", time ?? "")
        add("fieldsType", "FieldsV1")
        members.append(Fields.Entry(key: "fieldsV1", value: fields.value))
        add("subresource", owner.subresource)
        return .object(Fields(uniqueEntries: members))
    }
}
