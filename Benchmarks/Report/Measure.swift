/// A number with its unit. The unit knows how it reads and whether more is better.
package struct Measure: Sendable, Equatable {
    package enum Unit: Sendable {
        case seconds
        case bytes
        case perSecond
        case count
    }

    package let amount: Double
    package let unit: Unit

    package static func seconds(_ amount: Double) -> Measure { Measure(amount: amount, unit: .seconds) }
    package static func bytes(_ amount: Int) -> Measure { Measure(amount: Double(amount), unit: .bytes) }
    package static func megabytes(_ amount: Double) -> Measure { Measure(amount: amount * 1e6, unit: .bytes) }
    package static func perSecond(_ amount: Double) -> Measure { Measure(amount: amount, unit: .perSecond) }
    package static func count(_ amount: Int) -> Measure { Measure(amount: Double(amount), unit: .count) }

    /// How many times better this is than the other; nil where nothing can be said.
    package func timesBetter(than other: Measure) -> Double? {
        guard unit == other.unit, amount > 0, other.amount > 0 else { return nil }
        switch unit {
        case .seconds, .bytes: return other.amount / amount
        case .perSecond, .count: return amount / other.amount
        }
    }

    /// Three digits that matter, with a unit of fitting size.
    package var text: String {
        switch unit {
        case .seconds where amount < 1e-3: "\(Self.threeDigits(amount * 1e6)) µs"
        case .seconds where amount < 1: "\(Self.threeDigits(amount * 1e3)) ms"
        case .seconds: "\(Self.threeDigits(amount)) s"
        case .bytes where amount < 1e6: "\(Self.threeDigits(amount / 1e3)) kB"
        case .bytes: "\(Self.threeDigits(amount / 1e6)) MB"
        case .perSecond: "\(Self.threeDigits(amount))/s"
        case .count: String(Int(amount))
        }
    }

    /// The number with three digits, or with all in front of the point where those are more, grouped by thousands.
    static func threeDigits(_ number: Double) -> String {
        let size = number.magnitude
        let decimals = size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2
        var scale = 1
        for _ in 0..<decimals { scale *= 10 }
        let scaled = Int((size * Double(scale)).rounded())
        let sign = number < 0 && scaled > 0 ? "-" : ""
        let whole = grouped(scaled / scale)
        guard decimals > 0 else { return sign + whole }
        let fraction = String(scaled % scale)
        return sign + whole + "." + String(repeating: "0", count: decimals - fraction.count) + fraction
    }

    private static func grouped(_ number: Int) -> String {
        guard number >= 1000 else { return String(number) }
        let rest = String(number % 1000)
        return grouped(number / 1000) + "," + String(repeating: "0", count: 3 - rest.count) + rest
    }
}
