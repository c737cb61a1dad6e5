/// A part of a pattern. Its measures are taken while it is built, so that no check walks the tree again.
struct Node: Sendable {
    indirect enum Shape: Sendable {
        case empty
        case characters(CharacterClass)
        case assertion(Assertion)
        case group(Node, index: Int)
        case sequence([Node])
        case choice([Node])
        /// `most` is nil where there is no upper bound.
        case repetition(Node, least: Int, most: Int?, greedy: Bool)
    }

    let shape: Shape
    /// How deep it nests.
    let height: Int
    /// Instructions that it takes, as Go counts them.
    let size: Int
    /// The largest product of nested repetition counts.
    let repetitions: Int

    init(_ shape: Shape) {
        self.shape = shape
        switch shape {
        case .empty, .characters, .assertion: (height, size, repetitions) = (1, 1, 0)
        case .group(let inner, _): (height, size, repetitions) = (inner.height + 1, inner.size + 2, inner.repetitions)
        case .sequence(let parts), .choice(let parts):
            let isText = parts.allSatisfy { $0.height == 1 }
            height = (parts.map(\.height).max() ?? 0) + (isText ? 0 : 1)
            size = min(parts.reduce(0) { $0 + $1.size } + parts.count, Limits.instructions + 1)
            repetitions = parts.map(\.repetitions).max() ?? 0
        case .repetition(let inner, let least, let most, _):
            height = inner.height + 1
            let copies = most ?? max(least, 1)
            size = min(copies * inner.size + copies + 1, Limits.instructions + 1)
            let count = most ?? least
            let isCounted = !(least <= 1 && (most ?? 1) <= 1)
            repetitions = isCounted ? count * max(1, inner.repetitions) : inner.repetitions
        }
    }

    /// Whether it can match without a character: what decides how a loop around it is built.
    var canBeEmpty: Bool {
        switch shape {
        case .empty, .assertion: true
        case .characters: false
        case .group(let inner, _): inner.canBeEmpty
        case .sequence(let parts): parts.allSatisfy(\.canBeEmpty)
        case .choice(let parts): parts.contains(where: \.canBeEmpty)
        case .repetition(let inner, let least, _, _): least == 0 || inner.canBeEmpty
        }
    }
}

/// A condition on a place between two characters.
enum Assertion: UInt8, Sendable {
    case textStart, textEnd, lineStart, lineEnd, wordBoundary, noWordBoundary
}
