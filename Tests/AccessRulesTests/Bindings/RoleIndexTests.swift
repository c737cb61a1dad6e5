import AccessRules
import ObjectModel
import TestKit
import Testing

/// Who is allowed what by roles and bindings, while these come and go.
@Suite struct RoleIndexTests {
    private func role(_ name: String, namespace: String = "", verbs: [String] = ["get"], _ resource: String = "pods")
        -> Value
    {
        var metadata: Fields = ["name": .string(name)]
        if !namespace.isEmpty { metadata["namespace"] = .string(namespace) }
        return [
            "metadata": .object(metadata),
            "rules": [
                [
                    "verbs": .array(verbs.map(Value.string)), "apiGroups": [""],
                    "resources": [.string(resource)],
                ]
            ],
        ]
    }

    private func binding(
        _ name: String, namespace: String = "", role: String, kind: String = "ClusterRole", _ subjects: Value...
    ) -> Value {
        var metadata: Fields = ["name": .string(name)]
        if !namespace.isEmpty { metadata["namespace"] = .string(namespace) }
        return [
            "metadata": .object(metadata), "roleRef": ["kind": .string(kind), "name": .string(role)],
            "subjects": .array(subjects),
        ]
    }

    private func asks(
        _ user: String, _ groups: [String] = [], verb: String = "get", namespace: String = "",
        _ resource: String = "pods"
    ) -> AccessAttributes {
        AccessAttributes(
            Caller(name: user, groups: groups), verb: verb, apiGroup: "", resource: resource, namespace: namespace)
    }

    private let jane: Value = ["kind": "User", "name": "jane"]

    @Test func reasonsNameTheBinding() {
        var index = RoleIndex()
        index.set(role("r", namespace: "a"), .role)
        index.set(role("c", verbs: ["list"]), .clusterRole)
        index.set(binding("b", namespace: "a", role: "r", kind: "Role", jane), .roleBinding)
        index.set(
            binding("g", role: "c", ["kind": "Group", "name": "dev"]), .clusterRoleBinding)
        index.set(
            binding("s", namespace: "a", role: "c", ["kind": "ServiceAccount", "name": "bot"]), .roleBinding)
        #expect(
            index.decide(asks("jane", namespace: "a"))
                == .allowed(reason: "RBAC: allowed by RoleBinding \"b/a\" of Role \"r\" to User \"jane\""))
        #expect(
            index.decide(asks("joe", ["dev"], verb: "list"))
                == .allowed(reason: "RBAC: allowed by ClusterRoleBinding \"g\" of ClusterRole \"c\" to Group \"dev\""))
        #expect(
            index.decide(asks("system:serviceaccount:a:bot", verb: "list", namespace: "a"))
                == .allowed(
                    reason: "RBAC: allowed by RoleBinding \"s/a\" of ClusterRole \"c\" to ServiceAccount \"bot/a\""))
    }

    @Test func namespacesHoldApart() {
        var index = RoleIndex()
        index.set(role("r", namespace: "a"), .role)
        index.set(binding("b", namespace: "a", role: "r", kind: "Role", jane), .roleBinding)
        // A Role of another namespace is another role.
        index.set(binding("b", namespace: "b", role: "r", kind: "Role", jane), .roleBinding)
        #expect(index.decide(asks("jane", namespace: "a")).isAllowed)
        #expect(!index.decide(asks("jane")).isAllowed)
        #expect(
            index.decide(asks("jane", namespace: "b"))
                == .noOpinion(reason: "RBAC: role.rbac.authorization.k8s.io \"r\" not found"))
    }

    @Test func usersAndGroupsAreDifferent() {
        var index = RoleIndex()
        index.set(role("c"), .clusterRole)
        index.set(binding("b", role: "c", ["kind": "Group", "name": "jane"]), .clusterRoleBinding)
        #expect(!index.decide(asks("jane")).isAllowed)
        #expect(index.decide(asks("joe", ["jane"])).isAllowed)
    }

    @Test func missingRolesAreNamedOnce() {
        var index = RoleIndex()
        index.set(binding("b", role: "x", jane), .clusterRoleBinding)
        index.set(binding("c", role: "x", jane), .clusterRoleBinding)
        index.set(binding("d", role: "y", jane), .clusterRoleBinding)
        let missing = { (name: String) in "clusterrole.rbac.authorization.k8s.io \"\(name)\" not found" }
        #expect(index.decide(asks("jane")).reason == "RBAC: [\(missing("x")), \(missing("y"))]")
        index.set(role("x"), .clusterRole)
        #expect(index.decide(asks("jane")).isAllowed)
        #expect(index.rules(of: Caller(name: "jane", groups: []), in: "a").problems == [missing("y")])
    }

    /// After any history the index decides as one that is made anew of what is left.
    @Test(arguments: 0..<20)
    func historiesLeaveNoTraces(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var index = RoleIndex()
        var objects: [String: (Value, RoleIndex.Kind)] = [:]
        for _ in 0..<200 {
            let namespace = ["a", "b"].randomElement(using: &random) ?? "a"
            let name = ["x", "y", "z"].randomElement(using: &random) ?? "x"
            let kind = RoleIndex.Kind.allCases.randomElement(using: &random) ?? .role
            let place = kind == .role || kind == .roleBinding ? namespace : ""
            let key = "\(kind)/\(place)/\(name)"
            if Bool.random(using: &random), let old = objects[key] {
                index.remove(old.0, kind)
                objects[key] = nil
            } else {
                let object = object(kind, name, namespace: place, &random)
                index.set(object, kind)
                objects[key] = (object, kind)
            }
        }
        var fresh = RoleIndex()
        for (object, kind) in objects.values { fresh.set(object, kind) }
        for user in ["u", "v"] {
            for verb in ["get", "list"] {
                for namespace in ["", "a", "b"] {
                    let request = asks(user, ["g"], verb: verb, namespace: namespace)
                    #expect(index.decide(request) == fresh.decide(request))
                }
            }
        }
    }

    private func object(
        _ kind: RoleIndex.Kind, _ name: String, namespace: String, _ random: inout SeededGenerator
    ) -> Value {
        let verb = ["get", "list"].randomElement(using: &random) ?? "get"
        guard kind == .roleBinding || kind == .clusterRoleBinding else {
            return role(name, namespace: namespace, verbs: [verb])
        }
        let subjects: [Value] = [
            ["kind": "User", "name": "u"], ["kind": "User", "name": "v"], ["kind": "Group", "name": "g"],
        ]
        let roleKind = kind == .roleBinding && Bool.random(using: &random) ? "Role" : "ClusterRole"
        return binding(
            name, namespace: namespace, role: ["x", "y", "z"].randomElement(using: &random) ?? "x", kind: roleKind,
            subjects.randomElement(using: &random) ?? jane, subjects.randomElement(using: &random) ?? jane)
    }
}
