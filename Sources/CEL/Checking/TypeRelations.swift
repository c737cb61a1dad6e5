/// Which types fit each other, and what type parameters stand for by now.
struct TypeRelations {
    /// The type of what is wrong already: it fits everywhere, so that nothing is reported twice.
    static let broken = CELType.opaque("!error!")

    private var bindings: [String: CELType] = [:]
    private var lastFresh = 0

    /// A parameter of its own.
    mutating func fresh() -> CELType {
        lastFresh += 1
        return .parameter("_var\(lastFresh)")
    }

    /// The types of a declaration with parameters of their own.
    mutating func instance(of types: [CELType]) -> [CELType] {
        var names: [String: CELType] = [:]
        return types.map { rename($0, &names) }
    }

    private mutating func rename(_ type: CELType, _ names: inout [String: CELType]) -> CELType {
        switch type {
        case .parameter(let name):
            if let known = names[name] { return known }
            let new = fresh()
            names[name] = new
            return new
        case .list(let element): return .list(rename(element, &names))
        case .map(let key, let value): return .map(rename(key, &names), rename(value, &names))
        case .optional(let inner): return .optional(rename(inner, &names))
        case .type(let inner): return .type(rename(inner, &names))
        default: return type
        }
    }

    /// A type with all that is known put in; what is still open is `dyn` at the end.
    func resolved(_ type: CELType, isFinal: Bool = false) -> CELType {
        switch type {
        case .parameter(let name):
            guard let bound = bindings[name] else { return isFinal ? .dyn : type }
            return resolved(bound, isFinal: isFinal)
        case .list(let element): return .list(resolved(element, isFinal: isFinal))
        case .map(let key, let value): return .map(resolved(key, isFinal: isFinal), resolved(value, isFinal: isFinal))
        case .optional(let inner): return .optional(resolved(inner, isFinal: isFinal))
        case .type(let inner): return .type(resolved(inner, isFinal: isFinal))
        default: return type
        }
    }

    /// Whether a value of one type can be given for the other. What parameters have to stand for is kept, if so.
    mutating func fits(_ given: CELType, _ wanted: CELType) -> Bool {
        var copy = self
        guard copy.unify(given, wanted) else { return false }
        self = copy
        return true
    }

    mutating func fit(_ given: [CELType], _ wanted: [CELType]) -> Bool {
        var copy = self
        for (given, wanted) in zip(given, wanted) where !copy.unify(given, wanted) { return false }
        self = copy
        return true
    }

    private mutating func unify(_ given: CELType, _ wanted: CELType) -> Bool {
        let (given, wanted) = (shallow(given), shallow(wanted))
        if given == wanted { return true }
        switch (given, wanted) {
        case (.parameter(let name), let other), (let other, .parameter(let name)):
            guard !mentions(other, name) else { return false }
            bindings[name] = other
            return true
        case (.dyn, _), (_, .dyn), (Self.broken, _), (_, Self.broken): return true
        case (.null, .object), (.null, .opaque), (.null, .duration), (.null, .timestamp): return true
        case (.list(let one), .list(let other)), (.optional(let one), .optional(let other)): return unify(one, other)
        case (.map(let key, let value), .map(let otherKey, let otherValue)):
            return unify(key, otherKey) && unify(value, otherValue)
        case (.type, .type): return true
        default: return false
        }
    }

    private func shallow(_ type: CELType) -> CELType {
        var type = type
        while case .parameter(let name) = type, let bound = bindings[name] { type = bound }
        return type
    }

    private func mentions(_ type: CELType, _ name: String) -> Bool {
        switch shallow(type) {
        case .parameter(let other): other == name
        case .list(let inner), .optional(let inner), .type(let inner): mentions(inner, name)
        case .map(let key, let value): mentions(key, name) || mentions(value, name)
        default: false
        }
    }
}
