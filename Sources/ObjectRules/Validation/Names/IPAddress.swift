/// An IPv4 or IPv6 address as a text of the API gives it. Zones are not allowed; parts of IPv4 addresses may have
/// leading zeros, which Kubernetes accepts in the fields it has always had.
public struct IPAddress: Sendable, Hashable {
    /// The address; IPv4 in its IPv6-mapped form (RFC 4291, 2.5.5.2).
    public let bits: UInt128

    private static let mappedPrefix: UInt128 = 0xffff << 32

    /// Whether this is an IPv4 address, which is kept mapped into IPv6.
    public var isIPv4: Bool { bits >> 32 == 0xffff }

    public init(bits: UInt128) { self.bits = bits }

    public init?(_ text: String) {
        if text.utf8.contains(UInt8(ascii: ":")) {
            guard let bits = Self.parseIPv6(Array(text.utf8)) else { return nil }
            self.bits = bits
        } else {
            guard let bits = Self.parseIPv4(Array(text.utf8)[...]) else { return nil }
            self.bits = Self.mappedPrefix | UInt128(bits)
        }
    }

    private static func parseIPv4(_ text: ArraySlice<UInt8>) -> UInt32? {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bits: UInt32 = 0
        for part in parts {
            guard !part.isEmpty, let number = decimal(part, maximum: 255) else { return nil }
            bits = bits << 8 | UInt32(number)
        }
        return bits
    }

    /// The number that digits write; nil for other characters and beyond the maximum.
    static func decimal(_ digits: ArraySlice<UInt8>, maximum: Int) -> Int? {
        var number = 0
        for byte in digits {
            guard ByteSet.digit.contains(byte) else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
            guard number <= maximum else { return nil }
        }
        return number
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt16? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }

    /// Eight groups of up to four hexadecimal digits; one run of zero groups may be written `::`, the last two
    /// groups as an IPv4 address.
    private static func parseIPv6(_ text: [UInt8]) -> UInt128? {
        let colon = UInt8(ascii: ":")
        guard let gap = text.indices.dropLast().first(where: { text[$0] == colon && text[$0 + 1] == colon }) else {
            guard let groups = groups(text[...]), groups.count == 8 else { return nil }
            return bits(groups)
        }
        guard let head = groups(text[..<gap]), let tail = groups(text[(gap + 2)...]), head.count + tail.count < 8,
            !text[..<gap].contains(UInt8(ascii: "."))
        else { return nil }
        return bits(head + Array(repeating: 0, count: 8 - head.count - tail.count) + tail)
    }

    private static func bits(_ groups: [UInt16]) -> UInt128 { groups.reduce(0) { $0 << 16 | UInt128($1) } }

    private static func groups(_ text: ArraySlice<UInt8>) -> [UInt16]? {
        guard !text.isEmpty else { return [] }
        let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        var groups: [UInt16] = []
        for (position, part) in parts.enumerated() {
            if position == parts.count - 1, part.contains(UInt8(ascii: ".")) {
                guard let bits = parseIPv4(part) else { return nil }
                groups += [UInt16(bits >> 16), UInt16(bits & 0xffff)]
                continue
            }
            guard (1...4).contains(part.count) else { return nil }
            var group: UInt16 = 0
            for byte in part {
                guard let digit = hexadecimal(byte) else { return nil }
                group = group << 4 | digit
            }
            groups.append(group)
        }
        return groups
    }
}

extension IPAddress: CustomStringConvertible {
    /// As RFC 5952 writes it: the longest run of zero groups, of two at least, as `::`.
    public var description: String {
        if isIPv4 { return (0..<4).reversed().map { String((bits >> UInt128($0 * 8)) & 0xff) }.joined(separator: ".") }
        let groups = (0..<8).reversed().map { UInt16(truncatingIfNeeded: bits >> UInt128($0 * 16)) }
        let texts = groups.map { String($0, radix: 16) }
        guard let gap = Self.longestZeros(groups) else { return texts.joined(separator: ":") }
        return texts[..<gap.lowerBound].joined(separator: ":") + "::" + texts[gap.upperBound...].joined(separator: ":")
    }

