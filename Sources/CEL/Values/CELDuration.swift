/// A span of time in nanoseconds, as Go has them.
public struct CELDuration: Hashable, Sendable, Comparable {
    public let nanoseconds: Int64

    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    public static func < (left: CELDuration, right: CELDuration) -> Bool { left.nanoseconds < right.nanoseconds }

    private static let units: [(String, Int128)] = [
        ("ns", 1), ("us", 1_000), ("µs", 1_000), ("μs", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000),
        ("m", 60_000_000_000), ("h", 3_600_000_000_000),
    ]

    /// From text such as `1h30m` or `-1.5s`; nil for what Go does not parse.
    public init?(_ text: String) {
        var rest = text[...]
        var isNegative = false
        if let sign = rest.first, sign == "-" || sign == "+" {
            isNegative = sign == "-"
            rest = rest.dropFirst()
        }
        if rest == "0" {
            self.init(nanoseconds: 0)
            return
        }
        guard !rest.isEmpty else { return nil }
        var total: Int128 = 0
        while !rest.isEmpty {
            guard let part = Self.part(&rest) else { return nil }
            total += part
            guard total <= Int128(Int64.max) + (isNegative ? 1 : 0) else { return nil }
        }
        self.init(nanoseconds: Int64(isNegative ? -total : total))
    }

    private static func part(_ rest: inout Substring) -> Int128? {
        let whole = rest.prefix { $0.isASCII && $0.isNumber }
        rest = rest[whole.endIndex...]
        var fraction: Substring = ""
        if rest.first == "." {
            fraction = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
            rest = rest[fraction.endIndex...]
            if fraction.isEmpty, whole.isEmpty { return nil }
        } else if whole.isEmpty {
            return nil
        }
        let name = rest.prefix { $0 != "." && !($0.isASCII && $0.isNumber) }
        rest = rest[name.endIndex...]
        guard let unit = units.first(where: { $0.0 == name })?.1, whole.count < 20 else { return nil }
        var result = (Int128(whole) ?? 0) * unit
        var scale = unit
        for digit in fraction where scale > 1 {
            scale /= 10
            result += Int128(digit.wholeNumberValue ?? 0) * scale
        }
        return result
    }

    /// `5400s`: how the language writes it.
    var text: String {
        let (seconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        guard rest != 0 else { return "\(seconds)s" }
        var digits = String(rest.magnitude + 1_000_000_000).dropFirst()
        while digits.last == "0" { digits = digits.dropLast() }
        return "\(nanoseconds < 0 && seconds == 0 ? "-" : "")\(seconds).\(digits)s"
    }
}
