import AccessRules
import ObjectModel
import Testing

/// The roles and bindings of every cluster, against what Kubernetes documents of them.
@Suite struct BootstrapPolicyTests {
    private var index: RoleIndex {
        var index = RoleIndex()
        var roles: [ClusterRole] = []
        for object in BootstrapPolicy.all {
            switch object["kind"]?.stringValue {
            case "Role": index.set(object, .role)
            case "ClusterRole": roles.append(ClusterRole(object))
            case "RoleBinding": index.set(object, .roleBinding)
            default: index.set(object, .clusterRoleBinding)
            }
        }
        // Roles that are made of others, and of those that are.
        for _ in 0..<3 {
            for place in roles.indices {
                guard let rules = ClusterRoleAggregation.rules(of: roles[place], among: roles) else { continue }
                roles[place].fields["rules"] = .array(rules)
            }
        }
        for role in roles { index.set(role.value, .clusterRole) }
        return index
    }

    private func isAllowed(_ user: String, _ groups: [String], _ verb: String, path: String) -> Bool {
        index.decide(AccessAttributes(Caller(name: user, groups: groups), verb: verb, path: path)).isAllowed
    }

    @Test func anonymousSeesHealthAndVersion() {
        let nobody = Caller.anonymous
        for path in ["/healthz", "/livez", "/readyz", "/version"] {
            #expect(isAllowed(nobody.name, nobody.groups, "get", path: path))
        }
        for path in ["/", "/api", "/apis", "/apis/apps/v1", "/openapi/v3", "/metrics", "/healthz/ping"] {
            #expect(!isAllowed(nobody.name, nobody.groups, "get", path: path))
        }
        #expect(!isAllowed(nobody.name, nobody.groups, "post", path: "/healthz"))
    }

    @Test func usersSeeDiscovery() {
        for path in ["/api", "/apis", "/apis/apps/v1", "/openapi/v3", "/version/"] {
            #expect(isAllowed("jane", ["system:authenticated"], "get", path: path))
        }
        #expect(!isAllowed("jane", ["system:authenticated"], "get", path: "/metrics"))
    }

    @Test func viewersSeeNoSecrets() {
        var index = index
        index.set(
            [
                "metadata": ["name": "v", "namespace": "a"], "roleRef": ["kind": "ClusterRole", "name": "view"],
                "subjects": [["kind": "User", "name": "jane"]],
            ], .roleBinding)
        index.set(
            [
                "metadata": ["name": "e", "namespace": "a"], "roleRef": ["kind": "ClusterRole", "name": "edit"],
                "subjects": [["kind": "User", "name": "joe"]],
            ], .roleBinding)
        func may(_ user: String, _ verb: String, _ resource: String, group: String = "") -> Bool {
            index.decide(
                AccessAttributes(
                    Caller(name: user, groups: []), verb: verb, apiGroup: group, resource: resource, namespace: "a")
            ).isAllowed
        }
        #expect(may("jane", "list", "pods"))
        #expect(!may("jane", "get", "secrets"))
        #expect(!may("jane", "create", "pods"))
        #expect(may("joe", "list", "pods") && may("joe", "get", "secrets") && may("joe", "create", "pods"))
        #expect(!may("joe", "create", "roles", group: "rbac.authorization.k8s.io"))
    }

    @Test func everyObjectIsMarked() {
        for object in BootstrapPolicy.all {
            #expect(object.at("metadata", "labels", "kubernetes.io/bootstrapping") == "rbac-defaults")
            #expect(object.at("metadata", "annotations", "rbac.authorization.kubernetes.io/autoupdate") == "true")
        }
    }

    @Test func namesAreThereOnceAndBindingsFindTheirRoles() {
        let names = BootstrapPolicy.all.map { object in
            "\(object["kind"]?.stringValue ?? "")/\(object.at("metadata", "namespace")?.stringValue ?? "")/"
                + (object.at("metadata", "name")?.stringValue ?? "")
        }
        #expect(Set(names).count == names.count)
        for object in BootstrapPolicy.all where object["roleRef"] != nil {
            let role = object["roleRef"]
            let namespace = role?["kind"] == "Role" ? object.at("metadata", "namespace")?.stringValue ?? "" : ""
            let name = "\(role?["kind"]?.stringValue ?? "")/\(namespace)/\(role?["name"]?.stringValue ?? "")"
            #expect(names.contains(name), "\(name)")
        }
    }
}
