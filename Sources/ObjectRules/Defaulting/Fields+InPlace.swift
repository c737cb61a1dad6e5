import ObjectModel

/// Changing what lies deeper in a tree without copying what stays. A part in which nothing changes stays the same in
/// memory, so that whoever compares the objects of one template, or an object with what it was, sees it at once.
extension Fields {
    /// Adds a member where there is none, or null: how fields that JSON always shows are shown when unset.
    mutating func setDefault(_ key: String, _ value: Value) {
        if let present = self[key], !present.isNull { return }
        self[key] = value
    }

    /// Adds a member where there is none or an empty text.
    mutating func setDefaultText(_ key: String, _ text: String) {
        if case .string(let present)? = self[key], !present.isEmpty { return }
        self[key] = .string(text)
    }

    /// Sets a member to what it may be already.
    mutating func assign(_ key: String, _ value: Value) {
        if self[key] != value { self[key] = value }
    }

    /// Changes an object member; without one nothing happens.
    mutating func updateObject(_ key: String, _ change: (inout Fields) -> Void) {
        guard let before = self[key], let after = before.changed(change) else { return }
        self[key] = after
    }

    /// Changes an object member; it is created, empty at first, where there is none.
    mutating func updateOrAddObject(_ key: String, _ change: (inout Fields) -> Void) {
        if case .object? = self[key] { return updateObject(key, change) }
        var fields = Fields()
        change(&fields)
        self[key] = .object(fields)
    }

    /// Changes every object in a list member.
    mutating func updateObjects(_ key: String, _ change: (inout Fields) -> Void) {
        guard case .array(let before)? = self[key] else { return }
        var elements = before
        for (index, element) in before.enumerated() {
            guard let changed = element.changed(change) else { continue }
            elements[index] = changed
        }
        let after = Value.array(elements)
        if !after.isSameStorage(as: .array(before)) { self[key] = after }
    }

    /// Appends to a list member, which is created where there is none.
    mutating func append(_ element: Value, to key: String) {
        update(key) { value in
            var elements = value?.arrayValue ?? []
            value = .null
            elements.append(element)
            value = .array(elements)
        }
    }

    /// Whether there is a list or object member with something in it.
    func hasContent(_ key: String) -> Bool {
        switch self[key] {
        case .array(let elements)?: !elements.isEmpty
        case .object(let fields)?: !fields.isEmpty
        default: false
        }
    }
}

extension Value {
    /// Changes an object node in place; other nodes stay as they are. What was changed until an error stays.
    mutating func updateObject<Failure: Error>(_ change: (inout Fields) throws(Failure) -> Void) throws(Failure) {
        guard case .object(var fields) = self else { return }
        self = .null
        defer { self = .object(fields) }
        try change(&fields)
    }

    /// An object node after a change; nil for other nodes, and where nothing has changed.
    fileprivate func changed(_ change: (inout Fields) -> Void) -> Value? {
        guard case .object(var fields) = self else { return Optional.none }
        change(&fields)
        let after = Value.object(fields)
        return after.isSameStorage(as: self) ? Optional.none : after
    }

    /// An object with nothing in it.
    static let emptyObject = Value.object(Fields())
}
