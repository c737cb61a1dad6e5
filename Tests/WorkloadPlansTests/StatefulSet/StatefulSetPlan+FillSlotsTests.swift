import ObjectModel
import Testing
import WorkloadPlans

@Suite struct StatefulSetFillSlotsTests {
    @Test func podsComeOneAfterTheOther() throws {
        var simulation = try StatefulSetSimulation()
        for count in 1...3 {
            try simulation.settle()
            #expect(simulation.podNames == (0..<count).map { "web-\($0)" })
            try simulation.runAll()
        }
        try simulation.settle()
        #expect(
            simulation.events == (0...2).map { "SuccessfulCreate: Create Pod web-\($0) in StatefulSet web successful" })
        #expect(try simulation.waits().isEmpty)
    }

    @Test func aPodThatIsNotReadyHoldsBackThoseAfterIt() throws {
        var simulation = try StatefulSetSimulation()
        try simulation.settle()
        try simulation.run(try #require(simulation.pod(0)), ready: false)
        try simulation.settle()
        #expect(
            try simulation.waits() == [
                "waiting for web-0 to become ready (ContainersNotReady); web-1 is not created before that because "
                    + "podManagementPolicy is OrderedReady"
            ])
        #expect(try simulation.plan().waits.first?.since == simulation.world.now)
    }

    @Test func aPodThatGoesHoldsItsName() throws {
        var simulation = try StatefulSetSimulation()
        try simulation.settleReady()
        let old = try #require(simulation.pod(0))
        try simulation.delete(old)
        try simulation.change { $0.spec.replicas = 4 }
        try simulation.settle()
        #expect(simulation.podNames == ["web-0", "web-1", "web-2"])
        #expect(try simulation.waits()[0].hasPrefix("waiting for web-0 to be gone; web-3 is not created before that"))
        try simulation.settleReady()
        #expect(simulation.podNames == ["web-0", "web-1", "web-2", "web-3"])
        #expect(simulation.pod(0)?.metadata.uid != old.metadata.uid)
    }

    @Test func parallelWaitsForNobody() throws {
        var simulation = try StatefulSetSimulation {
            $0.spec.podManagementPolicy = "Parallel"
            $0.spec.replicas = 40
        }
        try simulation.sync()
        #expect(simulation.pods.count == 40)
        try simulation.change { $0.spec.replicas = 2 }
        try simulation.settle()
        #expect(simulation.pods.count == 2)
    }

    @Test func ordinalsBeginWhereTheSpecSays() throws {
        var simulation = try StatefulSetSimulation {
            $0.spec.replicas = 2
            $0.spec.ordinals = .make { $0.start = 3 }
        }
        try simulation.settleReady()
        #expect(simulation.podNames == ["web-3", "web-4"])
        try simulation.change { $0.spec.ordinals = .make { $0.start = 2 } }
        try simulation.settleReady()
        #expect(simulation.podNames == ["web-2", "web-3"])
        try simulation.change { $0.spec.ordinals = nil }
        try simulation.settleReady()
        #expect(simulation.podNames == ["web-0", "web-1"])
    }

    @Test(arguments: ["Failed", "Succeeded"]) func aPodThatHasEndedIsReplaced(phase: String) throws {
        var simulation = try StatefulSetSimulation()
        try simulation.settleReady()
        let old = try #require(simulation.pod(1))
        try simulation.end(old, phase: phase)
        try simulation.settleReady()
        #expect(simulation.podNames == ["web-0", "web-1", "web-2"])
        #expect(simulation.pod(1)?.metadata.uid != old.metadata.uid)
        #expect(simulation.events.contains("SuccessfulDelete: Delete Pod web-1 in StatefulSet web successful"))
    }

    @Test func lostLabelsOfTheNameComeBack() throws {
        var simulation = try StatefulSetSimulation { $0.spec.replicas = 1 }
        try simulation.settleReady()
        try simulation.world.change(try #require(simulation.pod(0))) {
            $0.metadata.labels[StatefulSetLabels.podName] = nil
        }
        try simulation.settle()
        #expect(simulation.pod(0)?.metadata.labels[StatefulSetLabels.podName] == "web-0")
        #expect(simulation.events.last == "SuccessfulUpdate: Update Pod web-0 in StatefulSet web successful")
    }

    @Test func aRefusalIsToldInKubernetesWords() throws {
        var simulation = try StatefulSetSimulation()
        simulation.world.refusesCreation = { object in
            object["kind"] == "Pod" ? .forbidden(Pod.resource, name: "web-0", "exceeded quota: small") : nil
        }
        try simulation.sync()
        #expect(
            simulation.events == [
                "FailedCreate: Create Pod web-0 in StatefulSet web failed error: pods \"web-0\" is forbidden: exceeded "
                    + "quota: small"
            ])
        #expect(simulation.status.observedGeneration == 1)
    }
}
