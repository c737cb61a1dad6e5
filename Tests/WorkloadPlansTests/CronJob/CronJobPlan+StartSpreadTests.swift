import ObjectModel
import TestKit
import Testing
import WorkloadPlans

@Suite struct CronJobStartSpreadTests {
    private static func starts(of names: [String], window: String?) -> [Double] {
        names.map { name in
            let cronJob = CronJob.new { cronJob in
                cronJob.metadata.name = name
                cronJob.metadata.namespace = "default"
                cronJob.metadata.uid = name
                cronJob.metadata.creationTimestamp = CronJobSimulation.time(-1)
                cronJob.spec.schedule = "* * * * *"
                if let window { cronJob.metadata.annotations = ["swiftlet.dev/start-spread-seconds": window] }
            }
            let state = CronJobState(cronJob: cronJob, jobs: [], zone: .utc, now: CronJobSimulation.time(-1)) { _ in nil
            }
            return CronJobPlan.plan(for: state).lookAgain.map { $0.since(CronJobSimulation.firstMinute) } ?? -1
        }
    }

    @Test func withoutTheAnnotationAllStartAtOnce() {
        let names = (0..<50).map { "job-\($0)" }
        #expect(Set(Self.starts(of: names, window: nil)) == [0])
        #expect(Set(Self.starts(of: names, window: "0")) == [0])
    }

    @Test func withItTheyStartAllOverTheWindow() {
        let starts = Self.starts(of: (0..<2000).map { "job-\($0)" }, window: "20")
        var counts: [Double: Int] = [:]
        for start in starts { counts[start, default: 0] += 1 }
        #expect(Set(counts.keys) == Set((0..<20).map(Double.init)))
        #expect(counts.values.allSatisfy { (50...150).contains($0) })
        #expect(starts == Self.starts(of: (0..<2000).map { "job-\($0)" }, window: "20"))
    }

    @Test func theJobIsThatOfTheScheduledMinute() throws {
        var simulation = try CronJobSimulation {
            $0.metadata.annotations = ["swiftlet.dev/start-spread-seconds": "50"]
        }
        try simulation.settle()
        let start = try #require(try simulation.plan().lookAgain)
        let delay = start.since(CronJobSimulation.firstMinute)
        #expect(delay > 0 && delay < 50)
        try simulation.run(to: 0, seconds: delay - 0.5)
        #expect(simulation.jobs.isEmpty)
        try simulation.run(to: 0, seconds: delay)
        #expect(simulation.minutes == [0])
        #expect(simulation.status.lastScheduleTime == CronJobSimulation.firstMinute)
        #expect(try simulation.plan().lookAgain == start.adding(seconds: 60))
    }
}
