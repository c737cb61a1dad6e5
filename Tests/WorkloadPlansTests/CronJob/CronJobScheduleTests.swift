import ObjectModel
import ObjectRules
import Testing
import WorkloadPlans

@Suite struct CronJobScheduleTests {
    @Test func aJobIsCreatedAtEachTimeOfTheSchedule() throws {
        var simulation = try CronJobSimulation()
        try simulation.settle()
        #expect(simulation.jobs.isEmpty)
        #expect(try simulation.plan().lookAgain == CronJobSimulation.firstMinute)
        try simulation.run(to: 2)
        #expect(simulation.minutes == [0, 1, 2])
        #expect(simulation.created.count == 3)
        #expect(simulation.status.lastScheduleTime == CronJobSimulation.time(2))
        #expect(try simulation.plan().lookAgain == CronJobSimulation.time(3))
    }

    @Test func aRunIsOneWriteAndTheStatusFollows() throws {
        var simulation = try CronJobSimulation()
        simulation.sleep(to: 0)
        #expect(try simulation.sync().phases.map(\.name) == ["create Job"])
        #expect(try simulation.sync().phases.map(\.name) == ["write status"])
        #expect(try simulation.sync().isEmpty)
    }

    @Test func theScheduleIsThatOfItsZone() throws {
        var simulation = try CronJobSimulation(schedule: "15 23 * * *") { $0.spec.timeZone = "Europe/Berlin" }
        simulation.zones["Europe/Berlin"] = ZoneOffsets(
            initial: 3600, rule: ZoneRule(parsing: "CET-1CEST,M3.5.0,M10.5.0/3"))
        try simulation.run(to: 1)
        let job = try #require(simulation.jobs.first)
        #expect(simulation.minutes == [1])
        #expect(
            job.metadata.annotations["batch.kubernetes.io/cronjob-scheduled-timestamp"] == "2023-11-14T23:15:00+01:00")
    }

    @Test func aZoneThatIsNotKnownHere() throws {
        var simulation = try CronJobSimulation { $0.spec.timeZone = "Europe/Berlin" }
        simulation.sleep(to: 5)
        let plan = try simulation.sync()
        #expect(plan.isEmpty && plan.lookAgain == nil)
        #expect(
            simulation.events == [
                "UnknownTimeZone: invalid timeZone: \"Europe/Berlin\": unknown time zone Europe/Berlin"
            ])
    }

    @Test func aScheduleThatNeverComes() throws {
        var simulation = try CronJobSimulation(schedule: "0 0 31 2 *")
        let plan = try simulation.sync()
        #expect(plan.isEmpty && plan.lookAgain == nil)
        #expect(
            simulation.events == [
                "InvalidSchedule: invalid schedule: 0 0 31 2 * : time difference between two schedules is less than 1 "
                    + "second"
            ])
    }

    @Test func aScheduleThatCanNotBeRead() throws {
        var simulation = try CronJobSimulation(schedule: "never")
        try simulation.settle()
        #expect(
            simulation.events == [
                "UnparseableSchedule: unparseable schedule: \"never\" : expected exactly 5 fields, found 1: [never]"
            ])
    }

    @Test func aZoneInTheScheduleIsObeyedAndDiscouraged() throws {
        var simulation = try CronJobSimulation(schedule: "TZ=Asia/Tokyo 15 7 * * *")
        simulation.zones["Asia/Tokyo"] = ZoneOffsets(initial: 32_400)
        try simulation.run(to: 1)
        #expect(simulation.minutes == [1])
        #expect(simulation.events.first?.hasPrefix("UnsupportedSchedule: CRON_TZ or TZ used in schedule") == true)
    }

    @Test func anIntervalCountsFromTheLastRun() throws {
        var simulation = try CronJobSimulation(schedule: "@every 2m")
        try simulation.run(to: 6)
        #expect(simulation.created.count == 3)
        #expect(simulation.status.lastScheduleTime == Time(seconds: 1_700_000_020 + 360))
    }

    @Test func runsOfOneMinuteShareAName() throws {
        var simulation = try CronJobSimulation(schedule: "@every 20s")
        try simulation.run(to: 2)
        #expect(simulation.created == [0, 1, 2].map(CronJobSimulation.job))
    }
}
