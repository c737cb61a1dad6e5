import ClusterPlans
import ObjectModel
import Testing

@Suite struct TaintEvictionPlanTests {
    private let since = Time(seconds: 1_000)

    private func plan(_ seconds: [Int?], taints: [String] = ["a"]) -> TaintEvictionPlan {
        let pod = Pod.new {
            $0.spec.tolerations = seconds.map { seconds in
                .make {
                    $0.key = "a"
                    $0.operator = "Exists"
                    $0.tolerationSeconds = seconds
                }
            }
        }
        let taints = taints.map { key in
            Taint.make {
                $0.key = key
                $0.effect = "NoExecute"
            }
        }
        return TaintEvictionPlan(pod: pod, taints: taints, since: since)
    }

    @Test func itLeavesAtOnceLaterOrNever() {
        #expect(plan([]) == .leave(at: since))
        #expect(plan([60]) == .leave(at: since.adding(seconds: 60)))
        #expect(plan([nil]) == .stay)
        #expect(plan([-1]) == .leave(at: since))
        #expect(plan([nil], taints: ["a", "b"]) == .leave(at: since))
    }

    @Test func theFirstTolerationOfATaintCounts() {
        #expect(plan([nil, 60]) == .stay)
        #expect(plan([60, 5, 90]) == .leave(at: since.adding(seconds: 60)))
        #expect(plan([5, nil]) == .leave(at: since.adding(seconds: 5)))
    }

    @Test func theShortestTimeOfAllTaintsCounts() {
        let pod = Pod.new {
            $0.spec.tolerations = [("a", 90), ("b", 30)].map { key, seconds in
                .make {
                    $0.key = key
                    $0.operator = "Exists"
                    $0.tolerationSeconds = seconds
                }
            }
        }
        let taints = ["a", "b"].map { key in
            Taint.make {
                $0.key = key
                $0.effect = "NoExecute"
            }
        }
        let plan = TaintEvictionPlan(pod: pod, taints: taints, since: since)
        #expect(plan == .leave(at: since.adding(seconds: 30)))
    }

    @Test func onlyTaintsThatDriveOutCount() {
        let soft = Taint.make {
            $0.key = "b"
            $0.effect = "NoSchedule"
        }
        #expect(TaintEvictionPlan(pod: Pod(), taints: [soft], since: since) == .stay)
    }
}
