import ObjectModel

/// How far the clocks of a time zone are ahead of UTC, in the past and in the future: a table of changes, and the rule
/// that holds after the last of them. A value, so that schedules can be computed without asking the system.
public struct ZoneOffsets: Sendable, Hashable {
    /// A moment at which the clocks were, or will be, put to another offset.
    public struct Change: Sendable, Hashable {
        /// The first second of the new offset, counted from 1970 in UTC.
        public let start: Int64
        /// Seconds ahead of UTC until then, and from then on.
        public let before: Int
        public let after: Int
    }

    private let initial: Int
    /// In order of their starts.
    private let table: [Change]
    /// For what lies after the table.
    private let rule: ZoneRule?

    /// - Parameters:
    ///   - initial: Seconds ahead of UTC before the first change.
    ///   - changes: When the offset became which, in ascending order.
    ///   - rule: What holds after the last change; nil where it stays as it is.
    public init(initial: Int, changes: [(start: Int64, offset: Int)] = [], rule: ZoneRule? = nil) {
        self.initial = initial
        self.rule = rule
        var before = initial
        table = changes.map { change in
            defer { before = change.offset }
            return Change(start: change.start, before: before, after: change.offset)
        }
    }

    /// Coordinated universal time.
    public static let utc = ZoneOffsets(initial: 0)

    /// Seconds ahead of UTC at a moment, counted in seconds from 1970.
    public func offset(at second: Int64) -> Int {
        let known = tablePrefix { $0.start <= second }
        if known < table.count { return known == 0 ? initial : table[known - 1].after }
        if let rule { return rule.offset(at: second) }
        return table.last?.after ?? initial
    }

    /// The changes of the clocks in a stretch of time, in order.
    public func changes(in range: ClosedRange<Int64>) -> [Change] {
        guard !table.isEmpty || rule?.hasSummerTime == true else { return [] }
        let first = tablePrefix { $0.start < range.lowerBound }
        let known = table[first...].prefix { $0.start <= range.upperBound }
        guard let rule, range.upperBound > table.last?.start ?? .min else { return Array(known) }
        let lower = max(range.lowerBound, table.last.map { $0.start + 1 } ?? .min)
        return known + rule.changes(in: lower...range.upperBound)
    }

    /// How many changes at the start of the table fit; those that do come first.
    private func tablePrefix(_ fits: (Change) -> Bool) -> Int {
        var low = 0
        var high = table.count
        while low < high {
            let middle = (low + high) / 2
            if fits(table[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

// MARK: - Wall clocks

// What a clock on the wall shows is counted like a moment, as seconds from 1970, but without an offset. When clocks are
// put back, it shows some times twice; when they are put forward, it leaves some out.

extension ZoneOffsets {
    /// More than any offset there is or was, and than any change of it.
    private static let widestChange: Int64 = 26 * 3600

    /// What the wall clock shows at a moment.
    public func wall(at second: Int64) -> Int64 { second + Int64(offset(at: second)) }

    /// The latest time that the wall clock has shown up to a moment: while it shows an hour for the second time, the
    /// end of that hour.
    public func latestWall(upTo second: Int64) -> Int64 {
        changes(in: (second - Self.widestChange)...second).reduce(wall(at: second)) { latest, change in
            max(latest, change.start + Int64(change.before) - 1)
        }
    }

    /// The first moment at which the wall clock shows a time; nil for a time that it leaves out.
    public func firstMoment(ofWall wall: Int64) -> Int64? {
        let around = (wall - Self.widestChange)...(wall + Self.widestChange)
        let changes = changes(in: around)
        let offsets = [offset(at: around.lowerBound)] + changes.map(\.after)
        return offsets.map { wall - Int64($0) }.filter { self.wall(at: $0) == wall }.min()
    }

    /// The times that the wall clock leaves out around a time that it does not show.
    func gap(aroundWall wall: Int64) -> Range<Int64>? {
        changes(in: (wall - Self.widestChange)...(wall + Self.widestChange)).lazy
            .filter { $0.before < $0.after }
            .map { ($0.start + Int64($0.before))..<($0.start + Int64($0.after)) }
            .first { $0.contains(wall) }
    }
}
