import APIClient
import ControllerRuntime
import Controllers
import ObjectModel
import TestKit
import Testing

/// The CronJob controller against a small API server; what a CronJob does is tested with its plan.
@Suite struct CronJobControllerTests {
    /// Twenty seconds before a full minute.
    private let clock = ManualClock(Time(seconds: 1_700_000_020))
    private let api: InMemoryAPI

    init() { api = InMemoryAPI(clock: clock) }

    @Test func aJobIsCreatedWhenItsTimeComes() async throws {
        try await running {
            try await create(cronJob("tick", schedule: "* * * * *"))
            #expect(await waits(until: Time(seconds: 1_700_000_040)))
            #expect(try await jobs().isEmpty)
            #expect(api.announcements.map { Job($0).metadata.name } == ["tick-28333334"])
            clock.advance(to: Time(seconds: 1_700_000_040))
            #expect(try await eventually { try await status("tick").active.map(\.name) == ["tick-28333334"] })
            #expect(try await status("tick").lastScheduleTime == Time(seconds: 1_700_000_040))
            #expect(await waits(until: Time(seconds: 1_700_000_100)))
        }
    }

    @Test func aFinishedJobIsSeen() async throws {
        try await running {
            try await create(cronJob("tick", schedule: "* * * * *"))
            #expect(await eventually { clock.earliestDeadline != nil })
            clock.advance(seconds: 20)
            #expect(try await eventually { try await status("tick").active.count == 1 })
            var job = try #require(try await jobs().first)
            job.metadata.resourceVersion = ""
            job.status.completionTime = clock.now()
            job.status.conditions = [
                .make {
                    $0.type = "Complete"
                    $0.status = "True"
                }
            ]
            _ = try await api.update(
                Job.resource, namespace: "default", name: job.metadata.name, subresource: "status", object: job.value)
            #expect(try await eventually { try await status("tick").lastSuccessfulTime == clock.now() })
            #expect(try await status("tick").active.isEmpty)
        }
    }

    @Test func aChangedScheduleWaitsForItsNextTime() async throws {
        try await running {
            try await create(cronJob("tick", schedule: "0 0 1 1 *"))
            #expect(await eventually { clock.earliestDeadline != nil })
            clock.advance(seconds: 600)
            var changed = CronJob(try await api.get(CronJob.resource, namespace: "default", name: "tick"))
            changed.spec.schedule = "* * * * *"
            _ = try await api.update(
                CronJob.resource, namespace: "default", name: "tick", subresource: nil, object: changed.value)
            #expect(await waits(until: Time(seconds: 1_700_000_640)))
            #expect(try await jobs().isEmpty)
            clock.advance(to: Time(seconds: 1_700_000_640))
            #expect(try await eventually { try await jobs().map(\.metadata.name) == ["tick-28333344"] })
        }
    }

    /// A run is planned before its moment, and not as planned when something has changed until then.
    @Test(arguments: ["suspend", "template", "delete"])
    func aPlanMadeAheadDoesNotOutliveAChange(_ change: String) async throws {
        try await running {
            try await create(cronJob("tick", schedule: "* * * * *"))
            #expect(await waits(until: Time(seconds: 1_700_000_040)))
            var changed = CronJob(try await api.get(CronJob.resource, namespace: "default", name: "tick"))
            if change == "delete" {
                try await api.delete(CronJob.resource, namespace: "default", name: "tick", options: DeleteRequest())
            } else {
                changed.spec.suspend = change == "suspend"
                changed.spec.jobTemplate.metadata.labels = ["changed": "yes"]
                _ = try await api.update(
                    CronJob.resource, namespace: "default", name: "tick", subresource: nil, object: changed.value)
            }
            clock.advance(to: Time(seconds: 1_700_000_040))
            if change == "template" {
                #expect(try await eventually { try await jobs().map(\.metadata.labels) == [["changed": "yes"]] })
            } else {
                try await create(cronJob("tock", schedule: "* * * * *"))
                clock.advance(to: Time(seconds: 1_700_000_100))
                #expect(try await eventually { try await jobs().map(\.metadata.name) == ["tock-28333335"] })
            }
        }
    }

    /// A Job of the run's name, of whoever, is no change that the CronJob hears of.
    @Test func aNameThatIsTakenAfterThePlanIsRespected() async throws {
        try await running {
            try await create(cronJob("tick", schedule: "* * * * *"))
            #expect(await waits(until: Time(seconds: 1_700_000_040)))
            try await create(Job.new { $0.metadata.name = "tick-28333334" })
            clock.advance(to: Time(seconds: 1_700_000_040))
            #expect(await waits(until: Time(seconds: 1_700_000_100)))
            clock.advance(to: Time(seconds: 1_700_000_100))
            #expect(try await eventually { try await jobs().count == 2 })
            #expect(try await jobs().map(\.metadata.ownerReferences.count) == [0, 1])
        }
    }

    /// What is looked at ahead of its moment says nothing of it.
    @Test func aRunThatIsForbiddenIsToldOnce() async throws {
        try await running {
            try await create(cronJob("tick", schedule: "* * * * *", concurrencyPolicy: "Forbid"))
            for moment in [40, 100, 160, 220] {
                let moment = Time(seconds: 1_700_000_000 + Int64(moment))
                #expect(await waits(until: moment))
                clock.advance(to: moment)
                #expect(try await eventually { try await jobs().count == 1 })
            }
            _ = try await eventually { try await skipped() >= 3 }
            let count = try await skipped()
            #expect(count == 3)
        }
    }

    // MARK: -

    /// How many runs events say were forbidden.
    private func skipped() async throws -> Int {
        try await api.list(Event.resource, namespace: "default", options: ListRequest()).items.map { Event($0) }
            .filter { $0.reason == "JobAlreadyActive" }.reduce(0) { $0 + $1.count }
    }

    /// Lets time go on until a run is planned and its moment waited for.
    private func waits(until moment: Time) async -> Bool {
        await eventually {
            let early = moment.adding(seconds: -ControllerLimits.lastAhead)
            if clock.now() < early, let next = clock.earliestDeadline, next <= early { clock.advance(to: next) }
            return clock.earliestDeadline == moment
        }
    }

    private func running(_ body: @Sendable () async throws -> Void) async throws {
        let environment = ControllerEnvironment(client: api, clock: clock)
        let host = ControllerHost(environment, controllers: [CronJobController(environment)])
        try await withBackground({ await host.run() }, body)
    }

    private func cronJob(_ name: String, schedule: String, concurrencyPolicy: String = "Allow") -> CronJob {
        .new {
            $0.metadata.name = name
            $0.spec.schedule = schedule
            $0.spec.concurrencyPolicy = concurrencyPolicy
        }
    }

    private func create(_ object: some Kind) async throws {
        _ = try await api.create(
            type(of: object).resource, namespace: "default", name: nil, subresource: nil, object: object.value)
    }

    private func status(_ name: String) async throws -> CronJobStatus {
        CronJob(try await api.get(CronJob.resource, namespace: "default", name: name)).status
    }

    private func jobs() async throws -> [Job] {
        try await api.list(Job.resource, namespace: "default", options: ListRequest()).items.map { Job($0) }
    }
}
