/// Quotients in texts.
enum Quotient {
    /// A quotient of positive numbers, rounded to six decimals: what C's `%f` prints.
    static func sixDecimals(_ dividend: Int, dividedBy divisor: Int) -> String {
        let millionths = (Int128(dividend) * 2_000_000 + Int128(divisor)) / (2 * Int128(divisor))
        let fraction = "\(millionths % 1_000_000)"
        return "\(millionths / 1_000_000)." + String(repeating: "0", count: 6 - fraction.count) + fraction
    }
}
