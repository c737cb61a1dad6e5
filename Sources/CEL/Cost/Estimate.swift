/// The least and the most of a size or of a cost; the most may be without bound.
public struct Estimate: Hashable, Sendable {
    public var least: UInt64
    public var most: UInt64

    public init(_ least: UInt64, _ most: UInt64) {
        self.least = least
        self.most = most
    }

    /// Exactly so much.
    public init(_ exact: UInt64) { self.init(exact, exact) }

    static let unknown = Estimate(0, .max)

    static func + (left: Estimate, right: Estimate) -> Estimate {
        Estimate(sum(left.least, right.least), sum(left.most, right.most))
    }

    static func * (left: Estimate, right: Estimate) -> Estimate {
        Estimate(product(left.least, right.least), product(left.most, right.most))
    }

    /// By a factor, rounded up.
    func scaled(by factor: Double) -> Estimate { Estimate(Self.scaled(least, factor), Self.scaled(most, factor)) }

    func union(_ other: Estimate) -> Estimate { Estimate(min(least, other.least), max(most, other.most)) }

    private static func sum(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let (result, overflow) = left.addingReportingOverflow(right)
        return overflow ? .max : result
    }

    private static func product(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let (result, overflow) = left.multipliedReportingOverflow(by: right)
        return overflow ? .max : result
    }

    private static func scaled(_ number: UInt64, _ factor: Double) -> UInt64 {
        let result = (Double(number) * factor).rounded(.up)
        return result >= 1.8446744073709551615e19 ? .max : UInt64(result)
    }
}
