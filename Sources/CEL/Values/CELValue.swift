import ObjectTree

/// A value of the expression language.
public indirect enum CELValue: Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case double(Double)
    case string(String)
    case bytes([UInt8])
    case list(CELList)
    case map(CELMap)
    case duration(CELDuration)
    case timestamp(Time)
    case type(String)
    case optional(CELValue?)
    case quantity(Quantity)
    case ip(IPAddress)
    case cidr(AddressBlock)
    case url(WebAddress)
    case semver(SemanticVersion)
    case format(NamedFormat)
    case authorization(AuthorizationValue)
}

extension CELValue {
    /// What `type(x)` says.
    var typeName: String {
        switch self {
        case .null: "null_type"
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .string: "string"
        case .bytes: "bytes"
        case .list: "list"
        case .map(let map): map.objectName ?? "map"
        case .duration: "google.protobuf.Duration"
        case .timestamp: "google.protobuf.Timestamp"
        case .type: "type"
        case .optional: "optional_type"
        case .quantity: CELType.quantity.description
        case .ip: CELType.ip.description
        case .cidr: CELType.cidr.description
        case .url: CELType.url.description
        case .semver: CELType.semver.description
        case .format: CELType.format.description
        case .authorization(let value): value.typeName
        }
    }

    /// Whether a value can be given where a type is declared. Of lists and maps only the outside counts.
    func fits(_ type: CELType) -> Bool {
        switch (type, self) {
        case (.dyn, _), (.parameter, _), (.bool, .bool), (.int, .int), (.uint, .uint), (.double, .double): true
        case (.string, .string), (.bytes, .bytes), (.list, .list), (.map, .map), (.duration, .duration): true
        case (.timestamp, .timestamp), (.type, .type), (.optional, .optional), (.null, .null): true
        case (.opaque(let name), _): name == typeName
        case (.object(let name), .map(let map)): map.objectName == name || map.objectName == nil
        default: false
        }
    }

    /// How long it is, for costs: 1 for whatever has no length.
    var size: UInt64 {
        switch self {
        case .string(let text): UInt64(text.scalarCount)
        case .bytes(let bytes): UInt64(bytes.count)
        case .list(let list): UInt64(list.count)
        case .map(let map): UInt64(map.count)
        case .optional(let inner?): inner.size
        case .ip(let address): UInt64(address.bytes.count)
        case .cidr(let block): UInt64((block.prefix + 7) / 8)
        default: 1
        }
    }

    /// Whether it is what a field is when nothing was written: false, 0, "", [], {}, null.
    var isZero: Bool {
        switch self {
        case .null: true
        case .bool(let flag): !flag
        case .int(let number): number == 0
        case .uint(let number): number == 0
        case .double(let number): number == 0
        case .string(let text): text.isEmpty
        case .bytes(let bytes): bytes.isEmpty
        case .list(let list): list.count == 0
        case .map(let map): map.count == 0
        case .duration(let duration): duration.nanoseconds == 0
        case .optional(let inner): inner == nil
        default: false
        }
    }

    /// The truth value of a boolean; nil for every other value.
    public var boolValue: Bool? { if case .bool(let flag) = self { flag } else { nil } }
    /// The text of a string; nil for every other value.
    public var stringValue: String? { if case .string(let text) = self { text } else { nil } }
    /// Whether this is null.
    public var isNull: Bool { if case .null = self { true } else { false } }
}

// MARK: - Equality

extension CELValue: Equatable {
    /// Equality of the language: numbers are equal across their types, values of different types are not.
    public static func == (left: CELValue, right: CELValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.int, .int), (.uint, .uint), (.double, .double), (.int, .uint), (.uint, .int), (.int, .double),
            (.double, .int), (.uint, .double), (.double, .uint):
            compareNumbers(left, right) == 0
        case (.string(let left), .string(let right)): left.isSame(as: right)
        case (.bytes(let left), .bytes(let right)): left == right
        case (.list(let left), .list(let right)): left == right
        case (.map(let left), .map(let right)): left == right
        case (.duration(let left), .duration(let right)): left == right
        case (.timestamp(let left), .timestamp(let right)): left == right
        case (.type(let left), .type(let right)): left == right
        case (.optional(let left), .optional(let right)): left == right
        case (.quantity(let left), .quantity(let right)): left == right
        case (.ip(let left), .ip(let right)): left == right
        case (.cidr(let left), .cidr(let right)): left == right
        case (.url(let left), .url(let right)): left == right
        case (.semver(let left), .semver(let right)): left == right
        case (.format(let left), .format(let right)): left.name == right.name
        default: false
        }
    }

    /// -1, 0 or 1; nil where one is not a number (also NaN).
    static func compareNumbers(_ left: CELValue, _ right: CELValue) -> Int? {
        switch (left, right) {
        case (.int(let left), .int(let right)): order(left, right)
        case (.uint(let left), .uint(let right)): order(left, right)
        case (.double(let left), .double(let right)): left.isNaN || right.isNaN ? nil : order(left, right)
        case (.int(let left), .uint(let right)): left < 0 ? -1 : order(UInt64(left), right)
        case (.uint, .int): compareNumbers(right, left).map { -$0 }
        case (.int(let left), .double(let right)): compare(Int128(left), right)
        case (.uint(let left), .double(let right)): compare(Int128(left), right)
        case (.double, .int), (.double, .uint): compareNumbers(right, left).map { -$0 }
        default: nil
        }
    }

    static func order<Number: Comparable>(_ left: Number, _ right: Number) -> Int {
        left < right ? -1 : left > right ? 1 : 0
    }

    private static func compare(_ whole: Int128, _ number: Double) -> Int? {
        if number.isNaN { return nil }
        if number > 1e20 { return -1 }
        if number < -1e20 { return 1 }
        let floor = Int128(number.rounded(.down))
        if whole != floor { return order(whole, floor) }
        return number == number.rounded(.down) ? 0 : -1
    }
}

// MARK: - Text

extension String {
    /// Whether both are the same bytes. Swift's own equality takes composed and decomposed characters for the same.
    func isSame(as other: String) -> Bool { self == other && utf8.elementsEqual(other.utf8) }

    /// The order of bytes, which is that of code points.
    func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }

    var scalarCount: Int {
        var count = 0
        for byte in utf8 where byte & 0xC0 != 0x80 { count += 1 }
        return count
    }
}
