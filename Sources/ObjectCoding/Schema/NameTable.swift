/// Positions of names, found by a hash of only their length and some of their bytes: names of fields are few and
/// mostly differ in those.
struct NameTable: Sendable {
    private let names: [String]
    /// Positions plus one, 0 where there is none; the size is a power of two.
    private let slots: [UInt8]

    /// Of names there twice the first counts. At most 255 names.
    init(_ names: [String]) {
        self.names = names
        var size = 16
        while size < names.count * 4 { size *= 2 }
        var slots = [UInt8](repeating: 0, count: size)
        for (position, name) in names.enumerated() where names.firstIndex(of: name) == position {
            var slot = Self.hash(name) & (size - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = UInt8(position + 1)
        }
        self.slots = slots
    }

    func position(of name: String) -> Int? {
        var slot = Self.hash(name) & (slots.count - 1)
        while slots[slot] != 0 {
            let position = Int(slots[slot]) - 1
            if names[position] == name { return position }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    @inline(__always)
    private static func hash(_ name: String) -> Int {
        let bytes = name.utf8
        let count = bytes.count
        guard count > 0 else { return 0 }
        let middle = bytes[bytes.index(bytes.startIndex, offsetBy: count / 2)]
        let last = bytes[bytes.index(bytes.startIndex, offsetBy: count - 1)]
        return (count &* 31 &+ Int(bytes.first ?? 0)) &* 31 &+ Int(middle) &* 7 &+ Int(last) &* 131
    }
}
