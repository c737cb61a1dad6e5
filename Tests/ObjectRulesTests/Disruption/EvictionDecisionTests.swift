import ObjectModel
import ObjectRules
import Testing

@Suite struct EvictionDecisionTests {
    private let now = Time(seconds: 1_700_000_000)

    private func pod(phase: String = "Running", isReady: Bool = true) -> Pod {
        .new {
            $0.metadata.name = "p"
            $0.metadata.labels = ["app": "web"]
            $0.status.phase = phase
            $0.status.conditions = [
                .make {
                    $0.type = "Ready"
                    $0.status = isReady ? "True" : "False"
                }
            ]
        }
    }

    private func budget(
        allowed: Int = 0, healthy: Int = 1, desired: Int = 1, change: (inout PodDisruptionBudget) -> Void = { _ in }
    ) -> PodDisruptionBudget {
        .new {
            $0.metadata.name = "b"
            $0.metadata.generation = 1
            $0.spec.selector = .make { $0.matchLabels = ["app": "web"] }
            $0.status.observedGeneration = 1
            $0.status.disruptionsAllowed = allowed
            $0.status.currentHealthy = healthy
            $0.status.desiredHealthy = desired
            change(&$0)
        }
    }

    private enum Answer: Equatable {
        case free
        case taken(left: Int)
        case refused(Int, String)
    }

    private func answer(_ pod: Pod, _ budgets: PodDisruptionBudget...) -> Answer {
        do throws(StatusError) {
            switch try EvictionDecision(pod, budgets: budgets, now: now) {
            case .free: return .free
            case .taking(let budget):
                #expect(budget.status.disruptedPods["p"] == .string(now.rfc3339))
                return .taken(left: budget.status.disruptionsAllowed)
            }
        } catch {
            let cause = error.details?["causes"]?.arrayValue?.first?["message"]?.stringValue
            return .refused(error.code, cause ?? error.message)
        }
    }

    @Test(arguments: ["Pending", "Succeeded", "Failed"])
    func podsThatDontRunAreFree(phase: String) { #expect(answer(pod(phase: phase), budget(), budget()) == .free) }

    @Test func onlyBudgetsThatSelectThePodCount() {
        #expect(answer(pod()) == .free)
        let other = budget { $0.spec.selector = .make { $0.matchLabels = ["app": "db"] } }
        let none = budget { $0.spec.selector = nil }
        #expect(answer(pod(), other, none) == .free)
        let all = budget { $0.spec.selector = LabelSelector() }
        #expect(answer(pod(), other, all) != .free)
        var leaving = pod()
        leaving.metadata.deletionTimestamp = now
        #expect(answer(leaving, all) == .free)
    }

    @Test func aDisruptionIsTaken() throws {
        #expect(answer(pod(), budget(allowed: 2, healthy: 3)) == .taken(left: 1))
        #expect(answer(pod(), budget(allowed: 1, healthy: 2)) == .taken(left: 0))
        guard case .taking(let last) = try EvictionDecision(pod(), budgets: [budget(allowed: 1)], now: now) else {
            Issue.record("it was free")
            return
        }
        #expect(last.status.conditions.map(\.reason) == ["InsufficientPods"])
    }

    @Test func refusalsSayWhy() {
        #expect(
            answer(pod(), budget()) == .refused(429, "The disruption budget b needs 1 healthy pods and has 1 currently")
        )
        #expect(
            answer(pod(), budget(healthy: 2, desired: 0))
                == .refused(429, "The disruption budget b does not allow evicting pods currently"))
        let failed = budget { budget in
            budget.status.conditions = [
                .make {
                    $0.type = "DisruptionAllowed"
                    $0.status = "False"
                    $0.reason = "SyncFailed"
                    $0.message = "no scale"
                }
            ]
        }
        #expect(
            answer(pod(), failed)
                == .refused(
                    429,
                    "The disruption budget b does not allow evicting pods currently because it failed sync: no scale"))
        #expect(
            answer(pod(), budget(allowed: 5) { $0.metadata.generation = 2 })
                == .refused(429, "The disruption budget b is still being processed by the server."))
        #expect(
            answer(pod(), budget(allowed: 1), budget(allowed: 1))
                == .refused(
                    500,
                    "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support."))
    }

    @Test func unhealthyPodsGoByThePolicy() {
        let unready = pod(isReady: false)
        #expect(answer(unready, budget(healthy: 2, desired: 2)) == .free)
        #expect(answer(unready, budget(healthy: 1, desired: 2)) != .free)
        #expect(answer(unready, budget(healthy: 0, desired: 0)) != .free)
        let always = budget(healthy: 1, desired: 2) { $0.spec.unhealthyPodEvictionPolicy = "AlwaysAllow" }
        #expect(answer(unready, always) == .free)
        #expect(answer(pod(), always) != .free)
    }

    @Test func evictionsThatNobodyConfirmsAreBounded() {
        let many = budget(allowed: 1) { budget in
            budget.status.disruptedPods = Dictionary(uniqueKeysWithValues: (0...2000).map { ("x\($0)", "t") })
        }
        #expect(
            answer(pod(), many)
                == .refused(
                    403,
                    "The disruption budget b does not allow evicting pods currently: "
                        + "too many pending evictions not confirmed by PDB controller"))
    }
}
