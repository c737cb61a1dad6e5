/// How what a rule counts for each node becomes scores from 0 to 100. Every rule has its own way, because they are
/// weighed against each other: a small difference must not count like a large one.
enum ScoreScale {
    /// The least gets nothing, the most everything.
    static func stretched(_ amounts: [Int]) -> [Int]? {
        guard let least = amounts.min(), let most = amounts.max(), least < most else { return nil }
        return amounts.map { ($0 - least) * SchedulingLimits.bestScore / (most - least) }
    }

    /// The most gets everything, the others their share of that. nil where all get the same.
    static func proportional(_ amounts: [Int]) -> [Int]? {
        guard let least = amounts.min(), let most = amounts.max(), least < most, most > 0 else { return nil }
        return amounts.map { $0 * SchedulingLimits.bestScore / most }
    }

    /// The most gets nothing, and the others what they are short of it.
    static func inverselyProportional(_ amounts: [Int]) -> [Int]? {
        proportional(amounts)?.map { SchedulingLimits.bestScore - $0 }
    }

    /// The least gets everything, the others so much less as they have more, measured by the most.
    static func fromLeast(_ amounts: [Int?]) -> [Int]? {
        let known = amounts.compactMap(\.self)
        guard let least = known.min(), let most = known.max() else { return nil }
        let best = SchedulingLimits.bestScore
        return amounts.map { amount in
            guard let amount else { return 0 }
            return most == 0 ? best : best * (most + least - amount) / most
        }
    }
}
