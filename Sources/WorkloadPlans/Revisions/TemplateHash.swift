import ObjectModel

/// A short name for the content of a pod template: equal content has an equal name whatever the order of its members.
/// FNV-1a with 32 bits (Fowler, Noll, Vo), written with the letters of Kubernetes' generated names. Two templates may
/// share a name; a collision count told apart by whoever finds out gives another one.
public struct TemplateHash: Sendable {
    private var state: UInt32 = 0x811C_9DC5

    private init() {}

    /// The name of a tree, such as `7d6f5c9b8`.
    public static func name(of value: Value, collisionCount: Int = 0) -> String {
        var hash = TemplateHash()
        hash.add(value)
        if collisionCount > 0 { hash.add("#\(collisionCount)") }
        return String(decoding: "\(hash.state)".utf8.map(letter), as: UTF8.self)
    }

    private static func letter(_ digit: UInt8) -> UInt8 {
        NameSource.alphabet[Int(digit) % NameSource.alphabet.count]
    }

    private mutating func add(_ value: Value) {
        switch value {
        case .null: add("n")
        case .bool(let flag): add(flag ? "t" : "f")
        case .int(let number): add("i\(number);")
        case .double(let number): add("d\(number);")
        case .string(let text): add("s\(text.utf8.count):\(text)")
        case .array(let items):
            add("[")
            for item in items { add(item) }
            add("]")
        case .object(let fields):
            add("{")
            for entry in fields.entries.sorted(by: { $0.key < $1.key }) {
                add("s\(entry.key.utf8.count):\(entry.key)")
                add(entry.value)
            }
            add("}")
        }
    }

    private mutating func add(_ text: String) {
        for byte in text.utf8 { state = (state ^ UInt32(byte)) &* 0x0100_0193 }
    }
}
