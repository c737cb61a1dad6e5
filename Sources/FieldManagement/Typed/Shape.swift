import ObjectTree

/// A value and a type together: which of the type's shapes the value has.
enum Shape: Equatable {
    case map(ObjectType.Map)
    case scalar(ObjectType.Scalar)
    case list(ObjectType.List)
    /// The type allows nothing.
    case none

    /// The shape of a value. One that the type does not allow is treated as the first that it does.
    init(of value: Value?, in type: ObjectType) {
        if !type.hasOneShape, let value {
            switch value {
            case .string, .int, .double, .bool:
                if let scalar = type.scalar {
                    self = .scalar(scalar)
                    return
                }
            case .array:
                if let list = type.list {
                    self = .list(list)
                    return
                }
            case .object, .null: break
            }
        }
        if let map = type.map {
            self = .map(map)
        } else if let scalar = type.scalar {
            self = .scalar(scalar)
        } else if let list = type.list {
            self = .list(list)
        } else {
            self = .none
        }
    }

    /// The shapes in which two values are to be looked at: one where they agree, or where one of them is missing.
    static func pair(_ left: Value?, _ right: Value?, in type: ObjectType) -> (Shape, Shape?) {
        guard !type.hasOneShape else { return (Shape(of: nil, in: type), nil) }
        guard let right else { return (Shape(of: left, in: type), nil) }
        let shape = Shape(of: right, in: type)
        guard let left else { return (shape, nil) }
        // Null fits every shape and so does not settle for one.
        let other = Shape(of: left, in: type)
        return other == shape && left.isNull == right.isNull ? (shape, nil) : (other, shape)
    }
}

extension Value {
    /// Whether two values are the same number, or the same otherwise.
    func means(_ other: Value) -> Bool {
        switch (self, other) {
        case (.int(let one), .double(let two)), (.double(let two), .int(let one)): Double(one) == two
        default: self == other
        }
    }
}
