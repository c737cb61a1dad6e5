import Testing

@Suite struct CronJobSuspendTests {
    @Test func nothingStartsAndTheLatestRunIsMadeUpForLater() throws {
        var simulation = try CronJobSimulation { $0.spec.suspend = true }
        try simulation.run(to: 3)
        #expect(simulation.jobs.isEmpty)
        let plan = try simulation.plan()
        #expect(plan.lookAgain == nil)
        #expect(plan.waits.map(\.reason) == ["spec.suspend to become false; no run starts before that"])
        try simulation.change { $0.spec.suspend = false }
        try simulation.settle()
        #expect(simulation.minutes == [3])
        try simulation.change { $0.spec.suspend = true }
        try simulation.run(to: 5)
        #expect(simulation.minutes == [3])
    }
}
