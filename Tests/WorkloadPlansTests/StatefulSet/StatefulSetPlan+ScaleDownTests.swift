import ObjectModel
import Testing
import WorkloadPlans

@Suite struct StatefulSetScaleDownTests {
    private func ready(_ replicas: Int, policy: String = "OrderedReady") throws -> StatefulSetSimulation {
        var simulation = try StatefulSetSimulation {
            $0.spec.replicas = replicas
            $0.spec.podManagementPolicy = policy
        }
        try simulation.settleReady()
        return simulation
    }

    private func going(_ simulation: StatefulSetSimulation) -> [String] {
        simulation.pods.filter { ControlledPod($0).isDeleting }.map(\.metadata.name)
    }

    @Test func theHighestGoesFirstAndTheNextWhenItIsGone() throws {
        var simulation = try ready(4)
        try simulation.change { $0.spec.replicas = 1 }
        for name in ["web-3", "web-2", "web-1"] {
            try simulation.settle()
            #expect(going(simulation) == [name])
            try simulation.endDeletedPods()
        }
        try simulation.settle()
        #expect(simulation.podNames == ["web-0"])
    }

    @Test func whileOneGoesTheNextWaits() throws {
        var simulation = try ready(3)
        try simulation.change { $0.spec.replicas = 1 }
        try simulation.settle()
        #expect(
            try simulation.waits() == [
                "waiting for web-2 to be gone; web-1 is not deleted before that because podManagementPolicy is "
                    + "OrderedReady"
            ])
    }

    @Test func nothingGoesWhileAPodThatStaysIsNotReady() throws {
        var simulation = try ready(3)
        try simulation.run(try #require(simulation.pod(0)), ready: false)
        try simulation.change { $0.spec.replicas = 2 }
        try simulation.settle()
        #expect(going(simulation).isEmpty)
        #expect(try simulation.waits()[0].contains("web-2 is not deleted before that because podManagementPolicy"))
    }

    /// As Kubernetes does: the one that is not ready would be the first to go, but only in its turn.
    @Test func ofSeveralThatAreNotReadyNoneGoes() throws {
        var simulation = try ready(3)
        try simulation.run(try #require(simulation.pod(2)), ready: false)
        try simulation.change { $0.spec.replicas = 0 }
        try simulation.settle()
        #expect(going(simulation) == ["web-2"])
        simulation = try ready(3)
        try simulation.run(try #require(simulation.pod(1)), ready: false)
        try simulation.run(try #require(simulation.pod(2)), ready: false)
        try simulation.change { $0.spec.replicas = 0 }
        try simulation.settle()
        #expect(going(simulation).isEmpty)
        #expect(try simulation.waits()[0].hasSuffix("because web-1 is not available either"))
    }

    @Test func aPodThatIsWantedAgainComesBackWhenItIsGone() throws {
        var simulation = try ready(3)
        try simulation.change { $0.spec.replicas = 1 }
        try simulation.settle()
        try simulation.change { $0.spec.replicas = 3 }
        try simulation.settleReady()
        #expect(simulation.podNames == ["web-0", "web-1", "web-2"])
        #expect(simulation.events.filter { $0.hasPrefix("SuccessfulDelete") }.count == 1)
    }

    @Test func parallelDeletesAllAtOnce() throws {
        var simulation = try ready(5, policy: "Parallel")
        try simulation.change { $0.spec.replicas = 1 }
        try simulation.settle()
        #expect(going(simulation) == ["web-1", "web-2", "web-3", "web-4"])
    }
}
