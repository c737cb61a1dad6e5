import ObjectModel

/// Completion indexes as a job writes them: increasing numbers and ranges such as `1,3-5,7`.
public struct IndexIntervals: Sendable, Hashable {
    /// What is wrong with a text.
    public struct Failure: Error {
        public let message: String
    }

    /// In increasing order and apart from each other.
    public let intervals: [ClosedRange<Int>]

    /// How many indexes there are.
    public var count: Int { intervals.reduce(0) { $0 + $1.count } }

    /// From a text of indexes below `completions`.
    public init(parsing text: String, completions: Int) throws(Failure) {
        var intervals: [ClosedRange<Int>] = []
        for part in text.isEmpty ? [] : text.split(separator: ",", omittingEmptySubsequences: false) {
            let interval = try Self.interval(part, completions)
            if let last = intervals.last, last.upperBound >= interval.lowerBound {
                throw Self.disorder(last.upperBound, interval.lowerBound)
            }
            intervals.append(interval)
        }
        self.intervals = intervals
    }

    private static func disorder(_ previous: Int, _ current: Int) -> Failure {
        Failure(message: "non-increasing order, previous: \(previous), current: \(current)")
    }

    private static func interval(_ text: Substring, _ completions: Int) throws(Failure) -> ClosedRange<Int> {
        let limits = text.split(separator: "-", omittingEmptySubsequences: false)
        guard limits.count <= 2 else {
            throw Failure(
                message: "the fragment \(FieldError.quoted(String(text))) violates the requirement that an index "
                    + "interval can have at most two parts separated by '-'")
        }
        let first = try index(limits[0], completions)
        guard limits.count == 2 else { return first...first }
        let last = try index(limits[1], completions)
        guard first < last else { throw disorder(first, last) }
        return first...last
    }

    private static func index(_ text: Substring, _ completions: Int) throws(Failure) -> Int {
        let quoted = FieldError.quoted(String(text))
        guard let index = Int(text) else {
            throw Failure(message: "cannot convert string to integer for index: \(quoted)")
        }
        guard index < completions else { throw Failure(message: "too large index: \(quoted)") }
        return index
    }

    /// The lowest index that is in both, if any.
    public func firstShared(with other: IndexIntervals) -> Int? {
        var mine = intervals[...]
        var others = other.intervals[...]
        while let left = mine.first, let right = others.first {
            if left.overlaps(right) { return max(left.lowerBound, right.lowerBound) }
            if left.lowerBound <= right.lowerBound { mine.removeFirst() } else { others.removeFirst() }
        }
        return nil
    }
}
