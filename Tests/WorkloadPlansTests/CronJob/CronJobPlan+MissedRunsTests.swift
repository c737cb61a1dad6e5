import ObjectModel
import Testing
import WorkloadPlans

@Suite struct CronJobMissedRunsTests {
    static let tooMany =
        "TooManyMissedTimes: too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock "
        + "skew"

    @Test func onlyTheLatestMissedRunIsMadeUpFor() throws {
        var simulation = try CronJobSimulation()
        simulation.sleep(to: 5, seconds: 30)
        try simulation.settle()
        #expect(simulation.minutes == [5])
        #expect(simulation.events == ["SuccessfulCreate: Created job \(CronJobSimulation.job(5))"])
    }

    @Test(arguments: [(100, false), (101, true), (60 * 24 * 365 * 3, true)])
    func moreThanAHundredAreToldOf(minutes: Int, isTold: Bool) throws {
        var simulation = try CronJobSimulation()
        simulation.sleep(to: minutes - 1)
        try simulation.settle()
        #expect(simulation.minutes == [minutes - 1])
        #expect(simulation.events.contains(Self.tooMany) == isTold)
    }

    @Test(arguments: [
        (300, 10.0, true, false), (300, 0.0, true, false), (8, 10.0, false, false), (8, 7.5, true, false),
    ])
    func aDeadline(seconds: Int, late: Double, runs: Bool, isTold: Bool) throws {
        var simulation = try CronJobSimulation { $0.spec.startingDeadlineSeconds = seconds }
        simulation.sleep(to: 200, seconds: late)
        try simulation.settle()
        #expect(simulation.jobs.count == (runs ? 1 : 0))
        #expect(simulation.events.contains(Self.tooMany) == isTold)
        #expect(try simulation.plan().lookAgain == CronJobSimulation.time(201))
    }

    @Test func anIntervalWithADeadlineRuns() throws {
        var simulation = try CronJobSimulation(schedule: "@every 5m") { $0.spec.startingDeadlineSeconds = 10 }
        try simulation.run(to: 11)
        #expect(simulation.created.count == 2)
    }

    @Test func aChangedScheduleStartsNothingThatLiesBeforeTheChange() throws {
        var simulation = try CronJobSimulation(schedule: "0 0 1 1 *")
        simulation.sleep(to: 5, seconds: 10)
        try simulation.change { $0.spec.schedule = "* * * * *" }
        try simulation.settle()
        #expect(simulation.jobs.isEmpty)
        #expect(try simulation.plan().lookAgain == CronJobSimulation.time(6))
        try simulation.run(to: 6)
        #expect(simulation.minutes == [6])
    }

    @Test func anotherChangeAfterItLetsItCatchUp() throws {
        var simulation = try CronJobSimulation(schedule: "0 0 1 1 *") { $0.spec.suspend = true }
        simulation.sleep(to: 5, seconds: 10)
        try simulation.change { $0.spec.schedule = "* * * * *" }
        try simulation.settle()
        try simulation.change { $0.spec.suspend = false }
        try simulation.settle()
        #expect(simulation.minutes == [5])
    }

    @Test func aJobOfThatNameIsLeftAlone() throws {
        var simulation = try CronJobSimulation()
        let foreign = Job.new {
            $0.metadata.name = CronJobSimulation.job(0)
            $0.metadata.namespace = "default"
        }
        try simulation.world.create(foreign)
        try simulation.run(to: 0)
        #expect(simulation.created.isEmpty)
        #expect(simulation.status == CronJobStatus())
        try simulation.run(to: 1)
        #expect(simulation.created == [CronJobSimulation.job(1)])
    }
}
