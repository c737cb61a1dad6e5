import ObjectModel
import TestKit
import Testing
import WorkloadPlans

/// Seeded random histories. Time moves, Jobs end, the user suspends and edits the CronJob and makes Jobs by hand, and
/// the controller dies between any two writes.
@Suite struct CronJobRandomHistoryTests {
    @Test(arguments: 0..<300 as Range<UInt64>) func eachTimeHasAtMostOneJob(seed: UInt64) throws {
        var history = try CronJobHistory(seed: seed)
        for _ in 0..<60 { try history.step() }
        try history.settle()
        try history.checkLiveness()
    }
}

private struct CronJobHistory {
    var simulation: CronJobSimulation
    private var random: SeededGenerator
    private var madeByHand = 0

    init(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let policy = ["Allow", "Forbid", "Replace"].randomElement(using: &random) ?? ""
        let deadline = [nil, 20, 90, 600].randomElement(using: &random) ?? nil
        let spread = [nil, "30"].randomElement(using: &random) ?? nil
        simulation = try CronJobSimulation {
            $0.spec.concurrencyPolicy = policy
            $0.spec.startingDeadlineSeconds = deadline
            $0.spec.successfulJobsHistoryLimit = 1
            if let spread { $0.metadata.annotations = ["swiftlet.dev/start-spread-seconds": spread] }
        }
        self.random = random
    }

    mutating func step() throws {
        switch Int.random(in: 0..<16, using: &random) {
        case 0..<5: try sync(steps: Int.random(in: 0...3, using: &random))
        case 5, 6: try settle()
        case 7..<10: move(seconds: Double.random(in: 0...70, using: &random))
        case 10: move(seconds: Double.random(in: 0...9000, using: &random))
        case 11, 12: try finishOne()
        case 13: try edit()
        case 14: try deleteOne()
        default:
            madeByHand += 1
            try simulation.createByHand("by-hand-\(madeByHand)")
        }
    }

    private mutating func move(seconds: Double) { simulation.world.now = simulation.world.now.adding(seconds: seconds) }

    private mutating func finishOne() throws {
        guard let job = simulation.unfinished.randomElement(using: &random) else { return }
        try simulation.finish(job, Bool.random(using: &random) ? "Complete" : "Failed")
    }

    private mutating func edit() throws {
        let choice = Int.random(in: 0..<4, using: &random)
        let schedule = ["* * * * *", "*/2 * * * *", "*/7 * * * *"].randomElement(using: &random) ?? ""
        let policy = ["Allow", "Forbid", "Replace"].randomElement(using: &random) ?? ""
        try simulation.change { cronJob in
            switch choice {
            case 0: cronJob.spec.suspend = true
            case 1: cronJob.spec.suspend = false
            case 2: cronJob.spec.schedule = schedule
            default: cronJob.spec.concurrencyPolicy = policy
            }
        }
    }

    /// A user deletes a Job that the status knows of. (One that nobody has seen yet would leave no trace of its run.)
    private mutating func deleteOne() throws {
        let last = simulation.status.lastScheduleTime
        let seen = simulation.jobs.filter { job in
            CronJobRun(job).slot.map { $0 <= last ?? $0.adding(seconds: -1) } ?? true
        }
        if let job = seen.randomElement(using: &random) { try simulation.world.delete(job) }
    }

    mutating func settle() throws {
        for _ in 0..<20 where try sync(steps: .max).isEmpty { return }
        Issue.record("does not settle")
    }

    /// One plan or the start of it, and what must hold for it.
    @discardableResult
    private mutating func sync(steps: Int) throws -> Plan {
        let cronJob = try #require(simulation.cronJob)
        let unfinished = simulation.unfinished.filter { CronJobRun($0).slot != nil }.map(\.metadata.uid)
        let created = simulation.created
        let plan = try simulation.sync(steps: steps)
        let new = simulation.created.dropFirst(created.count)
        #expect(new.count <= 1)
        guard let name = new.first, let minute = CronJobSimulation.minute(of: name) else { return plan }
        let slot = CronJobSimulation.time(minute)
        #expect(!created.contains(name), "a minute twice")
        #expect(cronJob.spec.suspend == false)
        #expect(slot <= simulation.world.now)
        if let deadline = cronJob.spec.startingDeadlineSeconds {
            #expect(simulation.world.now.since(slot) < Double(deadline) + 31)
        }
        let left = simulation.unfinished.filter { CronJobRun($0).slot != nil }.map(\.metadata.uid)
        switch cronJob.spec.concurrencyPolicy {
        case "Forbid": #expect(unfinished.isEmpty, "overlap")
        case "Replace": #expect(left.count == 1)
        default: #expect(left.count == unfinished.count + 1)
        }
        return plan
    }

    mutating func checkLiveness() throws {
        let running = simulation.unfinished.filter { CronJobRun($0).slot != nil }
        #expect(Set(simulation.status.active.map(\.name)) == Set(running.map(\.metadata.name)))
        #expect(try simulation.plan().isEmpty)
        try simulation.change {
            $0.spec.suspend = false
            $0.spec.schedule = "* * * * *"
        }
        try simulation.finishAll()
        try settle()
        let count = simulation.created.count
        for _ in 0..<5 {
            simulation.world.now = try #require(try simulation.plan().lookAgain)
            try settle()
            try simulation.finishAll()
            try settle()
        }
        #expect(simulation.created.count == count + 5)
        #expect(simulation.status.lastScheduleTime == simulation.jobs.compactMap { CronJobRun($0).slot }.max())
    }
}
