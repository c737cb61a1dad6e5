/// Who makes a request.
public struct Caller: Sendable, Equatable {
    /// The name of the user, such as `jane` or `system:serviceaccount:NAMESPACE:NAME`.
    public var name: String
    /// The groups, also those that every user of a kind is in (`system:authenticated`).
    public var groups: [String]
    /// Tells users of one name apart; empty when nobody gave one.
    public var uid = ""
    /// What else is known, by key.
    public var extra: [String: [String]] = [:]

    /// A user without uid and extras.
    public init(name: String, groups: [String]) {
        self.name = name
        self.groups = groups
    }

    /// One without credentials.
    public static let anonymous = Caller(name: "system:anonymous", groups: ["system:unauthenticated"])
    /// The parts of Swiftlet itself.
    public static let system = Caller(name: "system:swiftlet", groups: [superusers, "system:authenticated"])

    /// The group of those who may do everything, whatever the rules say.
    public static let superusers = "system:masters"

    /// Whether the caller may do everything.
    public var isAdministrator: Bool { groups.contains(Self.superusers) }
}
