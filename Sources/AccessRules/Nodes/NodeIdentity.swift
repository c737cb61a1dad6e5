/// Which callers are nodes: the user `system:node:NAME` in the group `system:nodes`.
public enum NodeIdentity {
    static let userPrefix = "system:node:"
    static let group = "system:nodes"

    /// A node as a caller.
    public static func caller(named name: String) -> Caller {
        Caller(name: userPrefix + name, groups: [group, "system:authenticated"])
    }

    /// The name of the node that a caller is; empty for a node without a name, nil for one who is no node.
    public static func name(of caller: Caller) -> String? {
        guard caller.name.hasPrefix(userPrefix), caller.groups.contains(group) else { return nil }
        return String(caller.name.dropFirst(userPrefix.count))
    }
}
