import ObjectTree

/// Collects the types of a table.
struct TypeTableBuilder {
    private(set) var types: [ObjectType] = []
    private var scalars: [ObjectType.Scalar: TypeID] = [:]
    private var messages: [MessageID: TypeID] = [:]
    private var untyped: TypeID?
    private let schema: Schema

    init(schema: Schema) { self.schema = schema }

    var table: TypeTable { TypeTable(types) }

    mutating func add(_ type: ObjectType) -> TypeID {
        types.append(type)
        return types.count - 1
    }

    /// A place for a type that is not known yet, because it contains itself.
    mutating func reserve() -> TypeID { add(ObjectType()) }

    mutating func fill(_ id: TypeID, _ type: ObjectType) { types[id] = type }

    mutating func scalar(_ scalar: ObjectType.Scalar) -> TypeID {
        if let known = scalars[scalar] { return known }
        let id = add(ObjectType(scalar: scalar))
        scalars[scalar] = id
        return id
    }

    /// Any JSON, which belongs to its manager as a whole.
    mutating func anything() -> TypeID {
        if let untyped { return untyped }
        let id = reserve()
        fill(
            id,
            ObjectType(scalar: .any, list: .init(of: id, .atomic), map: .init(others: id, isAtomic: true)))
        untyped = id
        return id
    }

    // MARK: - Messages of the schema

    /// The type of a message, with all that it contains. Kinds have apiVersion and kind beside their fields.
    mutating func message(_ id: MessageID) -> TypeID {
        if let known = messages[id] { return known }
        let place = reserve()
        messages[id] = place
        let message = schema[id]
        var members: [ObjectType.Member] = []
        if message.isKind {
            let text = scalar(.string)
            members = [.init("kind", text), .init("apiVersion", text)]
        }
        for field in message.fields {
            let fallback: Value? = field.defaultText.flatMap { JSONText.scalar($0[...]) }
            let name = field.name
            members.append(.init(name, type(of: field), default: fallback))
        }
        fill(place, ObjectType(map: .init(members, isAtomic: message.isAtomic)))
        return place
    }

    private mutating func type(of field: FieldType) -> TypeID {
        switch field.shape {
        case .single:
            let id = element(of: field)
            guard let isAtomic = field.mapRule.map({ $0 == .atomic }), let map = types[id].map else { return id }
            // The field has another rule than its type.
            return add(ObjectType(map: .init(map.members, others: map.others, isAtomic: isAtomic)))
        case .map:
            return add(ObjectType(map: .init(others: element(of: field), isAtomic: field.mapRule == .atomic)))
        case .list:
            let rule: ObjectType.ListRule =
                switch field.listRule {
                case .set: .set
                case .map(let keys): .map(keys: keys)
                case .atomic, nil: .atomic
                }
            return add(ObjectType(list: .init(of: element(of: field), rule)))
        }
    }

    private mutating func element(of field: FieldType) -> TypeID {
        switch field.scalar {
        case .string, .bytes: scalar(.string)
        case .bool: scalar(.bool)
        case .int32, .int64, .double: scalar(.number)
        case .time, .microTime, .quantity, .intOrString: scalar(.any)
        case .any: anything()
        case .strings: add(ObjectType(list: .init(of: scalar(.string), .atomic)))
        case .message(let id): message(id)
        }
    }
}

/// The types of Kubernetes' own kinds.
public struct SchemaTypes: Sendable {
    private let table: TypeTable
    private let roots: [MessageID: TypeID]

    /// Costs some milliseconds: to be made once for a schema.
    public init(_ schema: Schema) {
        var builder = TypeTableBuilder(schema: schema)
        var roots: [MessageID: TypeID] = [:]
        for id in schema.messages.indices where schema[id].isKind { roots[id] = builder.message(id) }
        table = builder.table
        self.roots = roots
    }

    /// The type of a kind; nil for messages that are none.
    public subscript(kind: MessageID) -> ObjectSchema? { roots[kind].map { ObjectSchema(table, root: $0) } }
}
