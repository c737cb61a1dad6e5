import ObjectModel
import Testing
import WorkloadPlans

/// Every small state: up to two Jobs in every situation they can be in, under every setting that matters. Whatever the
/// state, its plan keeps the promises below.
@Suite struct CronJobExhaustiveTests {
    @Test func plansKeepTheirPromises() throws {
        var count = 0
        for runs in RunCase.pairs {
            for settings in Settings.all {
                if let violation = violation(runs, settings) { Issue.record("\(violation) with \(runs), \(settings)") }
                count += 1
            }
        }
        #expect(count > 15_000)
    }

    private func violation(_ runs: [RunCase], _ settings: Settings) -> String? {
        let cronJob = settings.cronJob(runs)
        let jobs = runs.map { $0.job }
        let state = CronJobState(cronJob: cronJob, jobs: jobs, zone: .utc, now: Settings.now) { name in
            jobs.first { $0.metadata.name == name }
        }
        let plan = CronJobPlan.plan(for: state)
        let created = plan.steps.compactMap { step -> String? in
            if case .create(let job) = step.action { return ObjectMeta(job["metadata"]).name }
            return nil
        }
        let deleted = Set(
            plan.steps.compactMap { step -> String? in
                if case .delete(let identity, _) = step.action { return identity.name }
                return nil
            })
        let unfinished = runs.filter { $0.end == nil && ($0.minute != nil || $0.isActive) }
        if created.count > 1 { return "two creations" }
        if let name = created.first {
            if name != CronJobSimulation.job(0) { return "the wrong minute" }
            if settings.suspend { return "created while suspended" }
            if settings.last == 0 || runs.contains(where: { $0.minute == 0 }) { return "a minute twice" }
            if settings.policy == "Forbid", !unfinished.isEmpty { return "overlap" }
            if settings.policy == "Replace", !unfinished.allSatisfy({ $0.isDeleting || deleted.contains($0.name) }) {
                return "a Job that should be replaced stays"
            }
        } else if !settings.suspend, settings.last != 0, settings.policy == "Allow",
            !runs.contains(where: { $0.minute == 0 })
        {
            return "a minute is left out"
        }
        for run in runs where deleted.contains(run.name) {
            if run.isDeleting { return "deleted twice" }
            if run.end == nil, settings.policy != "Replace" || created.isEmpty { return "a running Job is deleted" }
            if run.end != nil, settings.limit > 0 { return "a Job of the history is deleted" }
        }
        return statusViolation(plan, runs, settings)
    }

    private func statusViolation(_ plan: Plan, _ runs: [RunCase], _ settings: Settings) -> String? {
        for step in plan.steps {
            guard case .updateStatus(let object) = step.action else { continue }
            let status = CronJob(object).status
            if status == settings.cronJob(runs).status { return "a status that does not change" }
            let running = Set(runs.filter { $0.end == nil }.map(\.name))
            if !status.active.allSatisfy({ running.contains($0.name) }) { return "active, but not running" }
            let last = [settings.last, runs.compactMap(\.minute).max()].compactMap(\.self).max()
            if status.lastScheduleTime != last.map(CronJobSimulation.time) { return "the wrong last time" }
        }
        return nil
    }
}

/// A situation a Job can be in.
private struct RunCase: CustomStringConvertible {
    /// nil for one made by hand.
    var minute: Int?
    var end: String?
    var isActive = false
    var isDeleting = false
    var name = ""

    var description: String { "\(name)(\(end ?? "runs")\(isActive ? ", active" : "")\(isDeleting ? ", going" : ""))" }

    static let pairs: [[RunCase]] = {
        var all: [RunCase] = []
        for minute: Int? in [nil, -1, 0] {
            for end: String? in [nil, "Complete", "Failed"] {
                for flags in 0..<4 {
                    all.append(
                        RunCase(minute: minute, end: end, isActive: flags & 1 != 0, isDeleting: flags & 2 != 0))
                }
            }
        }
        var pairs: [[RunCase]] = [[]] + all.map { [named($0, 0)] }
        for (index, first) in all.enumerated() {
            for second in all[index...] where first.minute == nil || first.minute != second.minute {
                pairs.append([named(first, 0), named(second, 1)])
            }
        }
        return pairs
    }()

    private static func named(_ run: RunCase, _ index: Int) -> RunCase {
        var run = run
        run.name = run.minute.map(CronJobSimulation.job) ?? "by-hand-\(index)"
        return run
    }

    var job: Job {
        .new { job in
            job.metadata.name = name
            job.metadata.namespace = "default"
            job.metadata.uid = "uid of \(name)"
            if let minute {
                job.metadata.annotations = [
                    "batch.kubernetes.io/cronjob-scheduled-timestamp": CronJobSimulation.time(minute).rfc3339
                ]
            }
            job.metadata.ownerReferences = [
                .make {
                    $0.kind = "CronJob"
                    $0.name = CronJobSimulation.name
                    $0.uid = "tick"
                    $0.controller = true
                }
            ]
            if isDeleting { job.metadata.deletionTimestamp = CronJobSimulation.time(0) }
            if let end {
                job.status.conditions = [
                    .make {
                        $0.type = end
                        $0.status = "True"
                    }
                ]
            }
        }
    }
}

private struct Settings: CustomStringConvertible {
    static let now = CronJobSimulation.time(0).adding(seconds: 5)

    let policy: String
    let suspend: Bool
    /// The minute of the last run.
    let last: Int?
    let limit: Int
    let deadline: Int?

    var description: String { "\(policy), suspend \(suspend), last \(last.map(String.init) ?? "-"), limit \(limit)" }

    static let all: [Settings] = {
        var all: [Settings] = []
        for policy in ["Allow", "Forbid", "Replace"] {
            for suspend in [false, true] {
                for last: Int? in [nil, -1, 0] {
                    for (limit, deadline) in [(0, nil), (5, 30)] as [(Int, Int?)] {
                        all.append(
                            Settings(policy: policy, suspend: suspend, last: last, limit: limit, deadline: deadline))
                    }
                }
            }
        }
        return all
    }()

    func cronJob(_ runs: [RunCase]) -> CronJob {
        .new { cronJob in
            cronJob.metadata.name = CronJobSimulation.name
            cronJob.metadata.namespace = "default"
            cronJob.metadata.uid = "tick"
            cronJob.metadata.creationTimestamp = CronJobSimulation.time(-3)
            cronJob.spec.schedule = "* * * * *"
            cronJob.spec.concurrencyPolicy = policy
            cronJob.spec.suspend = suspend
            cronJob.spec.startingDeadlineSeconds = deadline
            cronJob.spec.successfulJobsHistoryLimit = limit
            cronJob.spec.failedJobsHistoryLimit = limit
            cronJob.status.lastScheduleTime = last.map(CronJobSimulation.time)
            cronJob.status.active = runs.filter(\.isActive).map { run in
                .make {
                    $0.name = run.name
                    $0.uid = "uid of \(run.name)"
                }
            }
        }
    }
}
