/// Logarithms without a mathematical library, which this layer does not have.
enum NaturalLogarithm {
    private static let ofTwo = 0.693_147_180_559_945_309

    /// Of a positive number.
    static func of(_ number: Int) -> Double {
        let number = Double(number)
        // ln(2^e * m) = e ln 2 + ln m, and ln m is twice the inverse hyperbolic tangent of a number below 1/3.
        let part = (number.significand - 1) / (number.significand + 1)
        var (power, sum, divisor) = (part, 0.0, 1.0)
        while power > 1e-18 {
            sum += power / divisor
            power *= part * part
            divisor += 2
        }
        return Double(number.exponent) * ofTwo + 2 * sum
    }
}
