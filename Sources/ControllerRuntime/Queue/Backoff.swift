/// A delay that doubles with every failure up to a longest one.
struct Backoff: Sendable {
    let first: Double
    let longest: Double
    private var current: Double

    init(first: Double, longest: Double) {
        self.first = first
        self.longest = longest
        current = first
    }

    /// The seconds to wait now.
    mutating func next() -> Double {
        defer { current = min(current * 2, longest) }
        return current
    }

    mutating func reset() { current = first }
}
