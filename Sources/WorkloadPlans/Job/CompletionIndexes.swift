/// A set of completion indexes in Kubernetes' compressed text form: `1,3-5,7,8` (a range from three indexes on).
public struct CompletionIndexes: Sendable, Hashable, CustomStringConvertible {
    /// Ascending, neither touching nor overlapping.
    public private(set) var ranges: [ClosedRange<Int>]

    public init() { ranges = [] }

    public init(_ indexes: some Sequence<Int>) {
        ranges = []
        for index in indexes.sorted() { append(index...index) }
    }

    /// From text; what is at or above `limit` is left out, and so is whatever can't be read.
    public init(parsing text: String, below limit: Int) {
        ranges = []
        var parsed: [ClosedRange<Int>] = []
        for part in text.split(separator: ",") {
            let ends = part.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
            guard let first = ends.first.flatMap({ Int($0) }), let last = ends.last.flatMap({ Int($0) }),
                first >= 0, first <= last, first < limit
            else { continue }
            parsed.append(first...min(last, limit - 1))
        }
        for range in parsed.sorted(by: { $0.lowerBound < $1.lowerBound }) { append(range) }
    }

    /// `range` starts at or after the start of the last one.
    private mutating func append(_ range: ClosedRange<Int>) {
        if let last = ranges.last, range.lowerBound <= last.upperBound + 1 {
            ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
        } else {
            ranges.append(range)
        }
    }

    /// Whether there is no index.
    public var isEmpty: Bool { ranges.isEmpty }
    /// How many indexes there are.
    public var count: Int { ranges.reduce(0) { $0 + $1.count } }

    /// Whether an index is in the set; looks through the ranges by halves.
    public func contains(_ index: Int) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < index { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].contains(index)
    }

    /// The indexes of either set.
    public func union(_ other: CompletionIndexes) -> CompletionIndexes {
        guard !other.isEmpty else { return self }
        var union = CompletionIndexes()
        for range in (ranges + other.ranges).sorted(by: { $0.lowerBound < $1.lowerBound }) { union.append(range) }
        return union
    }

    /// The indexes of both sets.
    public func intersection(_ other: CompletionIndexes) -> CompletionIndexes {
        var common = CompletionIndexes()
        for range in ranges {
            for candidate in other.ranges where candidate.overlaps(range) {
                common.append(candidate.clamped(to: range))
            }
        }
        return common
    }

    /// The lowest `count` indexes below `limit` that are not in the set; fewer where there are no more.
    public func firstMissing(_ count: Int, below limit: Int) -> [Int] {
        var missing: [Int] = []
        var next = 0
        for range in ranges {
            while next < min(range.lowerBound, limit), missing.count < count {
                missing.append(next)
                next += 1
            }
            next = max(next, range.upperBound + 1)
        }
        while next < limit, missing.count < count {
            missing.append(next)
            next += 1
        }
        return missing
    }

    public var description: String {
        ranges.map { range in
            switch range.count {
            case 1: "\(range.lowerBound)"
            case 2: "\(range.lowerBound),\(range.upperBound)"
            default: "\(range.lowerBound)-\(range.upperBound)"
            }
        }.joined(separator: ",")
    }
}
