import ObjectModel
import Testing
import WorkloadPlans

@Suite struct DeploymentPausedTests {
    @Test func aPausedOneScalesButDoesNotRollOut() throws {
        var simulation = try DeploymentSimulation()
        try simulation.settle()
        try simulation.change { $0.spec.paused = true }
        try simulation.settle()
        #expect(simulation.condition("Progressing") == "Unknown DeploymentPaused: Deployment is paused")
        try simulation.change {
            $0.spec.template.setImage("app:v2")
            $0.spec.replicas = 5
        }
        try simulation.settle()
        #expect(simulation.size("app:v1") == 5)
        #expect(simulation.set("app:v2") == nil)
        #expect(simulation.status.updatedReplicas == 0)
        #expect(
            try simulation.plan().waits.map(\.reason) == [
                "spec.paused to become false; the changed template is rolled out then"
            ])
        try simulation.change { $0.spec.paused = false }
        try simulation.sync()
        #expect(simulation.set("app:v2") != nil)
    }

    @Test func theDeadlineStartsAnewWhenItIsResumed() throws {
        var simulation = try DeploymentSimulation { $0.spec.template.metadata.annotations = ["never": "ready"] }
        try simulation.settle()
        try simulation.change { $0.spec.paused = true }
        try simulation.settle()
        simulation.world.now = simulation.world.now.adding(seconds: 10_000)
        try simulation.change { $0.spec.paused = false }
        try simulation.settle()
        #expect(simulation.condition("Progressing") == "Unknown DeploymentResumed: Deployment is resumed")
        try simulation.settleLater()
        #expect(simulation.condition("Progressing")?.hasPrefix("False ProgressDeadlineExceeded") == true)
    }
}
