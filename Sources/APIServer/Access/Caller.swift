/// Who makes a request.
public struct Caller: Sendable, Equatable {
    public var name: String
    public var groups: [String]
    public var uid = ""
    public var extra: [String: [String]] = [:]

    public init(name: String, groups: [String]) {
        self.name = name
        self.groups = groups
    }

    /// One without credentials.
    public static let anonymous = Caller(name: "system:anonymous", groups: ["system:unauthenticated"])
    /// The parts of Swiftlet itself.
    public static let system = Caller(name: "system:swiftlet", groups: ["system:masters", "system:authenticated"])

    /// Members of this group may do everything; Kubernetes calls it the superuser group.
    var isAdministrator: Bool { groups.contains("system:masters") }
}
