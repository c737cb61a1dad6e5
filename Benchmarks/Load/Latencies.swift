/// Measured times, all of them: percentiles are exact, not estimated.
package struct Latencies: Sendable {
    private let sorted: [UInt64]

    /// - Parameter nanoseconds: in any order.
    package init(nanoseconds: [UInt64]) {
        sorted = nanoseconds.sorted()
    }

    package var count: Int { sorted.count }

    /// The smallest time, in seconds, that at least that share of all times do not exceed (nearest rank).
    ///
    /// - Parameter percent: above 0, at most 100.
    /// - Returns: zero when nothing was measured.
    package func percentile(_ percent: Double) -> Double {
        guard !sorted.isEmpty else { return 0 }
        let rank = Int((percent / 100 * Double(sorted.count)).rounded(.up))
        return Double(sorted[min(max(rank, 1), sorted.count) - 1]) / 1e9
    }

    package var median: Double { percentile(50) }
}
