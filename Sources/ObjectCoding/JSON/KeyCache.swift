/// Texts of member names too long for Swift to keep inside the string itself, remembered so that a list of objects
/// allocates each of them once.
struct KeyCache: ~Copyable {
    private struct Slot {
        var start = 0
        var length = 0
        var text = ""
    }

    private static let inlineLength = 15
    private var slots: [Slot] = []

    /// The text of a range without escapes, all ASCII. The buffer must be the same in all calls.
    @inline(__always)
    mutating func text(of bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
        if range.count <= Self.inlineLength {
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
        }
        return longText(of: bytes, range)
    }

    private mutating func longText(of bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
        if slots.isEmpty { slots = Array(repeating: Slot(), count: Limits.internedKeys) }
        let head = UnsafeRawPointer(bytes.baseAddress! + range.lowerBound).loadUnaligned(as: UInt64.self)
        let tail = UnsafeRawPointer(bytes.baseAddress! + range.upperBound - 8).loadUnaligned(as: UInt64.self)
        let hash = (head ^ (tail &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(range.count)) &* 0x9E37_79B9_7F4A_7C15
        let index = Int(hash >> 40) & (Limits.internedKeys - 1)
        let slot = slots[index]
        if slot.length == range.count, same(bytes, slot.start, range) { return slot.text }
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
        slots[index] = Slot(start: range.lowerBound, length: range.count, text: text)
        return text
    }

    private func same(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ range: Range<Int>) -> Bool {
        var offset = 0
        while offset < range.count {
            guard bytes[start + offset] == bytes[range.lowerBound + offset] else { return false }
            offset += 1
        }
        return true
    }
}
