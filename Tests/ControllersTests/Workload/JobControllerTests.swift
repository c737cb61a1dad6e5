import APIClient
import ControllerRuntime
import Controllers
import ObjectModel
import TestKit
import Testing

/// The Job controllers against a small API server; what a Job does is tested with its plan.
@Suite struct JobControllerTests {
    private let clock = ManualClock()
    private let api: InMemoryAPI

    init() { api = InMemoryAPI(clock: clock) }

    @Test func aJobRunsToItsEnd() async throws {
        try await running {
            try await create(job("pi", completions: 2))
            #expect(try await eventually { try await pods().count == 2 })
            for pod in try await pods() { try await succeed(pod) }
            #expect(try await eventually { try await status("pi").completionTime != nil })
            #expect(try await status("pi").succeeded == 2)
            #expect(try await pods().allSatisfy { $0.metadata.finalizers.isEmpty })
        }
    }

    @Test func aPodIsReplacedAfterTheBackoff() async throws {
        try await running {
            try await create(job("pi", completions: 1))
            #expect(try await eventually { try await pods().count == 1 })
            let name = try await pods()[0].metadata.name
            try await api.delete(Pod.resource, namespace: "default", name: name, options: DeleteRequest())
            #expect(try await eventually { try await status("pi").failed == 1 })
            #expect(try await pods().isEmpty)
            #expect(await eventually { clock.earliestDeadline != nil })
            clock.advance(seconds: 11)
            #expect(try await eventually { try await pods().count == 1 })
        }
    }

    @Test func aMatchingPodIsAdopted() async throws {
        try await running {
            try await create(
                Pod.new {
                    $0.metadata.name = "old"
                    $0.metadata.labels = ["job-name": "pi"]
                })
            try await create(job("pi", completions: 1))
            #expect(try await eventually { try await status("pi").active == 1 })
            #expect(try await pods().map(\.metadata.name) == ["old"])
        }
    }

    @Test func podsOfAJobThatIsGoneAreFreed() async throws {
        try await running {
            try await create(job("pi", completions: 1))
            #expect(try await eventually { try await status("pi").active == 1 })
            try await api.delete(Job.resource, namespace: "default", name: "pi", options: DeleteRequest())
            #expect(try await eventually { try await pods().allSatisfy { $0.metadata.finalizers.isEmpty } })
            #expect(try await pods().count == 1)
        }
    }

    @Test func podsThatADeletedJobHasNotSeenAreFreedWhenItIsGone() async throws {
        let environment = ControllerEnvironment(client: api, clock: clock)
        let host = ControllerHost(environment, controllers: [JobOrphanController(environment)])
        try await withBackground({ await host.run() }) { () async throws in
            try await create(job("pi", completions: 1) { $0.metadata.finalizers = ["orphan"] })
            let pi = try await api.get(Job.self, namespace: "default", name: "pi")
            try await api.delete(Job.resource, namespace: "default", name: "pi", options: DeleteRequest())
            try await create(
                Pod.new {
                    $0.metadata.name = "late"
                    $0.metadata.finalizers = ["batch.kubernetes.io/job-tracking"]
                    $0.metadata.ownerReferences = [
                        .make {
                            $0.apiVersion = "batch/v1"
                            $0.kind = "Job"
                            $0.name = "pi"
                            $0.uid = pi.metadata.uid
                            $0.controller = true
                        }
                    ]
                })
            for _ in 0..<100 { await Task.yield() }
            #expect(try await pods().map(\.metadata.finalizers) == [["batch.kubernetes.io/job-tracking"]])
            try await api.patch(
                Job.self, namespace: "default", name: "pi", .merge(["metadata": ["finalizers": nil]]))
            #expect(try await eventually { try await pods().allSatisfy { $0.metadata.finalizers.isEmpty } })
        }
    }

    @Test func aPodThatLostItsOwnerIsFreed() async throws {
        try await running {
            try await create(
                Pod.new {
                    $0.metadata.name = "lost"
                    $0.metadata.finalizers = ["batch.kubernetes.io/job-tracking"]
                })
            #expect(try await eventually { try await pods().allSatisfy { $0.metadata.finalizers.isEmpty } })
        }
    }

    @Test func aJobWithATimeToLiveGoes() async throws {
        try await running {
            try await create(job("pi", completions: 0) { $0.spec.ttlSecondsAfterFinished = 5 })
            #expect(try await eventually { try await status("pi").completionTime != nil })
            #expect(await eventually { clock.earliestDeadline != nil })
            clock.advance(seconds: 6)
            #expect(
                try await eventually {
                    let job = try await api.get(Job.resource, namespace: "default", name: "pi")
                    return Job(job).metadata.deletionTimestamp != nil
                })
        }
    }

    // MARK: -

    private func running(_ body: @Sendable () async throws -> Void) async throws {
        let environment = ControllerEnvironment(client: api, clock: clock)
        let host = ControllerHost(
            environment, controllers: [JobController(environment, seeds: { 7 }), JobOrphanController(environment)])
        try await withBackground({ await host.run() }, body)
    }

    private func job(_ name: String, completions: Int, _ change: (inout Job) -> Void = { _ in }) -> Job {
        .new {
            $0.metadata.name = name
            $0.spec.completions = completions
            $0.spec.parallelism = completions
            $0.spec.completionMode = "NonIndexed"
            $0.spec.selector = .make { $0.matchLabels = ["job-name": name] }
            $0.spec.template.metadata.labels = ["job-name": name]
            change(&$0)
        }
    }

    private func create(_ object: some Kind) async throws {
        _ = try await api.create(
            type(of: object).resource, namespace: "default", name: nil, subresource: nil, object: object.value)
    }

    private func status(_ name: String) async throws -> JobStatus {
        Job(try await api.get(Job.resource, namespace: "default", name: name)).status
    }

    private func pods() async throws -> [Pod] {
        try await api.list(Pod.resource, namespace: "default", options: ListRequest()).items.map { Pod($0) }
    }

    private func succeed(_ pod: Pod) async throws {
        var pod = pod
        pod.metadata.resourceVersion = ""
        pod.status.phase = "Succeeded"
        _ = try await api.update(
            Pod.resource, namespace: "default", name: pod.metadata.name, subresource: "status", object: pod.value)
    }
}
