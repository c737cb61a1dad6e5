import ObjectModel

/// Brings a tree into the form that Go's decode-then-encode gives it: nulls and empty values dropped where Go omits
/// them, zero values added where Go prints them, values in canonical text, members in Go's order (struct order; keys
/// of maps sorted). Collects what strict decoding complains about, in the order of the document.
struct Normaliser {
    /// One step from the top of the object.
    private enum Step {
        case field(String)
        case key(String)
        case index(Int)
    }

    private let layout: SchemaLayout
    private(set) var strictErrors: [String] = []
    private var path: [Step] = []
    /// The innermost message: what type errors name.
    private var structName = ""
    /// Positions of the members of all messages that are being worked on.
    private var order: [Int] = []

    init(_ layout: SchemaLayout) { self.layout = layout }

    /// The tree of a whole object of a message; null counts as an empty one.
    ///
    /// - Parameter model: An object of the message that has the form already. Parts that are the same in memory there
    ///   are taken as they are.
    mutating func object(_ value: Value, as id: MessageID, like model: Value? = nil) throws(CodingError) -> Value {
        let message = layout[id]
        switch value {
        case .object(let fields): return .object(try self.fields(fields, of: message, like: model))
        case .null: return .object(try fields(Fields(), of: message))
        default: throw mismatch(value, message.goType)
        }
    }

    // MARK: - Messages

    private mutating func fields(
        _ fields: Fields, of message: MessageLayout, like model: Value? = nil
    ) throws(CodingError) -> Fields {
        let outerStruct = structName
        structName = message.structName
        let base = order.count
        var entries: [Fields.Entry] = []
        entries.reserveCapacity(fields.count + message.zeros.count)
        // Positions of members met, and of those that have a value.
        var seen: UInt128 = 0
        var present: UInt128 = 0
        var guess = 0
        var models = ModelMembers(model)
        for entry in fields.entries {
            guard let position = message.position(of: entry.key, guess: guess) else {
                complain("unknown field", entry.key)
                continue
            }
            guess = position + 1
            let field = message.fields[position]
            let bit = UInt128(1) << UInt128(position)
            path.append(.field(field.name))
            if seen & bit != 0 {
                complainHere("duplicate field")
                drop(position, from: &entries, base)
                present &= ~bit
            }
            seen |= bit
            if let value = try self.value(entry.value, of: field, like: models[entry.key]) {
                entries.append(Fields.Entry(key: field.name, value: value))
                order.append(position)
                present |= bit
            }
            path.removeLast()
        }
        for zero in message.zeros where present & (UInt128(1) << UInt128(zero.index)) == 0 {
            entries.append(Fields.Entry(key: message.fields[zero.index].name, value: zero.value))
            order.append(zero.index)
        }
        sort(&entries, base)
        order.removeLast(order.count - base)
        structName = outerStruct
        return Fields(uniqueEntries: entries)
    }

    private mutating func drop(_ position: Int, from entries: inout [Fields.Entry], _ base: Int) {
        guard let index = order[base...].firstIndex(of: position) else { return }
        entries.remove(at: index - base)
        order.remove(at: index)
    }

    /// Insertion sort: there are few members, mostly in order.
    private mutating func sort(_ entries: inout [Fields.Entry], _ base: Int) {
        guard order.count - base > 1 else { return }
        for right in (base + 1)..<order.count where order[right] < order[right - 1] {
            var left = right
            while left > base, order[left] < order[left - 1] {
                order.swapAt(left, left - 1)
                entries.swapAt(left - base, left - base - 1)
                left -= 1
            }
        }
    }

    // MARK: - Fields

