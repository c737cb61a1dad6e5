/// A set of characters: what `[...]`, `\d`, `.` and single letters match.
///
/// Beyond ASCII membership is decided by asking, not by listing: `\P{L}` or a range without regard to case costs
/// nothing to build.
struct CharacterClass: Sendable {
    /// One part of a class.
    struct Item: Sendable {
        var folds = false
        var isNegated = false
        var ranges: [ClosedRange<UInt32>] = []
        var property: UnicodeProperty?

        func contains(_ scalar: UInt32) -> Bool {
            if includes(scalar) { return !isNegated }
            guard folds else { return isNegated }
            return CaseFolding.others(of: scalar).contains(where: includes) != isNegated
        }

        private func includes(_ scalar: UInt32) -> Bool {
            if let property { return property.contains(scalar) }
            return ranges.contains { $0.contains(scalar) }
        }
    }

    static let lastScalar: UInt32 = 0x10FFFF

    private let items: [Item]
    private let isNegated: Bool
    /// One bit for each of the ASCII characters.
    private let ascii: (low: UInt64, high: UInt64)

    init(_ items: [Item], isNegated: Bool = false) {
        let items = items.map(Self.merged)
        self.items = items
        self.isNegated = isNegated
        var bits: (low: UInt64, high: UInt64) = (0, 0)
        for scalar in UInt32(0)..<128 where items.contains(where: { $0.contains(scalar) }) != isNegated {
            if scalar < 64 { bits.low |= 1 << UInt64(scalar) } else { bits.high |= 1 << UInt64(scalar - 64) }
        }
        ascii = bits
    }

    /// Overlapping and touching ranges made one.
    private static func merged(_ item: Item) -> Item {
        guard item.ranges.count > 1 else { return item }
        var item = item
        var result: [ClosedRange<UInt32>] = []
        for range in item.ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = result.last, range.lowerBound <= last.upperBound + 1 {
                result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                result.append(range)
            }
        }
        item.ranges = result
        return item
    }

    func contains(_ scalar: UInt32) -> Bool {
        if scalar < 64 { return ascii.low >> UInt64(scalar) & 1 == 1 }
        if scalar < 128 { return ascii.high >> UInt64(scalar - 64) & 1 == 1 }
        return items.contains { $0.contains(scalar) } != isNegated
    }
}

// MARK: - Named classes

extension CharacterClass {
    static let any = CharacterClass([Item(ranges: [0...lastScalar])])
    static let anyButNewline = CharacterClass([Item(ranges: [10...10])], isNegated: true)
    static let word = CharacterClass([Item(ranges: wordRanges)])

    private static let digitRanges = [range("0", "9")]
    private static let wordRanges = [range("0", "9"), range("A", "Z"), range("_", "_"), range("a", "z")]
    private static let letterRanges = [range("A", "Z"), range("a", "z")]

    private static func range(_ low: Unicode.Scalar, _ high: Unicode.Scalar) -> ClosedRange<UInt32> {
        low.value...high.value
    }

    /// By the letter behind the backslash.
    static let perl: [String: [ClosedRange<UInt32>]] = [
        "d": digitRanges, "s": [9...10, 12...13, 32...32], "w": wordRanges,
    ]

    /// By the name between `[:` and `:]`.
    static let posix: [String: [ClosedRange<UInt32>]] = [
        "alnum": digitRanges + letterRanges,
        "alpha": letterRanges,
        "ascii": [0...127],
        "blank": [9...9, 32...32],
        "cntrl": [0...31, 127...127],
        "digit": digitRanges,
        "graph": [33...126],
        "lower": [range("a", "z")],
        "print": [32...126],
        "punct": [33...47, 58...64, 91...96, 123...126],
        "space": [9...13, 32...32],
        "upper": [range("A", "Z")],
        "word": wordRanges,
        "xdigit": digitRanges + [range("A", "F"), range("a", "f")],
    ]
}
