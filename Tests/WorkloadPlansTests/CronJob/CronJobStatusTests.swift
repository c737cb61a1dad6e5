import ObjectModel
import Testing
import WorkloadPlans

@Suite struct CronJobStatusTests {
    @Test func aRunIsSeenToStartAndToEnd() throws {
        var simulation = try CronJobSimulation()
        try simulation.run(to: 0)
        let job = try #require(simulation.jobs.first)
        let active = try #require(simulation.status.active.first)
        #expect(active.kind == "Job" && active.apiVersion == "batch/v1" && active.namespace == "default")
        #expect(active.name == job.metadata.name && active.uid == job.metadata.uid)
        #expect(simulation.status.lastSuccessfulTime == nil)
        simulation.sleep(to: 0, seconds: 10)
        try simulation.finishAll()
        try simulation.settle()
        #expect(simulation.status.active.isEmpty)
        #expect(simulation.status.lastSuccessfulTime == CronJobSimulation.time(0).adding(seconds: 10))
        #expect(
            simulation.events == [
                "SuccessfulCreate: Created job \(job.metadata.name)",
                "SawCompletedJob: Saw completed job: \(job.metadata.name), condition: Complete",
            ])
    }

    @Test func aFailureIsNoSuccess() throws {
        var simulation = try CronJobSimulation()
        try simulation.run(to: 0)
        try simulation.finishAll("Failed")
        try simulation.settle()
        #expect(simulation.status.lastSuccessfulTime == nil)
        #expect(simulation.events.last?.hasSuffix("condition: Failed") == true)
    }

    @Test func aJobThatEndedBeforeTheStatusWasWrittenIsToldOfOnce() throws {
        var simulation = try CronJobSimulation()
        simulation.sleep(to: 0)
        try simulation.sync()
        try simulation.finishAll()
        try simulation.settle()
        #expect(simulation.status.lastScheduleTime == CronJobSimulation.time(0))
        #expect(simulation.events.filter { $0.hasPrefix("SawCompletedJob") }.count == 1)
    }

    @Test func aJobThatSomebodyElseDeleted() throws {
        var simulation = try CronJobSimulation()
        try simulation.run(to: 0)
        let job = try #require(simulation.jobs.first)
        try simulation.world.delete(job)
        try simulation.settle()
        #expect(simulation.status.active.isEmpty)
        #expect(simulation.events.last == "MissingJob: Active job went missing: \(job.metadata.name)")
        #expect(simulation.created.count == 1, "its minute is done")
    }

    @Test func aJobMadeByHand() throws {
        var simulation = try CronJobSimulation(schedule: "0 0 1 1 *")
        try simulation.createByHand("by-hand")
        try simulation.settle()
        #expect(
            simulation.events == [
                "UnexpectedJob: Saw a job that the controller did not create or forgot: by-hand"
            ])
        #expect(simulation.status.active.isEmpty)
        try simulation.finishAll()
        try simulation.settle()
        #expect(simulation.status.lastSuccessfulTime != nil)
        #expect(simulation.events.count == 1)
    }

    @Test func aCronJobThatIsBeingDeletedOnlyWritesItsStatus() throws {
        var simulation = try CronJobSimulation { $0.metadata.finalizers = ["foregroundDeletion"] }
        try simulation.run(to: 0)
        if let cronJob = simulation.cronJob { try simulation.world.delete(cronJob) }
        try simulation.finishAll()
        try simulation.run(to: 3)
        #expect(simulation.created.count == 1)
        #expect(simulation.status.active.isEmpty)
        #expect(try simulation.plan().lookAgain == nil)
    }
}
