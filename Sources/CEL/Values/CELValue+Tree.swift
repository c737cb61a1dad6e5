import ObjectTree

extension CELValue {
    /// The value of a node of an object.
    /// - Parameter type: what its schema says; without one, what JSON says.
    public init(_ node: Value, type: ObjectType? = nil) {
        switch node {
        case .null: self = .null
        case .bool(let flag): self = .bool(flag)
        case .int(let number): self = type?.type == .double ? .double(Double(number)) : .int(number)
        case .double(let number):
            if type?.type == .int, let whole = Int64(exactly: number) {
                self = .int(whole)
            } else {
                self = .double(number)
            }
        case .string(let text): self = Self.text(text, type)
        case .array(let elements): self = .list(CELList(nodes: elements, type: type))
        case .object(let members): self = .map(CELMap(members: members, type: type))
        }
    }

    private static func text(_ text: String, _ type: ObjectType?) -> CELValue {
        switch type?.type {
        case .bytes: Base64.decode(text).map(CELValue.bytes) ?? .string(text)
        case .duration: CELDuration(text).map(CELValue.duration) ?? .string(text)
        case .timestamp:
            (Time(rfc3339: text) ?? Time(rfc3339: text + "T00:00:00Z")).map(CELValue.timestamp) ?? .string(text)
        default: .string(text)
        }
    }

    /// The value as a node of an object, as it would be written in JSON; nil for what JSON has no form for.
    public var node: Value? {
        switch self {
        case .null: .null
        case .bool(let flag): .bool(flag)
        case .int(let number): .int(number)
        case .uint(let number): Int64(exactly: number).map(Value.int) ?? .double(Double(number))
        case .double(let number): .double(number)
        case .string(let text): .string(text)
        case .bytes(let bytes): .string(Base64.encode(bytes))
        case .list(let list): Self.array(list)
        case .map(let map): Self.object(map)
        case .duration(let duration): .string(duration.text)
        case .timestamp(let time): .string(time.shortText)
        case .optional(let inner?): inner.node
        default: nil
        }
    }

    private static func array(_ list: CELList) -> Value? {
        var nodes: [Value] = []
        for value in list.values {
            guard let node = value.node else { return nil }
            nodes.append(node)
        }
        return .array(nodes)
    }

    private static func object(_ map: CELMap) -> Value? {
        var fields = Fields()
        for key in map.keys {
            guard case .string(let name) = key, let node = (map.member(key) ?? map.field(name))?.node else {
                return nil
            }
            fields[name] = node
        }
        return .object(fields)
    }
}

extension Time {
    /// RFC 3339 with as many digits of a fraction as it takes.
    var shortText: String {
        guard nanoseconds != 0 else { return rfc3339 }
        var digits = String(Int(nanoseconds) + 1_000_000_000).dropFirst()
        while digits.last == "0" { digits = digits.dropLast() }
        return "\(rfc3339.dropLast()).\(digits)Z"
    }
}

/// The usual alphabet, with padding.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let digits: [UInt8: UInt32] = Dictionary(
        uniqueKeysWithValues: alphabet.enumerated().map { ($1, UInt32($0)) })

    static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32((3 - group.count) * 8)
            for index in 0..<4 {
                text.append(index <= group.count ? alphabet[Int(bits >> UInt32(18 - index * 6) & 63)] : 61)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// With or without padding; nil for other characters or lengths.
    static func decode(_ text: String) -> [UInt8]? {
        var characters = Array(text.utf8)
        if characters.count % 4 == 0 { for _ in 0..<2 where characters.last == 61 { characters.removeLast() } }
        guard characters.count % 4 != 1 else { return nil }
        var bytes: [UInt8] = []
        var (bits, count): (UInt32, UInt32) = (0, 0)
        for character in characters {
            guard let digit = digits[character] else { return nil }
            bits = (bits << 6 | digit) & 0xFFFFFF
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        return bytes
    }
}
