/// An amount of a resource: `500m`, `128Mi`, `1e3`. Exact down to one billionth; finer amounts are rounded up, as
/// Kubernetes does (apimachinery `resource.Quantity`).
public struct Quantity: Sendable {
    /// The family of suffixes an amount was written with, which its canonical text keeps.
    public enum Format: Sendable, Hashable {
        /// `m`, `k`, `M`, ...
        case decimalSI
        /// `Ki`, `Mi`, ...
        case binarySI
        /// `e3`, `E6`.
        case decimalExponent
    }

    /// Billionths.
    public var nanos: Int128
    public var format: Format

    static let one: Int128 = 1_000_000_000
    /// Amounts beyond this are capped, as Kubernetes caps at 2^63 - 1 units.
    static let largest: Int128 = Int128(Int64.max) * one

    public init(nanos: Int128, format: Format = .decimalSI) {
        self.nanos = min(max(nanos, -Self.largest), Self.largest)
        self.format = format
    }

    public init(_ units: Int, format: Format = .decimalSI) {
        self.init(nanos: Int128(units) * Self.one, format: format)
    }
    public init(milli: Int, format: Format = .decimalSI) { self.init(nanos: Int128(milli) * 1_000_000, format: format) }

    /// Nothing, written `0`.
    public static let zero = Quantity(0)

    /// Whole units, rounded up.
    public var units: Int { Int(clamping: Self.divideRoundingUp(nanos, by: Self.one)) }
    /// Thousandths, rounded up.
    public var milli: Int { Int(clamping: Self.divideRoundingUp(nanos, by: 1_000_000)) }
    public var isZero: Bool { nanos == 0 }
    /// Whether the amount is a whole number of units.
    public var isWhole: Bool { nanos % Self.one == 0 }

    /// Away from zero, as Kubernetes rounds.
    static func divideRoundingUp(_ number: Int128, by divisor: Int128) -> Int128 {
        let quotient = number / divisor
        guard number % divisor != 0 else { return quotient }
        return number > 0 ? quotient + 1 : quotient - 1
    }

    /// From a string or number node.
    public init?(value: Value) {
        switch value {
        case .string(let text): self.init(text)
        case .int(let number): self.init(nanos: Int128(number) * Self.one)
        case .double(let number): self.init("\(number)")
        default: return nil
        }
    }
}

extension Quantity: Hashable, Comparable {
    public static func == (left: Quantity, right: Quantity) -> Bool { left.nanos == right.nanos }
    public static func < (left: Quantity, right: Quantity) -> Bool { left.nanos < right.nanos }
    public func hash(into hasher: inout Hasher) { hasher.combine(nanos) }

    /// The sum, in the format of the left side unless that is zero.
    public static func + (left: Quantity, right: Quantity) -> Quantity {
        Quantity(nanos: left.nanos + right.nanos, format: left.isZero ? right.format : left.format)
    }
    /// The difference, in the format of the left side unless that is zero.
    public static func - (left: Quantity, right: Quantity) -> Quantity {
        Quantity(nanos: left.nanos - right.nanos, format: left.isZero ? right.format : left.format)
    }
}

// MARK: - Text

extension Quantity {
    private static let decimalSuffixes: [(String, Int)] = [
        ("n", -9), ("u", -6), ("m", -3), ("", 0), ("k", 3), ("M", 6), ("G", 9), ("T", 12), ("P", 15), ("E", 18),
    ]
    private static let binarySuffixes = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"]

    /// From text such as `1.5Gi`; nil where Kubernetes' grammar does not allow it.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        var position = 0
        var negative = false
        if let first = bytes.first, first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
            negative = first == UInt8(ascii: "-")
            position = 1
        }
        var digits: [UInt8] = []
        var fractionDigits = 0
        var seenPoint = false
        while position < bytes.count {
            let digit = bytes[position] &- UInt8(ascii: "0")
            if digit < 10 {
                digits.append(digit)
                if seenPoint { fractionDigits += 1 }
            } else if bytes[position] == UInt8(ascii: "."), !seenPoint {
                seenPoint = true
            } else {
                break
            }
            position += 1
        }
        guard !digits.isEmpty, digits.count <= Self.maximumDigits,
            let (format, decimal, binary) = Self.suffix(String(decoding: bytes[position...], as: UTF8.self))
        else { return nil }
        let magnitude = Self.scaled(digits, decimal: decimal - fractionDigits + 9, binary: binary)
        self.init(nanos: negative ? -magnitude : magnitude, format: format)
    }

    /// More digits than this are refused, so that a body can't make parsing slow.
    static let maximumDigits = 256

    private static func suffix(_ text: String) -> (Format, decimal: Int, binary: Int)? {
        if let match = decimalSuffixes.first(where: { $0.0 == text }) { return (.decimalSI, match.1, 0) }
        if let index = binarySuffixes.firstIndex(of: text) { return (.binarySI, 0, (index + 1) * 10) }
        guard text.first == "e" || text.first == "E", let exponent = Int(text.dropFirst()),
            (-999...999).contains(exponent)
        else { return nil }
        return (.decimalExponent, exponent, 0)
    }

    /// digits * 10^decimal * 2^binary, capped above and rounded up below one.
    private static func scaled(_ digits: [UInt8], decimal: Int, binary: Int) -> Int128 {
        var result: Int128 = 0
        let cap = largest
        var lost = false
        // Digits that fall below one billionth only say whether to round up; with a binary factor they may still
        // count, so it is applied first, on the leading digits, while it fits.
        var kept = digits[...]
        var power = decimal
        while power < 0, kept.count > 0, kept.count > 30 {
            lost = lost || kept.last != 0
            kept = kept.dropLast()
            power += 1
        }
        for digit in kept {
            let (product, overflow) = result.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(Int128(digit))
            guard !overflow, !carry else { return cap }
            result = sum
        }
        guard result != 0 || lost else { return 0 }
        if binary > 0 {
            let (product, overflow) = result.multipliedReportingOverflow(by: Int128(1) << Int128(binary))
            guard !overflow else { return cap }
            result = product
        }
        while power > 0 {
            let (product, overflow) = result.multipliedReportingOverflow(by: 10)
            guard !overflow, product <= cap else { return cap }
            result = product
            power -= 1
        }
        while power < 0, result > 0 {
            lost = lost || result % 10 != 0
            result /= 10
            power += 1
        }
        return min(lost ? result + 1 : result, cap)
    }
}

extension Quantity: CustomStringConvertible {
    /// The canonical text: no fraction, and the largest suffix of its family that allows that.
    public var description: String {
        guard nanos != 0 else { return "0" }
        if format == .binarySI, isWhole, abs(nanos) >= 1024 * Self.one { return binaryText }
        var mantissa = nanos
        var exponent = -9
        while mantissa % 1000 == 0, exponent < 18 {
            mantissa /= 1000
            exponent += 3
        }
        if format == .decimalExponent { return exponent == 0 ? "\(mantissa)" : "\(mantissa)e\(exponent)" }
        let suffix = Self.decimalSuffixes.first { $0.1 == exponent }?.0 ?? ""
        return "\(mantissa)\(suffix)"
    }

    private var binaryText: String {
        var mantissa = nanos / Self.one
        var index = 0
        while mantissa % 1024 == 0, index < Self.binarySuffixes.count {
            mantissa /= 1024
            index += 1
        }
        return index == 0 ? "\(mantissa)" : "\(mantissa)\(Self.binarySuffixes[index - 1])"
    }
}
