import ObjectModel
import Testing
import WorkloadPlans

@Suite struct CronJobHistoryTests {
    @Test func theNewestOfEachKindAreKept() throws {
        var simulation = try CronJobSimulation()
        for minute in 0..<6 {
            try simulation.run(to: minute)
            try simulation.finishAll(minute % 2 == 0 ? "Complete" : "Failed")
            try simulation.settle()
        }
        try simulation.change { $0.spec.successfulJobsHistoryLimit = 2 }
        try simulation.settle()
        #expect(simulation.minutes == [2, 4, 5])
        #expect(simulation.deleted == [1, 3, 0].map(CronJobSimulation.job))
    }

    @Test(arguments: [("Complete", "SawCompletedJob"), ("Failed", "SawCompletedJob")])
    func aLimitOfZeroKeepsNone(end: String, silent: String) throws {
        var simulation = try CronJobSimulation {
            $0.spec.successfulJobsHistoryLimit = 0
            $0.spec.failedJobsHistoryLimit = 0
        }
        try simulation.run(to: 0)
        try simulation.finishAll(end)
        try simulation.settle()
        #expect(simulation.jobs.isEmpty)
        #expect(simulation.status.active.isEmpty)
        #expect((simulation.status.lastSuccessfulTime != nil) == (end == "Complete"))
        #expect(!simulation.events.contains { $0.hasPrefix(silent) })
        #expect(!simulation.events.contains { $0.hasPrefix("MissingJob") })
    }

    @Test func withoutLimitsAllAreKept() throws {
        var simulation = try CronJobSimulation {
            $0.spec.successfulJobsHistoryLimit = nil
            $0.spec.failedJobsHistoryLimit = nil
        }
        for minute in 0..<5 {
            try simulation.run(to: minute)
            try simulation.finishAll(minute % 2 == 0 ? "Complete" : "Failed")
        }
        try simulation.settle()
        #expect(simulation.jobs.count == 5)
    }

    /// A Job with ttlSecondsAfterFinished is deleted by the Job controller, in the foreground: until it is gone it
    /// neither counts nor is deleted once more.
    @Test func jobsThatAreBeingDeletedDoNotCount() throws {
        var simulation = try CronJobSimulation { $0.spec.successfulJobsHistoryLimit = 1 }
        for minute in 0..<2 {
            try simulation.run(to: minute)
            if minute == 0, let job = simulation.jobs.first {
                try simulation.world.change(job) { $0.metadata.finalizers = ["foregroundDeletion"] }
                try simulation.world.delete(job)
            }
            try simulation.finishAll()
            try simulation.settle()
        }
        #expect(simulation.minutes == [0, 1])
        #expect(try simulation.plan().isEmpty)
        #expect(!simulation.events.contains { $0.hasPrefix("SuccessfulDelete") })
    }
}
