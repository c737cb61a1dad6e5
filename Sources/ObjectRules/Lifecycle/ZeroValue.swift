import ObjectModel

/// What JSON shows of a message in which nothing is set: fields that are always printed, at zero.
enum ZeroValue {
    /// The empty status of every kind that has one, by the message of the kind.
    static let status: [MessageID: Value] = {
        var all: [MessageID: Value] = [:]
        for resource in Schema.kubernetes.resources {
            guard let field = Schema.kubernetes[resource.message].field("status"), case .message(let id) = field.scalar,
                !field.pointer
            else { continue }
            all[resource.message] = .object(fields(of: id))
        }
        return all
    }()

    private static func fields(of message: MessageID) -> Fields {
        var members = Fields()
        for field in Schema.kubernetes[message].fields {
            if let value = value(of: field) { members[field.name] = value }
        }
        return members
    }

    private static func value(of field: FieldType) -> Value? {
        if field.shape == .single, !field.pointer, case .message(let id) = field.scalar {
            return .object(fields(of: id))
        }
        guard field.always else { return nil }
        guard field.shape == .single, !field.pointer else { return .null }
        return switch field.scalar {
        case .string: ""
        case .bool: false
        case .int32, .int64: 0
        case .double: 0
        case .quantity: "0"
        case .intOrString: 0
        default: .null
        }
    }
}
