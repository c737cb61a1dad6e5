import AccessRules
import ObjectModel
import Testing

/// How refusals read.
@Suite struct AccessAttributesTests {
    private let jane = Caller(name: "jane", groups: [])

    @Test func refusalsInKubernetesWords() {
        let request = AccessAttributes(
            jane, verb: "patch", apiGroup: "apps", resource: "deployments", subresource: "scale", namespace: "a",
            name: "web")
        let error = request.forbidden(reason: "")
        #expect(
            error.message
                == "deployments.apps \"web\" is forbidden: User \"jane\" cannot patch resource \"deployments/scale\" "
                + "in API group \"apps\" in the namespace \"a\"")
        #expect(error.code == 403 && error.reason == "Forbidden")
        #expect(error.details == ["name": "web", "group": "apps", "kind": "deployments"])
    }

    @Test func reasonsComeLast() {
        let nodes = AccessAttributes(jane, verb: "list", apiGroup: "", resource: "nodes")
        #expect(
            nodes.forbidden(reason: "RBAC: x").message
                == "nodes is forbidden: User \"jane\" cannot list resource \"nodes\" in API group \"\" at the cluster "
                + "scope: RBAC: x")
        let path = AccessAttributes(jane, verb: "get", path: "/metrics").forbidden(reason: "RBAC: x")
        #expect(path.message == "forbidden: User \"jane\" cannot get path \"/metrics\": RBAC: x")
        #expect(path.details == Fields())
    }
}
