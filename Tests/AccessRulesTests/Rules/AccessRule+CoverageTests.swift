import AccessRules
import ObjectModel
import Testing

/// What somebody has, against what somebody would give.
@Suite struct AccessRuleCoverageTests {
    private func rule(
        _ verbs: [String], _ groups: [String] = [], _ resources: [String] = [], names: [String] = [],
        urls: [String] = []
    ) -> AccessRule {
        var rule = AccessRule()
        rule.verbs = verbs
        rule.apiGroups = groups
        rule.resources = resources
        rule.resourceNames = names
        rule.nonResourceURLs = urls
        return rule
    }

    private func isCovered(_ wanted: AccessRule, by owned: AccessRule...) -> Bool {
        AccessRule.missing(from: owned, of: [wanted]).isEmpty
    }

    @Test func partsMayComeFromDifferentRules() {
        let wanted = rule(["get", "list"], ["", "apps"], ["pods"])
        #expect(isCovered(wanted, by: rule(["get", "list"], [""], ["pods"]), rule(["*"], ["apps"], ["*"])))
        #expect(!isCovered(wanted, by: rule(["get", "list"], [""], ["pods"]), rule(["get"], ["apps"], ["*"])))
    }

    @Test func namesAreFewerThanAll() {
        #expect(isCovered(rule(["get"], [""], ["pods"], names: ["a"]), by: rule(["get"], [""], ["pods"])))
        #expect(!isCovered(rule(["get"], [""], ["pods"]), by: rule(["get"], [""], ["pods"], names: ["a"])))
        #expect(
            isCovered(
                rule(["get"], [""], ["pods"], names: ["a", "b"]), by: rule(["get"], [""], ["pods"], names: ["a"]),
                rule(["get"], [""], ["pods"], names: ["b"])))
    }

    @Test func subresources() {
        #expect(isCovered(rule(["get"], [""], ["pods/scale"]), by: rule(["get"], [""], ["*/scale"])))
        #expect(!isCovered(rule(["get"], [""], ["*/scale"]), by: rule(["get"], [""], ["pods/scale"])))
        #expect(!isCovered(rule(["get"], [""], ["pods/log"]), by: rule(["get"], [""], ["pods"])))
        #expect(!isCovered(rule(["*"], ["*"], ["*"]), by: rule(["get"], ["*"], ["*"])))
    }

    @Test func paths() {
        #expect(isCovered(rule(["get"], urls: ["/a/b"]), by: rule(["get"], urls: ["/a/*"])))
        #expect(isCovered(rule(["get"], urls: ["/a/b/*"]), by: rule(["get"], urls: ["/a/*"])))
        #expect(!isCovered(rule(["get"], urls: ["/a*"]), by: rule(["get"], urls: ["/a/*"])))
        #expect(!isCovered(rule(["get"], urls: ["/a"]), by: rule(["*"], ["*"], ["*"])))
    }

    /// A rule covers another exactly when it allows every request that the other allows: all rules and requests over a
    /// small alphabet.
    @Test func coversWhatAllows() {
        let rules = small
        for owned in rules {
            for wanted in rules {
                let isImplied = requests.allSatisfy { !wanted.allows($0) || owned.allows($0) }
                #expect(isCovered(wanted, by: owned) == isImplied, "\(owned) against \(wanted)")
            }
        }
    }

    /// Lists are long enough to tell one from all: names and kinds that no rule mentions are among the requests.
    private var requests: [AccessAttributes] {
        ["get", "list", "other"].flatMap { verb in
            ["", "apps", "other"].flatMap { group in
                [("pods", ""), ("pods", "scale"), ("sets", "scale"), ("other", "")].flatMap { resource, subresource in
                    ["", "a", "b"].map { name in
                        AccessAttributes(
                            Caller(name: "jane", groups: []), verb: verb, apiGroup: group, resource: resource,
                            subresource: subresource, name: name)
                    }
                }
            }
        }
    }

    private var small: [AccessRule] {
        [["get"], ["get", "list"], ["*"]].flatMap { verbs in
            [[""], ["*"]].flatMap { groups in
                [["pods"], ["pods/scale"], ["*/scale"], ["*"], ["pods", "pods/scale"]].flatMap { resources in
                    [[], ["a"], ["a", "b"]].map { rule(verbs, groups, resources, names: $0) }
                }
            }
        }
    }

    /// Nobody can make the server count to a billion.
    @Test func hugeRulesAreLookedAtAsAWhole() {
        let many = (0..<1000).map { "x\($0)" }
        let huge = rule(many, many, many, names: many)
        #expect(isCovered(huge, by: rule(["*"], ["*"], ["*"])))
        #expect(AccessRule.missing(from: [rule(["get"], [""], ["pods"])], of: [huge]).count == 1)
    }
}
