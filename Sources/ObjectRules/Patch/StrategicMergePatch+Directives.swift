import ObjectModel

extension StrategicMergePatch {
    /// `$retainKeys`: of the members that were there only the named ones stay, and the patch may have no others.
    func retainKeys(_ patch: inout Fields, in original: inout Fields) throws(StatusError) {
        guard let directive = patch.removeValue(forKey: Self.retainKeys) else { return }
        guard let names = directive.arrayValue else { throw .badRequest("invalid patch format of retainKeys") }
        for entry in patch.entries where !entry.value.isNull && !Self.isParallelList(entry.key) {
            guard names.contains(.string(entry.key)) else { throw .badRequest("invalid patch format of retainKeys") }
        }
        original.removeAll { !names.contains(.string($0.key)) }
    }

    private static func isParallelList(_ key: String) -> Bool {
        key.hasPrefix(deletionPrefix) || key.hasPrefix(orderPrefix)
    }

    /// The name after the slash of `$directive/name`.
    private static func target(of key: String, prefix: String) -> String? {
        let parts = key.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == prefix else { return nil }
        return String(parts[1])
    }

    /// `$deleteFromPrimitiveList/name`: texts or numbers that are taken out of a list.
    func deleteElements(_ entry: Fields.Entry, from original: inout Fields) throws(StatusError) {
        guard let name = Self.target(of: entry.key, prefix: Self.deletionPrefix) else {
            throw .badRequest("invalid patch format of primitive list")
        }
        guard let doomed = entry.value.arrayValue, let elements = original[name]?.arrayValue else { return }
        guard Self.isScalar(elements), Self.isScalar(doomed) else {
            throw .unreasoned("list element types are not identical: \(Value.array(elements + doomed).goText)")
        }
        original[name] = .array(elements.filter { !doomed.contains($0) })
    }

    static func isScalar(_ elements: [Value]) -> Bool {
        elements.allSatisfy { $0.objectValue == nil && $0.arrayValue == nil }
    }

    /// `$setElementOrder/name`: the elements that it names come in its order, the others keep theirs. Takes the
    /// directives and the lists they are about out of the patch.
    func orderElements(_ patch: inout Fields, in original: inout Fields, at place: Place) throws(StatusError) {
        for entry in patch.entries where entry.key.hasPrefix(Self.orderPrefix) {
            patch[entry.key] = nil
            guard let order = entry.value.arrayValue else {
                throw .unreasoned("expected a []interface {}, but received a \(entry.value.goTypeName)")
            }
            guard let name = Self.target(of: entry.key, prefix: Self.orderPrefix) else {
                throw .badRequest("invalid patch format of setElementOrder list")
            }
            let before = try Self.list(original[name])
            let changes = try Self.list(patch[name])
            let field = try field(name, at: place)
            let key = field.patch?.mergeKey ?? ""
            try Self.check(changes ?? [], against: order, key)
            guard before != nil || changes != nil else { continue }
            let merged =
                switch (before, changes) {
                case (let before?, let changes?): try merge(changes, into: before, of: field)
                default: before ?? Self.withoutDirectives(.array(changes ?? [])).arrayValue ?? []
                }
            let ordering = ElementOrder(mergeKey: key, patchOrder: order, liveOrder: before ?? [])
            original[name] = .array(try ordering.arrange(merged))
            patch[name] = nil
        }
    }

    private static func list(_ value: Value?) throws(StatusError) -> [Value]? {
        guard let value else { return nil }
        guard let elements = value.arrayValue else {
            throw .unreasoned("expected a []interface {}, but received a \(value.goTypeName)")
        }
        return elements
    }

    /// What the patch says about elements must be in the same order as the directive names them, and about no others.
    private static func check(_ changes: [Value], against order: [Value], _ key: String) throws(StatusError) {
        guard !order.isEmpty, !changes.isEmpty else { return }
        var rest = order[...]
        for change in changes where change[patch] == nil {
            let wanted = try ElementOrder.identity(of: change, key)
            var found = false
            while !found, let next = rest.popFirst() { found = try ElementOrder.identity(of: next, key) == wanted }
            guard found else {
                throw .unreasoned(
                    "The order in patch list:\n\(Value.array(changes).goText)\n doesn't match \(orderPrefix) list:\n"
                        + "\(Value.array(order).goText)\n")
            }
        }
    }
}

// MARK: - What stays of a patch where there is nothing to merge it into

extension StrategicMergePatch {
    static func withoutDirectives(_ value: Value) -> Value {
        switch value {
        case .object(let fields):
            return .object(fields[patch] == "delete" ? Fields() : withoutDirectives(fields))
        case .array(let elements):
            let kept = elements.filter { $0[patch] == nil || $0[patch] == "merge" }
            return .array(kept.map { withoutDirectives($0) })
        default: return value
        }
    }

    static func withoutDirectives(_ fields: Fields) -> Fields {
        Fields(
            uniqueEntries: fields.entries.compactMap { entry in
                guard !entry.value.isNull, !isDirective(entry.key) else { return nil }
                return Fields.Entry(key: entry.key, value: withoutDirectives(entry.value))
            })
    }

    private static func isDirective(_ key: String) -> Bool {
        key == patch || key == retainKeys || isParallelList(key)
    }
}

extension Value {
    /// The Go type of a decoded node, as `%s` of its reflection shows it.
    var goTypeName: String {
        switch self {
        case .null: "%!s(<nil>)"
        case .bool: "bool"
        case .int: "int64"
        case .double: "float64"
        case .string: "string"
        case .array: "[]interface {}"
        case .object: "map[string]interface {}"
        }
    }
}
