/// An IP address of either family.
public struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    /// Four or sixteen.
    let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isV4: Bool { bytes.count == 4 }
    /// An IPv4 address written as one of IPv6 (`::ffff:1.2.3.4`), which Kubernetes refuses.
    var isMapped: Bool {
        bytes.count == 16 && bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 255 && bytes[11] == 255
    }

    /// From text without leading zeros and zone; nil for anything else.
    init?(_ text: some StringProtocol) {
        if text.contains(":") {
            guard let bytes = Self.v6(Substring(text)) else { return nil }
            self.init(bytes: bytes)
        } else {
            guard let bytes = Self.v4(Substring(text)) else { return nil }
            self.init(bytes: bytes)
        }
    }

    private static func v4(_ text: Substring) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bytes: [UInt8] = []
        for part in parts {
            guard (1...3).contains(part.count), part.unicodeScalars.allSatisfy(\.isDigit), let byte = UInt8(part),
                part.count == 1 || part.first != "0"
            else { return nil }
            bytes.append(byte)
        }
        return bytes
    }

    private static func v6(_ text: Substring) -> [UInt8]? {
        var tail: [UInt8] = []
        var text = text
        if text.contains("."), let colon = text.lastIndex(of: ":") {
            guard let last = v4(text[text.index(after: colon)...]) else { return nil }
            tail = last
            text = text[...colon]
            // A single colon only led to the IPv4 part.
            if !text.hasSuffix("::") { text = text.dropLast() }
        }
        let halves = text.split(separator: "::", omittingEmptySubsequences: false).map(groups)
        guard halves.count <= 2, let first = halves[0] else { return nil }
        guard halves.count == 2 else { return first.count + tail.count == 16 ? first + tail : nil }
        guard let second = halves[1], first.count + second.count + tail.count <= 14 else { return nil }
        let zeros = Array(repeating: UInt8(0), count: 16 - first.count - second.count - tail.count)
        return first + zeros + second + tail
    }

    private static func groups(_ text: Substring) -> [UInt8]? {
        if text.isEmpty { return [] }
        var bytes: [UInt8] = []
        for part in text.split(separator: ":", omittingEmptySubsequences: false) {
            guard (1...4).contains(part.count), part.unicodeScalars.allSatisfy({ $0.hexValue != nil }),
                let group = UInt16(part, radix: 16)
            else { return nil }
            bytes += [UInt8(group >> 8), UInt8(group & 255)]
        }
        return bytes
    }

    /// The canonical form: of IPv6 the longest run of zeros left out.
    public var description: String {
        if isV4 { return bytes.map(String.init).joined(separator: ".") }
        let groups = stride(from: 0, to: 16, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
        var best = 0..<0
        var start = 0
        while start < 8 {
            var end = start
            while end < 8, groups[end] == 0 { end += 1 }
            if end - start > best.count, end - start > 1 { best = start..<end }
            start = max(end, start + 1)
        }
        let text = { (slice: ArraySlice<UInt16>) in slice.map { String($0, radix: 16) }.joined(separator: ":") }
        if best.isEmpty { return text(groups[...]) }
        return "\(text(groups[..<best.lowerBound]))::\(text(groups[best.upperBound...]))"
    }

    var isLoopback: Bool { isV4 ? bytes[0] == 127 : bytes[..<15].allSatisfy { $0 == 0 } && bytes[15] == 1 }
    var isUnspecified: Bool { bytes.allSatisfy { $0 == 0 } }
    var isLinkLocalMulticast: Bool {
        isV4 ? bytes[0] == 224 && bytes[1] == 0 && bytes[2] == 0 : bytes[0] == 255 && bytes[1] & 15 == 2
    }
    var isLinkLocalUnicast: Bool {
        isV4 ? bytes[0] == 169 && bytes[1] == 254 : bytes[0] == 254 && bytes[1] & 0xC0 == 0x80
    }
    var isGlobalUnicast: Bool {
        let isMulticast = isV4 ? bytes[0] & 0xF0 == 224 : bytes[0] == 255
        let isBroadcast = bytes == [255, 255, 255, 255]
        return !isMulticast && !isBroadcast && !isUnspecified && !isLoopback && !isLinkLocalUnicast
    }
}

/// A block of addresses: `10.0.0.0/8`. Bits behind the prefix may be set.
public struct AddressBlock: Hashable, Sendable, CustomStringConvertible {
    let address: IPAddress
    let prefix: Int

    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let address = IPAddress(parts[0]), !address.isMapped,
            parts[1].unicodeScalars.allSatisfy(\.isDigit), let prefix = Int(parts[1]),
            prefix <= address.bytes.count * 8,
            parts[1].count == 1 || parts[1].first != "0"
        else { return nil }
        self.address = address
        self.prefix = prefix
    }

    init(_ address: IPAddress, prefix: Int) {
        self.address = address
        self.prefix = prefix
    }

    public var description: String { "\(address)/\(prefix)" }

    var masked: AddressBlock {
        var bytes = address.bytes
        for index in bytes.indices {
            let bits = min(max(prefix - index * 8, 0), 8)
            bytes[index] &= bits == 0 ? 0 : 0xFF << UInt8(8 - bits)
        }
        return AddressBlock(IPAddress(bytes: bytes), prefix: prefix)
    }

    func contains(_ other: IPAddress) -> Bool {
        other.bytes.count == address.bytes.count
            && AddressBlock(other, prefix: prefix).masked.address == masked.address
    }

    func contains(_ other: AddressBlock) -> Bool { other.prefix >= prefix && contains(other.address) }
}
