/// Hands out the addresses of simulated pods: 10.128.0.1 upwards, each to one pod at a time.
struct AddressPool: Sendable {
    private var taken: Set<UInt32> = []
    private var next: UInt32 = 1

    private static let base: UInt32 = 10 << 24 | 128 << 16
    private static let size: UInt32 = 1 << 23

    /// An address nobody has. The pool is far larger than any cluster; were it empty, addresses would repeat.
    mutating func take() -> String {
        for _ in 0..<Self.size {
            let offset = next
            next = next % (Self.size - 1) + 1
            let last = offset & 0xff
            guard last != 0, last != 255, taken.insert(offset).inserted else { continue }
            return Self.text(Self.base + offset)
        }
        return Self.text(Self.base + next)
    }

    /// Marks an address that a pod has already.
    mutating func mark(_ address: String) {
        if let offset = Self.offset(of: address) { taken.insert(offset) }
    }

    mutating func giveBack(_ address: String) {
        if let offset = Self.offset(of: address) { taken.remove(offset) }
    }

    private static func offset(of address: String) -> UInt32? {
        let parts = address.split(separator: ".").compactMap { UInt32($0) }
        guard parts.count == 4, parts.allSatisfy({ $0 < 256 }) else { return nil }
        let number = parts[0] << 24 | parts[1] << 16 | parts[2] << 8 | parts[3]
        return number >= base && number - base < size ? number - base : nil
    }

    private static func text(_ number: UInt32) -> String {
        "\(number >> 24).\(number >> 16 & 0xff).\(number >> 8 & 0xff).\(number & 0xff)"
    }
}
