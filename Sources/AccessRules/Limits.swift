/// The bounds of access rules.
enum AccessRuleLimits {
    /// Parts (verb, group, kind, name) that one rule is broken into to see whether somebody may grant it. A rule of
    /// more parts is looked at as a whole: it must be covered by a single rule.
    static let partsOfRule = 10_000
}
