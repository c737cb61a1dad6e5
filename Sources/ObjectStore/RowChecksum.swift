/// A sum over all that a row holds, so that damage to the file never becomes an object: SQLite itself does not notice a
/// changed byte inside a value.
///
/// Every step is a bijection of the state, so one changed word always changes the sum.
struct RowChecksum {
    private var state: UInt64 = 0x5357_4946_544c_4554

    /// The sum as SQLite stores it.
    var value: Int64 { Int64(bitPattern: state) }

    mutating func add(_ word: UInt64) {
        state = (state ^ word) &* 0x9E37_79B9_7F4A_7C15
        state ^= state >> 32
    }

    /// Adds the length too, so that bytes can't move from one value to the next.
    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        add(UInt64(bytes.count))
        let whole = bytes.count & ~7
        var index = 0
        while index < whole {
            add(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian)
            index += 8
        }
        guard index < bytes.count else { return }
        var last: UInt64 = 0
        for byte in bytes[index...] { last = last << 8 | UInt64(byte) }
        add(last)
    }

    private mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
    }

    /// The sum of an object's row.
    static func of(_ key: ObjectKey, revision: UInt64, body: UnsafeRawBufferPointer) -> Int64 {
        var sum = RowChecksum()
        sum.add(key.resource)
        sum.add(key.namespace)
        sum.add(key.name)
        sum.add(revision)
        sum.add(body)
        return sum.value
    }

    /// The sum of the row that reserves revisions.
    static func of(reserved: UInt64) -> Int64 {
        var sum = RowChecksum()
        sum.add(reserved)
        return sum.value
    }
}
