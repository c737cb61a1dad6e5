import ObjectModel

/// The roles and bindings that every cluster has, as objects.
public enum BootstrapPolicy {
    /// Roles before the bindings that refer to them.
    public static let all: [Value] = clusterRoles + clusterBindings + roles + bindings

    /// What a node may do without belonging to anything.
    static let nodeRules: [AccessRule] = BootstrapRoles.node.split(separator: "\n").map { rule($0) }

    static let clusterRoles: [Value] =
        blocks(BootstrapRoles.cluster).map { clusterRole($0.header, $0.rules) }
        + blocks(BootstrapRoles.controllers).map { clusterRole("\(controllerPrefix)\($0.header)", $0.rules) }

    private static let controllerPrefix = "system:controller:"

    static let clusterBindings: [Value] =
        BootstrapRoles.clusterBindings.split(separator: "\n").map { line in
            let words = line.split(separator: " ").map(String.init)
            return binding("", words[0], to: ("ClusterRole", words[0]), words.dropFirst())
        }
        + blocks(BootstrapRoles.controllers).map { block in
            let name = "\(controllerPrefix)\(block.header)"
            return binding("", name, to: ("ClusterRole", name), ["account:kube-system/\(block.header)"])
        }

    static let roles: [Value] = blocks(BootstrapRoles.namespaced).map { block in
        let (namespace, name) = place(block.header)
        return [
            "apiVersion": apiVersion, "kind": "Role", "metadata": metadata(namespace, name),
            "rules": .array(block.rules.map(\.value)),
        ]
    }

    static let bindings: [Value] = BootstrapRoles.namespacedBindings.split(separator: "\n").map { line in
        let words = line.split(separator: " ").map(String.init)
        let (namespace, name) = place(words[0])
        return binding(namespace, name, to: ("Role", words[1]), words.dropFirst(2))
    }

    // MARK: - Objects

    private static let apiVersion: Value = "rbac.authorization.k8s.io/v1"
    private static let group = "rbac.authorization.k8s.io"
    private static let aggregationLabel = "rbac.authorization.k8s.io/aggregate-to-"
    /// Objects that say `false` here are left as they are at a start.
    static let autoUpdate = "rbac.authorization.kubernetes.io/autoupdate"

    private static func metadata(_ namespace: String, _ name: String, labels: Fields = Fields()) -> Value {
        var metadata = Fields([("name", .string(name))])
        if !namespace.isEmpty { metadata["namespace"] = .string(namespace) }
        var labels = labels
        labels["kubernetes.io/bootstrapping"] = "rbac-defaults"
        metadata["labels"] = .object(labels)
        metadata["annotations"] = [autoUpdate: "true"]
        return .object(metadata)
    }

    private static func clusterRole(_ header: String, _ rules: [AccessRule]) -> Value {
        let words = header.split(separator: " ").map(String.init)
        var labels = Fields()
        var selectors: [Value] = []
        for (mark, role) in zip(words.dropFirst(), words.dropFirst(2)) {
            let label = aggregationLabel + role
            if mark == "->" { labels[label] = "true" }
            if mark == "<-" { selectors.append(["matchLabels": [label: "true"]]) }
        }
        var object: Fields = [
            "apiVersion": apiVersion, "kind": "ClusterRole", "metadata": metadata("", words[0], labels: labels),
        ]
        object["rules"] = selectors.isEmpty ? .array(rules.map(\.value)) : nil
        object["aggregationRule"] = selectors.isEmpty ? nil : ["clusterRoleSelectors": .array(selectors)]
        return .object(object)
    }

    private static func binding(
        _ namespace: String, _ name: String, to role: (kind: String, name: String), _ subjects: ArraySlice<String>
    ) -> Value {
        var object: Fields = [
            "apiVersion": apiVersion, "kind": namespace.isEmpty ? "ClusterRoleBinding" : "RoleBinding",
            "metadata": metadata(namespace, name),
            "roleRef": ["apiGroup": .string(group), "kind": .string(role.kind), "name": .string(role.name)],
        ]
        if !subjects.isEmpty { object["subjects"] = .array(subjects.map(subject)) }
        return .object(object)
    }

    private static func subject(_ text: String) -> Value {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        switch parts[0] {
        case "account":
            let (namespace, name) = place(parts[1])
            return ["kind": "ServiceAccount", "name": .string(name), "namespace": .string(namespace)]
        case let kind:
            return [
                "apiGroup": .string(group), "kind": kind == "group" ? "Group" : "User", "name": .string(parts[1]),
            ]
        }
    }

    // MARK: - Text

    private struct Block {
        let header: String
        var rules: [AccessRule]
    }

    private static func blocks(_ text: String) -> [Block] {
        var blocks: [Block] = []
        for line in text.split(separator: "\n") {
            if line.hasPrefix(" ") {
                blocks[blocks.count - 1].rules.append(rule(line))
            } else {
                blocks.append(Block(header: String(line), rules: []))
            }
        }
        return blocks
    }

    private static func rule(_ line: Substring) -> AccessRule {
        let words = line.split(separator: " ").map { $0.split(separator: ",").map(String.init) }
        var rule = AccessRule()
        rule.verbs = words[0].flatMap { verbs[$0] ?? [$0] }
        guard words[1] != ["URL"] else {
            rule.nonResourceURLs = words[2]
            return rule
        }
        rule.apiGroups = words[1].map { $0 == "core" ? "" : $0 }
        rule.resources = words[2]
        rule.resourceNames = words.count > 3 ? words[3] : []
        return rule
    }

    private static let verbs = [
        "read": ["get", "list", "watch"], "write": ["create", "delete", "deletecollection", "patch", "update"],
        "all": ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
    ]

    private static func place(_ text: String) -> (namespace: String, name: String) {
        let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
        return (parts[0], parts[1])
    }
}
