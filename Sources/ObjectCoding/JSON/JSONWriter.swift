import ObjectModel

/// Writes JSON as Go's encoding/json does: `<`, `>` and `&` escaped, floats in Go's format.
struct JSONWriter: ~Copyable {
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0
    /// Whether a float was written that reads as an integer.
    private(set) var hasWholeFloats = false
    private let indents: Bool
    private var depth = 0

    init(capacity: Int, indents: Bool = false) {
        self.capacity = capacity
        self.indents = indents
        base = .allocate(capacity: capacity)
    }

    deinit { base.deallocate() }

    /// Copies what was written to a buffer of at least `count` bytes; returns `count`.
    borrowing func copy(to buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        buffer.baseAddress?.update(from: base, count: count)
        return count
    }

    borrowing func append(to bytes: inout [UInt8]) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: base, count: count))
    }

    mutating func write(_ value: Value) {
        switch value {
        case .null: writeStatic("null")
        case .bool(let flag): writeStatic(flag ? "true" : "false")
        case .int(let number): writeInteger(number)
        case .double(let number):
            let text = GoFloat.text(of: number)
            if Int64(text) != nil { hasWholeFloats = true }
            writeText(text)
        case .string(let text): writeString(text)
        case .array(let elements): elements.withUnsafeBufferPointer { writeArray($0) }
        case .object(let fields): fields.entries.withUnsafeBufferPointer { writeObject($0) }
        }
    }

    private mutating func writeArray(_ elements: UnsafeBufferPointer<Value>) {
        writeByte(UInt8(ascii: "["))
        depth += 1
        for index in elements.indices {
            begin(index)
            write(elements[index])
        }
        depth -= 1
        if indents, !elements.isEmpty { newLine() }
        writeByte(UInt8(ascii: "]"))
    }

    private mutating func writeObject(_ entries: UnsafeBufferPointer<Fields.Entry>) {
        writeByte(UInt8(ascii: "{"))
        depth += 1
        for index in entries.indices {
            begin(index)
            writeString(entries[index].key)
            writeByte(UInt8(ascii: ":"))
            if indents { writeByte(UInt8(ascii: " ")) }
            write(entries[index].value)
        }
        depth -= 1
        if indents, !entries.isEmpty { newLine() }
        writeByte(UInt8(ascii: "}"))
    }

    /// What stands before a member or an element.
    @inline(__always)
    private mutating func begin(_ index: Int) {
        if index > 0 { writeByte(UInt8(ascii: ",")) }
        if indents { newLine() }
    }

    private mutating func newLine() {
        writeByte(UInt8(ascii: "\n"))
        for _ in 0..<depth { writeStatic("  ") }
    }

    @inline(__always)
    private mutating func reserve(_ more: Int) {
        if count + more > capacity { grow(more) }
    }

    private mutating func grow(_ more: Int) {
        let larger = max(capacity * 2, count + more)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        moved.update(from: base, count: count)
        base.deallocate()
        base = moved
        capacity = larger
    }

    @inline(__always)
    private mutating func writeByte(_ byte: UInt8) {
        reserve(1)
        base[count] = byte
        count += 1
    }

    private mutating func writeStatic(_ text: StaticString) {
        reserve(text.utf8CodeUnitCount)
        (base + count).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
        count += text.utf8CodeUnitCount
    }

    private mutating func writeText(_ text: String) {
        for byte in text.utf8 { writeByte(byte) }
    }

    private mutating func writeInteger(_ number: Int64) {
        reserve(20)
        if number < 0 { writeByte(UInt8(ascii: "-")) }
        var rest = number.magnitude
        var length = 1
        var bound: UInt64 = 10
        while length < 19, rest >= bound {
            length += 1
            bound &*= 10
        }
        var index = count + length
        count = index
        for _ in 0..<length {
            index -= 1
            base[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }

    private mutating func writeString(_ text: String) {
        guard text.utf8.withContiguousStorageIfAvailable({ writeQuoted($0) }) == nil else { return }
        var copy = text
        copy.withUTF8 { writeQuoted($0) }
    }

    private mutating func writeQuoted(_ bytes: UnsafeBufferPointer<UInt8>) {
        // Enough for the quotes, and for all bytes unless one of them is escaped.
        reserve(bytes.count + 2)
        base[count] = UInt8(ascii: "\"")
        count += 1
        var copied = 0
        var index = 0
        while index < bytes.count {
            guard Self.needsCare[Int(bytes[index])] else {
                index += 1
                continue
            }
            guard let length = escapeLength(bytes, index) else {
                index += 1
                continue
            }
            copyRun(bytes, copied..<index)
            writeEscape(bytes, index)
            index += length
            copied = index
        }
        copyRun(bytes, copied..<bytes.count)
        writeByte(UInt8(ascii: "\""))
    }

    private mutating func copyRun(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        guard !range.isEmpty, let start = bytes.baseAddress else { return }
        reserve(range.count)
        (base + count).update(from: start + range.lowerBound, count: range.count)
        count += range.count
    }

    /// Bytes that are escaped, or may begin U+2028 or U+2029, which are.
    private static let needsCare: InlineArray<256, Bool> = {
        var table = InlineArray<256, Bool>(repeating: false)
        for byte in 0..<0x20 { table[byte] = true }
        for byte in [0x22, 0x5C, 0x3C, 0x3E, 0x26, 0xE2] { table[byte] = true }
        return table
    }()

    /// How many bytes the escape at an index stands for; nil if there is nothing to escape.
    private func escapeLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
        guard bytes[index] == 0xE2 else { return 1 }
        guard index + 2 < bytes.count, bytes[index + 1] == 0x80, bytes[index + 2] & 0xFE == 0xA8 else { return nil }
        return 3
    }

    private mutating func writeEscape(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) {
        switch bytes[index] {
        case 0x22: writeStatic("\\\"")
        case 0x5C: writeStatic("\\\\")
        case 0x08: writeStatic("\\b")
        case 0x0C: writeStatic("\\f")
        case 0x0A: writeStatic("\\n")
        case 0x0D: writeStatic("\\r")
        case 0x09: writeStatic("\\t")
        case 0xE2:
            writeStatic("\\u202")
            writeByte(bytes[index + 2] == 0xA8 ? UInt8(ascii: "8") : UInt8(ascii: "9"))
        case let byte:
            writeStatic("\\u00")
            writeByte(Self.hexDigit(byte >> 4))
            writeByte(Self.hexDigit(byte & 15))
        }
    }

    private static func hexDigit(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
    }
}
