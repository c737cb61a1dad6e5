import ObjectModel
import Testing
import WorkloadPlans

@Suite struct JobTimeToLiveTests {
    @Test(arguments: [nil, "example.com/other"]) func aFinishedJobIsDeletedInTheForeground(managedBy: String?) throws {
        var simulation = try JobSimulation {
            $0.spec.ttlSecondsAfterFinished = 5
            $0.spec.managedBy = managedBy
            $0.status.conditions = [
                .make {
                    $0.type = "Complete"
                    $0.status = "True"
                    $0.lastTransitionTime = Time(seconds: 1_700_000_000)
                }
            ]
        }
        let early = try simulation.plan()
        #expect(early.isEmpty)
        #expect(early.lookAgain == Time(seconds: 1_700_000_005))
        simulation.world.now = Time(seconds: 1_700_000_005)
        let plan = try simulation.plan()
        let job = try #require(simulation.job)
        let identity = ObjectIdentity(Job.self, job.metadata).at(resourceVersion: job.metadata.resourceVersion)
        #expect(plan.steps.map(\.action) == [.delete(identity, Deletion(propagation: .foreground))])
        try simulation.sync()
        #expect(try simulation.plan().isEmpty)
    }

    @Test func anUnfinishedJobStays() throws {
        var simulation = try JobSimulation { $0.spec.ttlSecondsAfterFinished = 0 }
        try simulation.settle()
        #expect(try simulation.plan().isEmpty)
    }
}
