import ObjectModel

/// Changing what lies deeper in a tree without copying what stays.
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

    /// Changes an object member; without one nothing happens.
    mutating func updateObject(_ key: String, _ change: (inout Fields) -> Void) {
        update(key) { value in
            guard case .object(var fields)? = value else { return }
            value = .null
            change(&fields)
            value = .object(fields)
        }
    }

    /// Changes an object member; it is created, empty at first, where there is none.
    mutating func updateOrAddObject(_ key: String, _ change: (inout Fields) -> Void) {
        update(key) { value in
            var fields = value?.objectValue ?? Fields()
            value = .null
            change(&fields)
            value = .object(fields)
        }
    }

    /// Changes every object in a list member.
    mutating func updateObjects(_ key: String, _ change: (inout Fields) -> Void) {
        update(key) { value in
            guard case .array(var elements)? = value else { return }
            value = .null
            for index in elements.indices {
                guard case .object(var fields) = elements[index] else { continue }
                elements[index] = .null
                change(&fields)
                elements[index] = .object(fields)
            }
            value = .array(elements)
        }
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

    /// An object with nothing in it.
    static let emptyObject = Value.object(Fields())
}
