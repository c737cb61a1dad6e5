/// Numbers as Go prints them.
enum GoNumber {
    /// `strconv.FormatFloat(x, 'g', -1, 64)`: as short as it can be read back.
    static func shortest(_ number: Double) -> String {
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number < 0 ? "-Inf" : "+Inf" }
        if number == 0 { return number.sign == .minus ? "-0" : "0" }
        let (digits, exponent) = decimal(number.magnitude)
        let sign = number < 0 ? "-" : ""
        if exponent < -4 || exponent >= 21 {
            let rest = digits.dropFirst()
            let size = abs(exponent) < 10 ? "0\(abs(exponent))" : "\(abs(exponent))"
            return "\(sign)\(digits.prefix(1))\(rest.isEmpty ? "" : ".\(rest)")e\(exponent < 0 ? "-" : "+")\(size)"
        }
        return sign + plain(digits, exponent)
    }

    /// The shortest digits, and the power of ten of the first.
    private static func decimal(_ number: Double) -> (digits: String, exponent: Int) {
        let text = "\(number)".lowercased()
        let parts = text.split(separator: "e")
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        var exponent = mantissa[0].count - 1 + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
        var digits = mantissa.joined()[...]
        while digits.first == "0", digits.count > 1 {
            digits = digits.dropFirst()
            exponent -= 1
        }
        while digits.last == "0", digits.count > 1 { digits = digits.dropLast() }
        return (String(digits), exponent)
    }

    private static func plain(_ digits: String, _ exponent: Int) -> String {
        if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + digits }
        if digits.count <= exponent + 1 { return digits + String(repeating: "0", count: exponent + 1 - digits.count) }
        return "\(digits.prefix(exponent + 1)).\(digits.dropFirst(exponent + 1))"
    }

    /// With a fixed number of digits behind the point, rounded half to even of the exact binary value.
    static func fixed(_ number: Double, digits: Int) -> String {
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
        let sign = number.sign == .minus ? "-" : ""
        let (whole, fraction) = exact(number.magnitude, digits)
        return digits == 0 ? sign + whole : "\(sign)\(whole).\(fraction)"
    }

    /// With an exponent.
    static func scientific(_ number: Double, digits: Int) -> String {
        if number.isNaN || number.isInfinite { return fixed(number, digits: 0) }
        var exponent = number == 0 ? 0 : decimal(number.magnitude).exponent
        var mantissa = fixed(scaled(number, -exponent), digits: digits)
        if mantissa.drop(while: { $0 == "-" }).prefix(2) == "10" {
            exponent += 1
            mantissa = fixed(scaled(number, -exponent), digits: digits)
        }
        let size = abs(exponent) < 10 ? "0\(abs(exponent))" : "\(abs(exponent))"
        return "\(mantissa)e\(exponent < 0 ? "-" : "+")\(size)"
    }

    private static func scaled(_ number: Double, _ power: Int) -> Double {
        var result = number
        for _ in 0..<abs(power) { result = power > 0 ? result * 10 : result / 10 }
        return result
    }

    /// Digits of a binary fraction by long multiplication: every digit is exact.
    private static func exact(_ number: Double, _ digits: Int) -> (whole: String, fraction: String) {
        let floor = number.rounded(.down)
        var fraction: [UInt8] = []
        var rest = number - floor
        for _ in 0..<digits {
            rest *= 10
            let digit = rest.rounded(.down)
            fraction.append(UInt8(digit))
            rest -= digit
        }
        var carry =
            rest > 0.5 || (rest == 0.5 && (fraction.last ?? UInt8(floor.truncatingRemainder(dividingBy: 2))) % 2 == 1)
        for index in fraction.indices.reversed() where carry {
            carry = fraction[index] == 9
            fraction[index] = carry ? 0 : fraction[index] + 1
        }
        let whole = carry ? floor + 1 : floor
        let text = plain(decimal(whole).digits, decimal(whole).exponent)
        return (whole == 0 ? "0" : text, String(decoding: fraction.map { $0 + 48 }, as: UTF8.self))
    }
}
