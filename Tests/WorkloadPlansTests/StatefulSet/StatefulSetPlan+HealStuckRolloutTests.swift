import ObjectModel
import Testing
import WorkloadPlans

@Suite struct StatefulSetHealStuckRolloutTests {
    /// A set of three whose second template never gets ready, and whose third is good.
    private func fixed(healing: Bool) throws -> StatefulSetSimulation {
        var simulation = try StatefulSetSimulation {
            if healing { $0.metadata.annotations["swiftlet.dev/heal-stuck-rollout"] = "true" }
        }
        try simulation.settleReady()
        try simulation.setImage("app:broken")
        try simulation.settle()
        try simulation.endDeletedPods()
        try simulation.settle()
        try simulation.run(try #require(simulation.pod(2)), ready: false)
        try simulation.setImage("app:fixed")
        try simulation.settle()
        return simulation
    }

    @Test func kubernetesStaysStuckUntilSomebodyDeletesThePod() throws {
        var simulation = try fixed(healing: false)
        #expect(simulation.images == ["app:v1", "app:v1", "app:broken"])
        #expect(simulation.pods.allSatisfy { !ControlledPod($0).isDeleting })
        #expect(try simulation.waits()[0].contains("it is not replaced by a pod of revision web-"))
        try simulation.delete(try #require(simulation.pod(2)))
        try simulation.settleReady()
        #expect(simulation.images == ["app:fixed", "app:fixed", "app:fixed"])
    }

    @Test func withTheAnnotationItHealsItself() throws {
        var simulation = try fixed(healing: true)
        #expect(simulation.pods.map { ControlledPod($0).isDeleting } == [false, false, true])
        try simulation.settleReady()
        #expect(simulation.images == ["app:fixed", "app:fixed", "app:fixed"])
    }

    @Test func aPodThatIsBrokenInItsNewestTemplateStays() throws {
        var simulation = try StatefulSetSimulation {
            $0.metadata.annotations["swiftlet.dev/heal-stuck-rollout"] = "true"
        }
        try simulation.settleReady()
        try simulation.run(try #require(simulation.pod(1)), ready: false)
        try simulation.settle()
        #expect(simulation.pods.allSatisfy { !ControlledPod($0).isDeleting })
    }

    @Test func aPodBelowThePartitionStays() throws {
        var simulation = try StatefulSetSimulation {
            $0.metadata.annotations["swiftlet.dev/heal-stuck-rollout"] = "true"
            $0.spec.updateStrategy.rollingUpdate?.partition = 2
        }
        try simulation.settleReady()
        try simulation.setImage("app:v2")
        try simulation.run(try #require(simulation.pod(1)), ready: false)
        try simulation.settle()
        #expect(simulation.pods.allSatisfy { !ControlledPod($0).isDeleting })
    }
}