    /// The value of a field, or nil where there is none to print.
    private mutating func value(
        _ value: Value, of field: FieldLayout, like model: Value?
    ) throws(CodingError) -> Value? {
        if case .null = value { return nil }
        if let model, value.isSameStorage(as: model) { return value }
        switch field.shape {
        case .single:
            let result = try element(value, of: field, like: model)
            if case .null = result, !field.anyForm.isRaw { return nil }
            return isOmitted(result, field) ? Optional<Value>.none : result
        case .list:
            guard case .array(let elements) = value else { throw mismatch(value, field.goType) }
            guard !elements.isEmpty || field.keepsEmpty else { return nil }
            return .array(try list(elements, of: field, like: model?.arrayValue ?? []))
        case .map:
            guard case .object(let members) = value else { throw mismatch(value, field.goType) }
            return members.isEmpty ? Optional<Value>.none : .object(try map(members, of: field, like: model))
        }
    }

    private func isOmitted(_ value: Value, _ field: FieldLayout) -> Bool {
        if field.pointer || field.always { return false }
        switch value {
        case .string(let text):
            guard text.isEmpty else { return false }
            return field.scalar == .string || field.scalar == .bytes
        case .int(0): return field.scalar != .intOrString && field.scalar != .any
        case .bool(false): return field.scalar != .any
        case .array(let elements): return elements.isEmpty && field.scalar == .strings
        case .null: return true
        default: return false
        }
    }

    private mutating func list(
        _ elements: [Value], of field: FieldLayout, like models: [Value]
    ) throws(CodingError) -> [Value] {
        var results: [Value] = []
        results.reserveCapacity(elements.count)
        for index in elements.indices {
            path.append(.index(index))
            let model = index < models.count ? models[index] : Optional.none
            results.append(try element(elements[index], of: field, like: model))
            path.removeLast()
        }
        return results
    }

    private mutating func map(
        _ members: Fields, of field: FieldLayout, like model: Value?
    ) throws(CodingError) -> Fields {
        var entries: [Fields.Entry] = []
        entries.reserveCapacity(members.count)
        var isSorted = true
        var models = ModelMembers(model)
        for entry in members.entries {
            path.append(.key(entry.key))
            let value = try element(entry.value, of: field, like: models[entry.key])
            path.removeLast()
            if let last = entries.last, !(last.key < entry.key) { isSorted = false }
            entries.append(Fields.Entry(key: entry.key, value: value))
        }
        return Fields(uniqueEntries: isSorted ? entries : sortedUnique(entries))
    }

    /// Entries by key; of equal keys the last. Duplicates are complained about in document order.
    private mutating func sortedUnique(_ entries: [Fields.Entry]) -> [Fields.Entry] {
        var last: [String: Int] = [:]
        for (index, entry) in entries.enumerated() where last.updateValue(index, forKey: entry.key) != nil {
            complain("duplicate field", entry.key)
        }
        return last.values.map { entries[$0] }.sorted { $0.key < $1.key }
    }

    private mutating func element(
        _ value: Value, of field: FieldLayout, like model: Value? = nil
    ) throws(CodingError) -> Value {
        if let model, value.isSameStorage(as: model) { return value }
        switch (field.scalar, value) {
        case (.string, .string), (.bool, .bool), (.int64, .int): return value
        case (.any, _): return field.anyForm.isRaw ? value.withoutDuplicates : try schemaOr(value, field)
        case (.message(let id), .object(let fields)):
            return .object(try self.fields(fields, of: layout[id], like: model))
        case (.message(let id), .null): return .object(try fields(Fields(), of: layout[id]))
        case (.int32, .int(let number)):
            guard Int32(exactly: number) != nil else { throw mismatch(value, field.elementType) }
            return value
        case (.string, .null): return ""
        case (.bool, .null): return false
        case (.int32, .null), (.int64, .null), (.double, .null): return 0
        case (.strings, .null), (.time, .null), (.microTime, .null): return .null
        case (.double, .int): return value
        case (.double, .double(let number)): return ScalarText.canonical(number)
        case (.bytes, .null): return ""
        case (.bytes, .string(let text)): return .string(try ScalarText.base64(text))
        case (.time, .string(let text)): return try ScalarText.time(text)
        case (.microTime, .string(let text)): return try ScalarText.microTime(text)
        case (.time, _), (.microTime, _): throw mismatch(value, "string")
        case (.quantity, _): return .string(try ScalarText.quantity(value))
        case (.intOrString, .string), (.intOrString, .int): return try intOrString(value)
        case (.intOrString, .null): return 0
        case (.intOrString, _): throw mismatch(value, "int32")
        case (.strings, .array(let elements)): return try strings(elements)
        default: throw mismatch(value, field.elementType)
        }
    }

