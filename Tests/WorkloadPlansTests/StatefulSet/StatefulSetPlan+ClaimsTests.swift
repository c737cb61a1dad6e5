import ObjectModel
import Testing
import WorkloadPlans

@Suite struct StatefulSetClaimsTests {
    private func simulation(
        whenScaled: String = "Retain", whenDeleted: String = "Retain", _ change: (inout StatefulSet) -> Void = { _ in }
    ) throws -> StatefulSetSimulation {
        try StatefulSetSimulation {
            $0.addClaimTemplate()
            $0.setRetention(whenScaled: whenScaled, whenDeleted: whenDeleted)
            change(&$0)
        }
    }

    private func owners(_ simulation: StatefulSetSimulation) -> [String] {
        simulation.claims.map { claim in
            let owners = claim.metadata.ownerReferences.map { "\($0.kind) \($0.name) \($0.controller == true)" }
            return "\(claim.metadata.name): \(owners.joined(separator: ", "))"
        }
    }

    @Test func everyPodGetsAClaimBeforeItIsMade() throws {
        var simulation = try simulation { $0.spec.volumeClaimTemplates[0].metadata.labels = ["tier": "db"] }
        let plan = try simulation.plan()
        let phases = plan.phases.map(\.name)
        #expect(phases == ["record revision", "write status", "create claims", "create pods"])
        try simulation.settleReady()
        #expect(simulation.claims.map(\.metadata.name) == ["data-web-0", "data-web-1", "data-web-2"])
        #expect(simulation.claims[0].metadata.labels == ["app": "web", "tier": "db"])
        #expect(simulation.claims[0].metadata.ownerReferences.isEmpty)
        #expect(simulation.pod(1)?.spec.volumes.first?.persistentVolumeClaim?.claimName == "data-web-1")
        #expect(
            simulation.events.contains("SuccessfulCreate: Create Claim data-web-0 Pod web-0 in StatefulSet web success")
        )
    }

    @Test func claimsAreKeptAndUsedAgain() throws {
        var simulation = try simulation()
        try simulation.settleReady()
        let uids = simulation.claims.map(\.metadata.uid)
        try simulation.change { $0.spec.replicas = 1 }
        try simulation.settleReady()
        #expect(simulation.claims.map(\.metadata.uid) == uids)
        try simulation.change { $0.spec.replicas = 3 }
        try simulation.settleReady()
        #expect(simulation.claims.map(\.metadata.uid) == uids)
    }

    @Test func aClaimMissingUnderAPendingPodIsMadeAgain() throws {
        var simulation = try simulation()
        try simulation.settle()
        try simulation.world.delete(simulation.claims[0])
        try simulation.settle()
        #expect(simulation.claims.map(\.metadata.name) == ["data-web-0"])
    }

    @Test func aClaimThatIsBeingDeletedIsTold() throws {
        var simulation = try simulation()
        try simulation.settleReady()
        try simulation.world.change(simulation.claims[1]) { $0.metadata.finalizers = ["example.com/held"] }
        try simulation.world.delete(simulation.claims[1])
        try simulation.world.delete(try #require(simulation.pod(1)), gracePeriodSeconds: 0)
        try simulation.settle()
        #expect(simulation.pod(1) == nil)
        let error = "pvc data-web-1 is being deleted"
        let event = "FailedCreate: Create Pod web-1 in StatefulSet web failed error: \(error)"
        let told = try simulation.plan().announces.map { "\($0.reason): \($0.message)" }
        #expect(told == [event])
    }

    @Test func anAdoptedPodWithoutItsClaimsGetsThemForItsReturn() throws {
        var simulation = try simulation()
        try simulation.settleReady()
        try simulation.world.delete(simulation.claims[0])
        try simulation.world.change(try #require(simulation.pod(0))) { $0.spec.volumes = [] }
        try simulation.settle()
        #expect(simulation.claims.map(\.metadata.name).contains("data-web-0"))
        #expect(try simulation.plan().waits.contains { $0.reason.contains("does not use the claims of its ordinal") })
    }

    @Test func whenScaledDeleteHandsClaimsToThePodsThatGo() throws {
        var simulation = try simulation(whenScaled: "Delete")
        try simulation.settleReady()
        #expect(owners(simulation) == ["data-web-0: ", "data-web-1: ", "data-web-2: "])
        try simulation.change { $0.spec.replicas = 1 }
        try simulation.settle()
        #expect(
            owners(simulation) == ["data-web-0: ", "data-web-1: Pod web-1 true", "data-web-2: Pod web-2 true"])
        try simulation.settleReady()
        #expect(owners(simulation) == ["data-web-0: "])
    }

    @Test func aPodWaitsUntilTheClaimOfTheFormerOneIsGone() throws {
        var simulation = try simulation(whenScaled: "Delete")
        try simulation.settleReady()
        try simulation.change { $0.spec.replicas = 2 }
        try simulation.settle()
        try simulation.world.delete(try #require(simulation.pod(2)), gracePeriodSeconds: 0)
        try simulation.change { $0.spec.replicas = 3 }
        try simulation.settle()
        #expect(simulation.podNames == ["web-0", "web-1"])
        #expect(try simulation.waits()[0].hasPrefix("claim data-web-2 to go with the former web-2"))
        try simulation.settleReady()
        #expect(simulation.podNames == ["web-0", "web-1", "web-2"])
    }

    @Test func whenDeletedDeleteHandsClaimsToTheSet() throws {
        var simulation = try simulation(whenDeleted: "Delete")
        try simulation.settleReady()
        #expect(owners(simulation)[0] == "data-web-0: StatefulSet web true")
        #expect(simulation.events.allSatisfy { $0.hasPrefix("SuccessfulCreate") })
        try simulation.change { $0.spec.replicas = 2 }
        try simulation.settleReady()
        #expect(owners(simulation)[2] == "data-web-2: StatefulSet web true")
    }

    @Test func bothPoliciesMakeOneOwnerAtATime() throws {
        var simulation = try simulation(whenScaled: "Delete", whenDeleted: "Delete")
        try simulation.settleReady()
        try simulation.change { $0.spec.replicas = 2 }
        try simulation.settle()
        #expect(owners(simulation)[1...] == ["data-web-1: StatefulSet web true", "data-web-2: Pod web-2 true"])
    }

    @Test func aChangedPolicyReachesTheClaimsThatAreThere() throws {
        var simulation = try simulation()
        try simulation.settleReady()
        try simulation.change { $0.setRetention(whenScaled: "Retain", whenDeleted: "Delete") }
        try simulation.settle()
        #expect(owners(simulation).allSatisfy { $0.hasSuffix("StatefulSet web true") })
        #expect(simulation.events.last == "SuccessfulUpdate: Update Pod web-2 in StatefulSet web successful")
        try simulation.change { $0.setRetention(whenScaled: "Retain", whenDeleted: "Retain") }
        try simulation.settle()
        #expect(owners(simulation) == ["data-web-0: ", "data-web-1: ", "data-web-2: "])
    }

    @Test func aClaimThatAnotherManagesIsLeftToIt() throws {
        var simulation = try simulation(whenDeleted: "Delete")
        try simulation.settleReady()
        try simulation.world.change(simulation.claims[0]) {
            $0.metadata.ownerReferences.append(
                .make { owner in
                    owner.kind = "Backup"
                    owner.name = "nightly"
                    owner.uid = "backup"
                    owner.controller = true
                })
        }
        try simulation.settle()
        #expect(owners(simulation)[0] == "data-web-0: Backup nightly true")
        #expect(simulation.events.contains { $0.hasPrefix("ConflictingController: PersistentVolumeClaim data-web-0") })
    }

    @Test func theClaimsOfAFormerSetAreLeftToGarbageCollection() throws {
        var simulation = try simulation(whenDeleted: "Delete") { $0.spec.replicas = 1 }
        let former = PersistentVolumeClaim.new {
            $0.metadata.name = "data-web-0"
            $0.metadata.namespace = "default"
            $0.metadata.ownerReferences = [
                .make { owner in
                    owner.apiVersion = "apps/v1"
                    owner.kind = "StatefulSet"
                    owner.name = "web"
                    owner.uid = "former"
                    owner.controller = true
                }
            ]
        }
        try simulation.world.create(former)
        try simulation.settle()
        #expect(simulation.claims[0].metadata.ownerReferences.map(\.uid) == ["former"])
    }

    @Test func namesOfClaimsAreThoseOfSlotsAndPods() {
        var set = StatefulSetSimulation.set()
        set.spec.replicas = 1
        #expect(StatefulSetState.claimNames(of: set, pods: []).isEmpty)
        set.addClaimTemplate()
        set.addClaimTemplate("log")
        let pod = ControlledPod(.new { $0.metadata.name = "web-7" })
        #expect(
            StatefulSetState.claimNames(of: set, pods: [pod]).sorted()
                == ["data-web-0", "data-web-7", "log-web-0", "log-web-7"])
    }
}
