import ObjectModel
import ObjectRules
import Testing
import WorkloadPlans

@Suite struct OwnerClaimsTests {
    private static func owner(deleting: Bool = false) -> OwnerIdentity {
        OwnerIdentity(
            ReplicaSet.self,
            .make {
                $0.name = "web"
                $0.namespace = "default"
                $0.uid = "me"
                if deleting { $0.deletionTimestamp = Time(seconds: 1) }
            })
    }

    private static func pod(matches: Bool, controller: String?, deleting: Bool) -> ControlledPod {
        ControlledPod(
            .new { pod in
                pod.metadata.name = "p"
                pod.metadata.uid = "p1"
                pod.metadata.labels = ["app": matches ? "web" : "other"]
                if deleting { pod.metadata.deletionTimestamp = Time(seconds: 1) }
                guard let controller else { return }
                pod.metadata.ownerReferences = [
                    .make {
                        $0.uid = controller
                        $0.controller = true
                    }
                ]
            })
    }

    /// All combinations against the rules in words.
    @Test func everyCase() throws {
        let selector = try LabelSelectorExpression(.make { $0.matchLabels = ["app": "web"] })
        for ownerDeletes in [false, true] {
            for matches in [false, true] {
                for controller in [nil, "me", "somebody"] {
                    for podDeletes in [false, true] {
                        let claims = OwnerClaims(
                            owner: Self.owner(deleting: ownerDeletes), selector: selector,
                            candidates: [Self.pod(matches: matches, controller: controller, deleting: podDeletes)])
                        let adopts = controller == nil && matches && !ownerDeletes && !podDeletes
                        #expect(claims.adopted.count == (adopts ? 1 : 0))
                        #expect(claims.owned.count == (adopts || (controller == "me" && matches) ? 1 : 0))
                        #expect(claims.released.count == (controller == "me" && !matches && !ownerDeletes ? 1 : 0))
                    }
                }
            }
        }
    }

    @Test func adoptionComesBeforeEverythingElse() throws {
        let selector = try LabelSelectorExpression(.make { $0.matchLabels = ["app": "web"] })
        let claims = OwnerClaims(
            owner: Self.owner(), selector: selector,
            candidates: [
                Self.pod(matches: true, controller: nil, deleting: false),
                Self.pod(matches: false, controller: "me", deleting: false),
            ])
        var plan = Plan()
        claims.apply(to: &plan, for: Self.owner())
        #expect(plan.phases.map(\.name) == ["adopt", "release"])
        #expect(plan.steps.map(\.reason) == [
            "the selector matches p, which has no controller", "the selector no longer matches p",
        ])
    }
}