    // MARK: - Schemas of custom resources

    /// A schema or something in its place; null for what Go's own readers of these pass over.
    private func schemaOr(_ value: Value, _ field: FieldLayout) throws(CodingError) -> Value {
        switch (field.anyForm, value) {
        case (_, .object): return try jsonSchema(value)
        case (.schemaOrArray, .array(let elements)):
            var schemas: [Value] = []
            for element in elements { schemas.append(try jsonSchema(element)) }
            return schemas.isEmpty ? .null : .array(schemas)
        case (.schemaOrStrings, .array(let elements)): return elements.isEmpty ? .null : try strings(elements)
        case (.schemaOrBool, .bool): return value
        case (.schemaOrBool, _): throw CodingError(.type, "boolean or JSON schema expected")
        default: return .null
        }
    }

    /// A schema read by itself: nobody is told what is unknown in it.
    private func jsonSchema(_ value: Value) throws(CodingError) -> Value {
        guard let id = layout.schema.messageID(SchemaLayout.jsonSchemaMessage) else { return value }
        var reader = Normaliser(layout)
        return try reader.object(value, as: id)
    }

    private func intOrString(_ value: Value) throws(CodingError) -> Value {
        if case .int(let number) = value, Int32(exactly: number) == nil { throw mismatch(value, "int32") }
        return value
    }

    private func strings(_ elements: [Value]) throws(CodingError) -> Value {
        for element in elements {
            guard case .string = element else { throw mismatch(element, "string") }
        }
        return .array(elements)
    }

    // MARK: - Complaints

    private mutating func complain(_ what: String, _ key: String) {
        path.append(.field(key))
        complainHere(what)
        path.removeLast()
    }

    private mutating func complainHere(_ what: String) {
        guard strictErrors.count < Limits.maximumStrictErrors else { return }
        let error = "\(what) \"\(pathText)\""
        if !strictErrors.contains(error) { strictErrors.append(error) }
    }

    /// Such as `spec.containers[0].name`.
    private var pathText: String {
        path.reduce(into: "") { text, step in
            switch step {
            case .field(let name), .key(let name): text += text.isEmpty ? name : ".\(name)"
            case .index(let index): text += "[\(index)]"
            }
        }
    }

    /// Go's text for a value of the wrong type; its path has neither indexes nor keys of maps.
    private func mismatch(_ value: Value, _ goType: String) -> CodingError {
        let names = path.compactMap { step in
            if case .field(let name) = step { return name }
            return nil
        }
        let place = names.isEmpty ? "Go value" : "Go struct field \(structName).\(names.joined(separator: "."))"
        let actual = GoJSONType.name(of: value, for: goType)
        return CodingError(.type, "json: cannot unmarshal \(actual) into \(place) of type \(goType)")
    }
}

/// Looks for members of a model, one after the other: mostly in the order in which they stand there.
private struct ModelMembers {
    private let entries: [Fields.Entry]
    private var guess = 0

    init(_ model: Value?) { entries = model?.objectValue?.entries ?? [] }

    subscript(key: String) -> Value? {
        mutating get {
            if guess < entries.count, entries[guess].key == key {
                guess += 1
                return entries[guess - 1].value
            }
            // Large maps are not worth a search for each of their members.
            guard entries.count <= Limits.linearMembers, let index = entries.firstIndex(where: { $0.key == key }) else {
                return nil
            }
            guess = index + 1
            return entries[index].value
        }
    }
}
