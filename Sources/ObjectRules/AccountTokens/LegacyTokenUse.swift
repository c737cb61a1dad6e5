import ObjectModel

/// The words in which is noted whether tokens that are kept in Secrets are still used (KEP-2799). Days are in UTC.
public enum LegacyTokenUse {
    /// The label of a Secret with the day on which its token was shown last.
    public static let lastUsed = "kubernetes.io/legacy-token-last-used"
    /// The label of a Secret whose token is refused, with the day since when that is so.
    public static let invalidSince = "kubernetes.io/legacy-token-invalid-since"

    /// A day as the labels have it, such as `2026-01-02`.
    public static func day(of time: Time) -> String { String(time.rfc3339.prefix(10)) }

    /// When a day begins; nil for what is not the name of a day.
    public static func beginning(of day: String) -> Time? {
        guard day.utf8.count == 10 else { return nil }
        return Time(rfc3339: day + "T00:00:00Z")
    }

    /// What the label is to say of a token that is shown now; nil when it says so already.
    public static func mark(after lastUsed: String, now: Time) -> String? {
        let today = day(of: now)
        // Tomorrow is from a server whose clock is ahead: two of them would go on writing otherwise.
        let tomorrow = day(of: now.adding(seconds: secondsOfDay))
        return lastUsed == today || lastUsed == tomorrow ? nil : today
    }

    /// How long a day is.
    public static let secondsOfDay = 86_400.0
}
