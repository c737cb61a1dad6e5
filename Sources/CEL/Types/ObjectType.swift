import ObjectTree

/// What is known of a value before it is there: the type of a schema with the sizes it allows.
public final class ObjectType: Sendable {
    /// A declared field, under the name that expressions use.
    public struct Field: Sendable {
        /// The member's name in the object.
        public let name: String
        public let type: ObjectType
        public let isRequired: Bool

        public init(name: String, type: ObjectType, isRequired: Bool = false) {
            self.name = name
            self.type = type
            self.isRequired = isRequired
        }
    }

    /// How two lists are compared and added, by `x-kubernetes-list-type`.
    public enum ListKind: Hashable, Sendable {
        case atomic, set
        case map(keys: [String])
    }

    /// What it is for the checker.
    public let type: CELType
    /// By escaped name.
    public let fields: [String: Field]
    /// The elements of a list or the values of a map.
    public let element: ObjectType?
    public let listKind: ListKind
    /// The most elements, characters or members that a value can have.
    public let maxElements: UInt64
    /// The fewest bytes that a value takes in JSON.
    public let leastBytes: UInt64

    public init(
        _ type: CELType, fields: [String: Field] = [:], element: ObjectType? = nil, listKind: ListKind = .atomic,
        maxElements: UInt64 = Limits.requestBytes, leastBytes: UInt64 = 0
    ) {
        self.type = type
        self.fields = fields
        self.element = element
        self.listKind = listKind
        self.maxElements = maxElements
        self.leastBytes = leastBytes
    }

    /// Nothing is known.
    public static let dyn = ObjectType(.dyn)

    /// All object types below this one, itself included, by name.
    func objectTypes() -> [String: ObjectType] {
        var result: [String: ObjectType] = [:]
        var pending = [self]
        while let next = pending.popLast() {
            if case .object(let name) = next.type {
                if result[name] != nil { continue }
                result[name] = next
            }
            pending += next.fields.values.map(\.type)
            if let element = next.element { pending.append(element) }
        }
        return result
    }
}
