/// Floats as Go's encoding/json writes them: the shortest digits that read back, without exponent between 1e-6 and
/// 1e21.
enum GoFloat {
    static func text(of number: Double) -> String {
        guard number.isFinite else { return "null" }
        guard number != 0 else { return number.sign == .minus ? "-0" : "0" }
        let (digits, point) = decimal(number.magnitude)
        let sign = number < 0 ? "-" : ""
        let magnitude = number.magnitude
        if magnitude < 1e-6 || magnitude >= 1e21 { return sign + exponential(digits, point) }
        if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
        if digits.utf8.count <= point {
            return sign + digits + String(repeating: "0", count: point - digits.utf8.count)
        }
        return sign + digits.prefix(point) + "." + digits.dropFirst(point)
    }

    private static func exponential(_ digits: String, _ point: Int) -> String {
        let fraction = digits.utf8.count > 1 ? ".\(digits.dropFirst())" : ""
        let exponent = point - 1
        // Go writes two digits for exponents above, but strips the zero for those below.
        let sign = exponent < 0 ? "-" : "+"
        let pad = exponent >= 0 && exponent < 10 ? "0" : ""
        return "\(digits.prefix(1))\(fraction)e\(sign)\(pad)\(abs(exponent))"
    }

    /// The shortest digits, without zeros at either end, and how many of them stand before the point.
    private static func decimal(_ magnitude: Double) -> (digits: String, point: Int) {
        let parts = magnitude.description.split(separator: "e")
        var exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let fraction = mantissa.count > 1 && mantissa[1] != "0" ? mantissa[1] : ""
        var digits = String(mantissa[0] + fraction)
        exponent += mantissa[0].utf8.count
        while digits.utf8.count > 1, digits.hasPrefix("0") {
            digits.removeFirst()
            exponent -= 1
        }
        while digits.utf8.count > 1, digits.hasSuffix("0") { digits.removeLast() }
        return (digits, exponent)
    }
}
