import ObjectModel
import Testing
import WorkloadPlans

/// The controller is killed after each single write of each of these stories, and started again from what is stored.
/// It ends as the story without a crash does, with the same Jobs created and deleted.
@Suite struct CronJobCrashTests {
    struct Story: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let policy: String
        let tell: @Sendable (inout CronJobSimulation) throws -> Void
    }

    static let stories = [
        Story(testDescription: "runs that succeed", policy: "Allow") { simulation in
            for minute in 0..<6 {
                try simulation.run(to: minute, seconds: 5)
                try simulation.finishAll()
                try simulation.settle()
            }
        },
        Story(testDescription: "runs side by side, one fails", policy: "Allow") { simulation in
            try simulation.run(to: 2)
            if let job = simulation.unfinished.first { try simulation.finish(job, "Failed") }
            try simulation.run(to: 3)
            try simulation.finishAll("Failed")
            try simulation.run(to: 4)
        },
        Story(testDescription: "Forbid", policy: "Forbid") { simulation in
            try simulation.run(to: 2, seconds: 30)
            try simulation.finishAll()
            try simulation.run(to: 4, seconds: 30)
            try simulation.finishAll("Failed")
            try simulation.settle()
        },
        Story(testDescription: "Replace", policy: "Replace") { simulation in
            try simulation.run(to: 4)
            try simulation.finishAll()
            try simulation.run(to: 5)
        },
        Story(testDescription: "suspended, resumed, no history", policy: "Allow") { simulation in
            try simulation.change { $0.spec.successfulJobsHistoryLimit = 0 }
            try simulation.run(to: 1)
            try simulation.change { $0.spec.suspend = true }
            try simulation.run(to: 3)
            try simulation.finishAll()
            try simulation.settle()
            try simulation.change { $0.spec.suspend = false }
            try simulation.settle()
            try simulation.finishAll()
            try simulation.settle()
        },
    ]

    /// What is there at the end, and how often it was created and deleted.
    private struct Outcome: Equatable {
        let jobs: [String]
        let active: [String]
        let lastScheduleTime: Time?
        let lastSuccessfulTime: Time?
        let created: [String]
        let deleted: [String]
    }

    private func outcome(_ story: Story, dyingAfter writes: Int?) throws -> (outcome: Outcome, writes: Int) {
        var simulation = try CronJobSimulation { $0.spec.concurrencyPolicy = story.policy }
        simulation.writesToDeath = writes
        try story.tell(&simulation)
        let status = simulation.status
        let outcome = Outcome(
            jobs: simulation.jobs.map(\.metadata.name), active: status.active.map(\.name),
            lastScheduleTime: status.lastScheduleTime, lastSuccessfulTime: status.lastSuccessfulTime,
            created: simulation.created, deleted: simulation.deleted)
        return (outcome, simulation.world.writes)
    }

    @Test(arguments: stories) func aCrashAfterAnyWriteChangesNothing(_ story: Story) throws {
        let (expected, writes) = try outcome(story, dyingAfter: nil)
        #expect(writes >= 8)
        for point in 0..<writes { #expect(try outcome(story, dyingAfter: point).outcome == expected) }
    }
}
