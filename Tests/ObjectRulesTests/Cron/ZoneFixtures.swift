import ObjectModel
import ObjectRules
import Testing

/// Zones that change their clocks in every way there is.
enum ZoneFixtures {
    struct Zone: Sendable, CustomTestStringConvertible {
        let name: String
        let offsets: ZoneOffsets
        /// A day on which the clocks change, or one like any other.
        let days: [String]

        var testDescription: String { name }
    }

    static let berlin = zone("Europe/Berlin", 3600, "CET-1CEST,M3.5.0,M10.5.0/3", days: ["2026-03-29", "2026-10-25"])
    static let newYork = zone("America/New_York", -18000, "EST5EDT,M3.2.0,M11.1.0", days: ["2026-03-08", "2026-11-01"])
    /// Half an hour.
    static let lordHowe = zone(
        "Australia/Lord_Howe", 37800, "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", days: ["2026-04-05", "2026-10-04"])
    /// December 30, 2011 was left out.
    static let apia = zone(
        "Pacific/Apia", -39600,
        changes: [("2011-09-24T14:00:00Z", -36000), ("2011-12-30T10:00:00Z", 50400), ("2012-03-31T14:00:00Z", 46800)],
        "<+13>-13", days: ["2011-12-30", "2011-12-31"])
    /// An hour back for Ramadan.
    static let casablanca = zone(
        "Africa/Casablanca", 3600, changes: [("2026-02-15T02:00:00Z", 0), ("2026-03-22T02:00:00Z", 3600)], "<+01>-1",
        days: ["2026-02-15", "2026-03-22"])
    /// A whole day twice, as Manila had it in 1844 the other way round.
    static let twice = zone("twice", 43200, changes: [("2026-06-15T12:00:00Z", -43200)], nil, days: ["2026-06-15"])
    static let utc = Zone(name: "UTC", offsets: .utc, days: ["2026-02-28"])

    static let all = [berlin, newYork, lordHowe, apia, casablanca, twice, utc]

    private static func zone(
        _ name: String, _ initial: Int, changes: [(String, Int)] = [], _ rule: String?, days: [String]
    ) -> Zone {
        let changes = changes.map { (start: second($0), offset: $1) }
        return Zone(
            name: name,
            offsets: ZoneOffsets(initial: initial, changes: changes, rule: rule.flatMap { ZoneRule(parsing: $0) }),
            days: days)
    }

    /// Seconds since 1970 of a moment.
    static func second(_ text: String) -> Int64 { Time(rfc3339: text)?.seconds ?? 0 }
}
