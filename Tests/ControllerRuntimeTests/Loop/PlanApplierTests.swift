import APIClient
import ControllerRuntime
import ObjectModel
import TestKit
import Testing
import WorkloadPlans

@Suite struct PlanApplierTests {
    let clock = ManualClock()
    let api: InMemoryAPI
    let applier: PlanApplier

    init() {
        api = InMemoryAPI(clock: clock)
        let environment = ControllerEnvironment(client: api, clock: clock)
        applier = PlanApplier(client: environment.client, events: environment.events.recorder("test"))
    }

    private func pod(_ name: String) -> Value {
        Pod.new {
            $0.metadata.name = name
            $0.metadata.namespace = "ns"
        }.value
    }

    private func creations(_ names: [String]) -> [Step] { names.map { Step(.create(pod($0)), reason: "test") } }

    private func isApplied(_ outcome: PlanApplier.Outcome) -> Bool {
        if case .applied = outcome { return true }
        return false
    }

    @Test func phasesGoInOrder() async throws {
        var plan = Plan()
        plan.then("first", creations((0..<100).map { "a\($0)" }))
        plan.then("second", creations(["b"]))
        #expect(isApplied(await applier.apply(plan)))
        #expect(api.writes.count == 101)
        #expect(api.writes.last?.key.name == "b")
    }

    @Test func aFailureDropsTheRest() async throws {
        api.intercept { if $0.key.name == "a1" { throw StatusError.forbidden(Pod.resource, name: "a1", "quota") } }
        var plan = Plan()
        plan.then("first", creations(["a0", "a1", "a2"]))
        plan.then("second", creations(["b"]))
        guard case .failed = await applier.apply(plan) else {
            Issue.record("should have failed")
            return
        }
        #expect(!api.writes.contains { $0.key.name == "b" })
        #expect(try await api.find(Pod.self, namespace: "ns", name: "a0") != nil)
    }

    @Test func aSlowStartAsksOnceWhenEverythingIsRefused() async throws {
        api.intercept { request in
            guard request.verb == "create" else { return }
            throw StatusError.forbidden(Pod.resource, name: request.key.name, "quota")
        }
        var plan = Plan()
        plan.then("create", .slowStart, creations((0..<50).map { "a\($0)" }))
        guard case .failed = await applier.apply(plan) else {
            Issue.record("should have failed")
            return
        }
        #expect(api.writes.count == 1)
    }

    @Test func aTakenNameMeansPlanAgain() async throws {
        _ = try await api.create(Pod(pod("a")))
        var plan = Plan()
        plan.then("create", creations(["a"]))
        guard case .outdated = await applier.apply(plan) else {
            Issue.record("should be outdated")
            return
        }
    }

    @Test func deletingWhatIsGoneOrReplacedSucceeds() async throws {
        let stored = try await api.create(Pod(pod("a")))
        var old = stored.metadata
        old.uid = "another"
        var missing = stored.metadata
        missing.name = "missing"
        var plan = Plan()
        plan.then("delete", [old, missing].map { Step(.delete(ObjectIdentity(Pod.self, $0)), reason: "test") })
        #expect(isApplied(await applier.apply(plan)))
        #expect(try await api.find(Pod.self, namespace: "ns", name: "a") != nil)
    }

    @Test func aPatchHitsOnlyTheVersionItWasMadeFor() async throws {
        let stored = try await api.create(Pod(pod("a")))
        let identity = ObjectIdentity(Pod.self, stored.metadata)
        var plan = Plan()
        plan.then("patch", [Step(.patch(identity, ["metadata": ["labels": ["a": "b"]]]), reason: "test")])
        #expect(isApplied(await applier.apply(plan)))
        #expect(try await api.get(Pod.self, namespace: "ns", name: "a").metadata.labels == ["a": "b"])
        var late = Plan()
        let old = identity.at(resourceVersion: stored.metadata.resourceVersion)
        late.then("patch", [Step(.patch(old, ["metadata": ["labels": ["a": "c"]]]), reason: "test")])
        guard case .outdated = await applier.apply(late) else {
            Issue.record("should be outdated")
            return
        }
        #expect(try await api.get(Pod.self, namespace: "ns", name: "a").metadata.labels == ["a": "b"])
    }
}