    private static func longestZeros(_ groups: [UInt16]) -> Range<Int>? {
        var longest: Range<Int>?
        var start = 0
        for index in 0...groups.count where index == groups.count || groups[index] != 0 {
            let run = start..<index
            if run.count > max(1, longest?.count ?? 0) { longest = run }
            start = index + 1
        }
        return longest
    }
}

/// A range of addresses: `192.0.2.0/24`.
public struct IPRange: Sendable, Hashable {
    /// The address as written, which may have bits beyond the prefix.
    public let address: IPAddress
    /// Leading bits that all addresses share, counted in the family's own length.
    public let prefixLength: Int

    public init?(_ text: String) {
        guard let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")),
            let address = IPAddress(String(text[..<slash]))
        else { return nil }
        let digits = Array(text[text.utf8.index(after: slash)...].utf8)
        let isIPv4Text = !text[..<slash].utf8.contains(UInt8(ascii: ":"))
        guard !digits.isEmpty, let length = IPAddress.decimal(digits[...], maximum: isIPv4Text ? 32 : 128) else {
            return nil
        }
        self.address = address
        prefixLength = length
        self.isIPv4Text = isIPv4Text
        mappedLength = isIPv4Text ? length + 96 : length
    }

    private let mappedLength: Int
    /// Whether it is written as IPv4; mapped addresses may be written as IPv6 too.
    private let isIPv4Text: Bool

    private var mask: UInt128 { mappedLength == 0 ? 0 : ~0 << UInt128(128 - mappedLength) }

    /// Whether the address as written is not that of the network.
    var hasHostBits: Bool { address.bits & ~mask != 0 }

    /// The range by the address of the network, in the usual form.
    var network: String { "\(IPAddress(bits: address.bits & mask))/\(isIPv4Text ? mappedLength - 96 : mappedLength)" }

    /// Whether an address lies in this network.
    public func contains(_ other: IPAddress) -> Bool { other.bits & mask == address.bits & mask }

    /// Whether every address of the other range is in this one and this one has more.
    public func strictlyContains(_ other: IPRange) -> Bool {
        address.isIPv4 == other.address.isIPv4 && mappedLength < other.mappedLength && contains(other.address)
    }
}

extension NameFormat {
    /// An IPv4 or IPv6 address.
    public static func ipAddress(_ text: String) -> [String] {
        IPAddress(text) == nil ? ["must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"] : []
    }

    /// A range of addresses.
    public static func cidr(_ text: String) -> [String] {
        IPRange(text) == nil ? ["must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)"] : []
    }
}

// MARK: - Without leniency

extension NameFormat {
    /// An address as fields of today take it: nothing that programs read differently.
    static func strictIPAddress(_ text: String) -> [String] {
        guard let address = IPAddress(text) else { return ipAddress(text) }
        if hasLeadingZero(text) { return ["must not have leading 0s"] }
        guard !isMapped(text, address) else { return ["must not be an IPv4-mapped IPv6 address"] }
        return []
    }

    /// The same of a range, which is the whole network and not an address in it.
    static func strictCIDR(_ text: String) -> [String] {
        guard let range = IPRange(text), let slash = text.firstIndex(of: "/") else { return cidr(text) }
        let length = text[text.index(after: slash)...]
        if hasLeadingZero(String(text[..<slash])) || (length.count > 1 && length.hasPrefix("0")) {
            return ["must not have leading 0s in IP or prefix length"]
        }
        if isMapped(String(text[..<slash]), range.address) { return ["must not have an IPv4-mapped IPv6 address"] }
        return range.hasHostBits ? [hostBits] : []
    }

    private static let hostBits = "must not have bits set beyond the prefix length"

    /// Whether programs may read a range differently; that it is no whole network is no matter here.
    static func isNonstandardCIDR(_ text: String) -> Bool { !strictCIDR(text).filter { $0 != hostBits }.isEmpty }

    /// Whether a part of an IPv4 address could be taken for an octal number.
    private static func hasLeadingZero(_ text: String) -> Bool {
        guard let last = text.split(separator: ":").last, last.contains(".") else { return false }
        return last.split(separator: ".").contains { $0.count > 1 && $0.hasPrefix("0") }
    }

    private static func isMapped(_ text: String, _ address: IPAddress) -> Bool {
        address.isIPv4 && text.contains(":")
    }
}
