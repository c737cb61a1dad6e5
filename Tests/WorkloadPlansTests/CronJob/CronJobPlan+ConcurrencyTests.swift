import ObjectModel
import Testing
import WorkloadPlans

@Suite struct CronJobConcurrencyTests {
    static let alreadyActive =
        "JobAlreadyActive: Not starting job because prior execution is running and concurrency policy is Forbid"

    @Test func allowLetsThemRunSideBySide() throws {
        var simulation = try CronJobSimulation()
        try simulation.run(to: 1)
        #expect(simulation.status.active.map(\.name) == [0, 1].map(CronJobSimulation.job))
    }

    @Test func forbidWaitsAndMakesUpForIt() throws {
        var simulation = try CronJobSimulation { $0.spec.concurrencyPolicy = "Forbid" }
        try simulation.run(to: 0)
        #expect(!simulation.events.contains(Self.alreadyActive))
        try simulation.run(to: 1, seconds: 20)
        #expect(simulation.minutes == [0])
        #expect(simulation.events.contains(Self.alreadyActive))
        let waits = try simulation.plan().waits
        #expect(
            waits.map(\.reason).contains(
                "\(CronJobSimulation.job(0)) to finish; the run of 2023-11-14T22:15:00Z is not created before that "
                    + "because concurrencyPolicy is Forbid"))
        try simulation.finishAll()
        try simulation.settle()
        #expect(simulation.created == [0, 1].map(CronJobSimulation.job))
    }

    @Test func forbidSeesAJobThatTheStatusDoesNotNameYet() throws {
        var simulation = try CronJobSimulation { $0.spec.concurrencyPolicy = "Forbid" }
        simulation.sleep(to: 0)
        try simulation.sync()
        simulation.sleep(to: 1)
        try simulation.settle()
        #expect(simulation.minutes == [0])
        #expect(simulation.status.active.count == 1)
    }

    @Test func replaceDeletesTheOldJobFirst() throws {
        var simulation = try CronJobSimulation { $0.spec.concurrencyPolicy = "Replace" }
        try simulation.run(to: 0)
        simulation.sleep(to: 1)
        let plan = try simulation.sync()
        #expect(plan.phases.map(\.name) == ["delete replaced Jobs", "write status", "create Job"])
        try simulation.settle()
        #expect(simulation.minutes == [1])
        #expect(simulation.status.active.map(\.name) == [CronJobSimulation.job(1)])
        #expect(
            simulation.events == [
                "SuccessfulCreate: Created job \(CronJobSimulation.job(0))",
                "SuccessfulDelete: Deleted job \(CronJobSimulation.job(0))",
                "SuccessfulCreate: Created job \(CronJobSimulation.job(1))",
            ])
    }

    @Test(arguments: ["Forbid", "Replace"]) func jobsMadeByHandDoNotCount(policy: String) throws {
        var simulation = try CronJobSimulation { $0.spec.concurrencyPolicy = policy }
        try simulation.createByHand("by-hand")
        try simulation.run(to: 0)
        #expect(simulation.jobs.map(\.metadata.name) == ["by-hand", CronJobSimulation.job(0)])
    }
}
