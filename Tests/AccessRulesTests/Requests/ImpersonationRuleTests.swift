import AccessRules
import ObjectModel
import Testing

/// Who may act as whom, and for what.
@Suite struct ImpersonationRuleTests {
    private let bob = Caller(name: "bob", groups: ["system:authenticated"])

    /// - Parameter rights: `VERB GROUP/RESOURCE/NAME`; the group of the core is empty.
    private func act(
        as wanted: Caller, _ rights: [String], by requestor: Caller? = nil
    ) -> Result<Caller, StatusError> {
        let rule = ImpersonationRule { request in
            let subresource = request.subresource.isEmpty ? "" : ":\(request.subresource)"
            let right = "\(request.verb) \(request.apiGroup)/\(request.resource)\(subresource)/\(request.name)"
            return rights.contains(right) ? .allowed(reason: "") : .noOpinion(reason: "")
        }
        let request = AccessAttributes(
            requestor ?? bob, verb: "list", apiGroup: "", resource: "pods", namespace: "a")
        do throws(StatusError) {
            return .success(try rule.caller(as: wanted, for: request))
        } catch {
            return .failure(error)
        }
    }

    private func message(_ result: Result<Caller, StatusError>) -> String? {
        if case .failure(let error) = result { error.message } else { nil }
    }

    private let group = "authentication.k8s.io"

    @Test func forOneRequestAlone() throws {
        let jane = Caller(name: "jane", groups: ["dev"])
        let rights = [
            "impersonate-on:user-info:list /pods/", "impersonate:user-info \(group)/users/jane",
            "impersonate:user-info \(group)/groups/dev",
        ]
        #expect(try act(as: jane, rights).get().groups == ["dev", "system:authenticated"])
        for place in rights.indices {
            var fewer = rights
            fewer.remove(at: place)
            #expect(message(act(as: jane, fewer)) != nil)
        }
        #expect(
            message(act(as: jane, []))
                == "pods is forbidden: User \"bob\" cannot impersonate-on:user-info:list resource \"pods\" in API "
                + "group \"\" in the namespace \"a\"")
        #expect(
            message(act(as: jane, [rights[0]]))
                == "users.authentication.k8s.io \"jane\" is forbidden: User \"bob\" cannot impersonate:user-info "
                + "resource \"users\" in API group \"authentication.k8s.io\" at the cluster scope")
    }

    @Test func forEverything() throws {
        var jane = Caller(name: "jane", groups: [])
        jane.uid = "u"
        jane.extra = ["team": ["x"]]
        let rights = [
            "impersonate /users/jane", "impersonate \(group)/uids/u", "impersonate \(group)/userextras:team/x",
        ]
        #expect(try act(as: jane, rights).get().extra == ["team": ["x"]])
        #expect(message(act(as: jane, Array(rights.dropLast()))) != nil)
    }

    @Test func superusersOnlyByTheOldVerb() throws {
        let root = Caller(name: "root", groups: ["system:masters"])
        let constrained = [
            "impersonate-on:user-info:list /pods/", "impersonate:user-info \(group)/users/root",
            "impersonate:user-info \(group)/groups/system:masters",
        ]
        #expect(
            message(act(as: root, constrained))?.hasSuffix("impersonating the system:masters group is not allowed")
                == true)
        #expect(
            try act(as: root, ["impersonate /users/root", "impersonate /groups/system:masters"]).get().isAdministrator)
    }

    @Test func nodesAndServiceAccounts() throws {
        let node = Caller(name: "system:node:n1", groups: [])
        #expect(
            try act(
                as: node, ["impersonate-on:arbitrary-node:list /pods/", "impersonate:arbitrary-node \(group)/nodes/n1"]
            ).get().groups == ["system:nodes", "system:authenticated"])
        let associated = ["impersonate-on:associated-node:list /pods/", "impersonate:associated-node \(group)/nodes/*"]
        #expect(message(act(as: node, associated)) != nil)
        var agent = Caller(name: "system:serviceaccount:a:agent", groups: [])
        agent.extra = ["authentication.kubernetes.io/node-name": ["n1"]]
        #expect(try act(as: node, associated, by: agent).get().name == "system:node:n1")
        #expect(message(act(as: Caller(name: "system:node:n2", groups: []), associated, by: agent)) != nil)
        let account = Caller(name: "system:serviceaccount:a:bot", groups: [])
        #expect(
            try act(
                as: account,
                [
                    "impersonate-on:serviceaccount:list /pods/",
                    "impersonate:serviceaccount \(group)/serviceaccounts/bot",
                ]
            ).get().groups == ["system:serviceaccounts", "system:serviceaccounts:a", "system:authenticated"])
    }

    @Test func nobodyIsAnonymous() throws {
        let nobody = Caller(name: "system:anonymous", groups: [])
        #expect(try act(as: nobody, ["impersonate /users/system:anonymous"]).get().groups == ["system:unauthenticated"])
    }
}
