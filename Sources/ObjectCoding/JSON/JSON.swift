import ObjectModel

/// JSON as Go's encoding/json reads and writes it (RFC 8259; in strings, invalid UTF-8 becomes U+FFFD).
public enum JSON {
    /// The tree of a JSON text. Numbers without fraction and exponent that fit become `.int`, all others `.double`;
    /// of members with one name the last wins.
    ///
    /// Fails with `.syntax` and Go's text, or with `.limit` when nested too deeply.
    public static func parse(_ bytes: [UInt8]) throws(CodingError) -> Value {
        try parse(bytes, duplicates: .lastWins)
    }

    /// The tree of a JSON text.
    public static func parse(_ text: String) throws(CodingError) -> Value { try parse(Array(text.utf8)) }

    /// What becomes of members with one name in one object.
    package enum DuplicateRule {
        case lastWins
        /// They stay, for `Normaliser`, which reports and joins them.
        case keep
    }

    package static func parse(_ bytes: [UInt8], duplicates: DuplicateRule) throws(CodingError) -> Value {
        try bytes.withUnsafeBufferPointer { (buffer) throws(CodingError) -> Value in
            var parser = JSONParser(buffer, duplicates: duplicates)
            return try parser.parseDocument()
        }
    }

    /// The compact text of a tree, members in their order.
    public static func encode(_ value: Value) -> [UInt8] {
        var writer = JSONWriter(capacity: 1024)
        writer.write(value)
        return [UInt8](unsafeUninitializedCapacity: writer.count) { buffer, count in
            count = writer.copy(to: buffer)
        }
    }

    /// The compact text of a tree, and whether it reads as the same tree: `1.0` is written as `1`, as Go does.
    public static func encodeToRead(_ value: Value) -> (text: [UInt8], isReadAlike: Bool) {
        var writer = JSONWriter(capacity: 1024)
        writer.write(value)
        var text: [UInt8] = []
        writer.append(to: &text)
        return (text, !writer.hasWholeFloats)
    }

    /// The text of a tree for people: a member or element per line, two spaces per level.
    public static func encodeIndented(_ value: Value) -> [UInt8] {
        var writer = JSONWriter(capacity: 1024, indents: true)
        writer.write(value)
        var bytes: [UInt8] = []
        writer.append(to: &bytes)
        return bytes
    }

    /// Appends the compact text of a tree.
    public static func append(_ value: Value, to bytes: inout [UInt8]) {
        var writer = JSONWriter(capacity: 1024)
        writer.write(value)
        writer.append(to: &bytes)
    }
}
