/// Parts of trees that came lately, each of them once: texts, arrays and objects whose own parts are unique already.
///
/// A table in which a newer part replaces an older one in its place: it forgets, and never grows. Large parts are not
/// kept, as nobody may want them any more.
public struct RecentParts: Sendable {
    private var slots: [Value?]
    /// Some bits of each one's identity: nearly all others are told apart by them, without a look at the part.
    private var marks: [UInt16]
    /// Bytes of the largest part that is kept.
    private static let largest = 2048

    /// - Parameter capacity: Parts kept at most; at least 1.
    public init(capacity: Int) {
        slots = Array(repeating: nil, count: capacity)
        marks = Array(repeating: 0, count: capacity)
    }

    /// The part that is equal to this one, if it came lately; else this one, for the next that is equal to it.
    mutating func part(_ value: Value) -> Value {
        if case .string(let text) = value, text.utf8.count > Self.largest { return value }
        guard let identity = value.partIdentity else { return value }
        let slot = Int(identity % UInt(slots.count))
        let mark = UInt16(truncatingIfNeeded: identity >> 32)
        if marks[slot] == mark, let known = slots[slot], known.isSamePart(as: value) { return known }
        if value.weight(upTo: Self.largest) <= Self.largest {
            slots[slot] = value
            marks[slot] = mark
        }
        return value
    }
}

extension Value {
    /// Bytes of a text that take no memory beside the node.
    private static let inlineTextBytes = 15

    /// A number that equal parts share; nil for what is not worth a place.
    fileprivate var partIdentity: UInt? {
        switch self {
        case .string(let text) where text.utf8.count > Self.inlineTextBytes: Self.textIdentity(text)
        case .array(let elements) where !elements.isEmpty:
            elements.reduce(1) { Self.mix($0, $1.leafIdentity) }
        case .object(let fields) where !fields.isEmpty:
            fields.entries.reduce(2) { Self.mix(Self.mix($0, UInt($1.key.utf8.count)), $1.value.leafIdentity) }
        default: nil
        }
    }

    /// The same as a member of a part: long texts, arrays and objects are told apart by where they are.
    private var leafIdentity: UInt {
        switch self {
        case .null: 3
        case .bool(let flag): flag ? 5 : 7
        case .int(let number): UInt(bitPattern: Int(number))
        case .double(let number): UInt(number.bitPattern)
        case .string(let text) where text.utf8.count > Self.inlineTextBytes:
            text.utf8.withContiguousStorageIfAvailable { UInt(bitPattern: $0.baseAddress) } ?? Self.textIdentity(text)
        case .string(let text): Self.textIdentity(text)
        case .array(let elements): elements.place
        case .object(let fields): fields.entries.place
        }
    }

    private static func textIdentity(_ text: String) -> UInt {
        var text = text
        return text.withUTF8 { bytes in
            let words = UnsafeRawBufferPointer(bytes)
            let size = MemoryLayout<UInt>.size
            var sum: UInt = 11
            var position = 0
            while position + size <= words.count {
                sum = mix(sum, words.loadUnaligned(fromByteOffset: position, as: UInt.self))
                position += size
            }
            while position < words.count {
                sum = mix(sum, UInt(words[position]))
                position += 1
            }
            return sum
        }
    }

    /// About how many bytes it takes; what is more than `limit` is not counted to the end.
    fileprivate func weight(upTo limit: Int) -> Int {
        var sum = 0
        switch self {
        case .null, .bool, .int, .double: break
        case .string(let text): sum = text.utf8.count
        case .array(let elements):
            for index in elements.indices where sum <= limit {
                sum += MemoryLayout<Value>.stride + elements[index].weight(upTo: limit - sum)
            }
        case .object(let fields):
            let entries = fields.entries
            for index in entries.indices where sum <= limit {
                sum += MemoryLayout<Fields.Entry>.stride + entries[index].key.utf8.count
                sum += entries[index].value.weight(upTo: limit - sum)
            }
        }
        return sum
    }

    /// Fowler-Noll-Vo over words, with the high bits brought down.
    private static func mix(_ sum: UInt, _ next: UInt) -> UInt {
        let product = (sum ^ next) &* 0x100_0000_01b3
        return product ^ (product >> 29)
    }

    /// Whether both are the same text, or have the same members; members are compared by where they are.
    fileprivate func isSamePart(as other: Value) -> Bool {
        switch (self, other) {
        case (.array(let own), .array(let other)):
            own.count == other.count && zip(own, other).allSatisfy { $0.isSameLeaf(as: $1) }
        case (.object(let own), .object(let other)):
            own.count == other.count
                && zip(own.entries, other.entries).allSatisfy { $0.key == $1.key && $0.value.isSameLeaf(as: $1.value) }
        default: isSameLeaf(as: other)
        }
    }

    /// Whether both are the same scalar, or one array or object in memory.
    @inline(__always)
    func isSameLeaf(as other: Value) -> Bool {
        switch (self, other) {
        case (.array, _), (.object, _), (_, .array), (_, .object): isSameStorage(as: other)
        default: self == other
        }
    }
}

extension Array {
    /// Where the elements are; the same for all that are empty.
    var place: UInt {
        isEmpty ? 13 : withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
    }
}
