import ControllerRuntime
import Controllers
import ObjectModel
import TestKit
import Testing
import WorkloadPlans

/// What is said about pods in every state a user asks about.
@Suite struct PodExplanationTests {
    private let clock = ManualClock()
    private let api: InMemoryAPI

    init() { api = InMemoryAPI(clock: clock) }

    private func waits(_ fill: (inout Pod) -> Void) async throws -> [String] {
        try await explanation(fill).waits.map(\.reason)
    }

    private func explanation(_ fill: (inout Pod) -> Void) async throws -> Explanation {
        let pod = Pod.new { pod in
            pod.metadata.name = "web"
            pod.metadata.namespace = "default"
            pod.spec.containers = [.make { $0.name = "main" }]
            fill(&pod)
        }
        _ = try await api.create(
            Pod.resource, namespace: "default", name: nil, subresource: nil, object: pod.value)
        var written = pod
        written.metadata.resourceVersion = ""
        _ = try await api.update(
            Pod.resource, namespace: "default", name: "web", subresource: "status", object: written.value)
        let explainer = Explainer(ControllerEnvironment(client: api, clock: clock), controllers: [])
        return try await explainer.explain(Pod.resource, namespace: "default", name: "web")
    }

    private func bound(_ pod: inout Pod, _ container: (inout ContainerStatus) -> Void) {
        pod.spec.nodeName = "node-0"
        pod.status.phase = "Running"
        pod.status.containerStatuses = [
            .make {
                $0.name = "main"
                container(&$0)
            }
        ]
    }

    @Test func aPodThatNobodyHasLookedAt() async throws {
        #expect(try await waits { _ in } == ["the scheduler to look at it"])
    }

    @Test func aPodOfAnotherScheduler() async throws {
        #expect(try await waits { $0.spec.schedulerName = "mine" } == ["the scheduler mine to choose a node"])
    }

    @Test func aPodThatFitsNowhere() async throws {
        let waits = try await waits { pod in
            pod.status.conditions = [
                .make {
                    $0.type = "PodScheduled"
                    $0.status = "False"
                    $0.reason = "Unschedulable"
                    $0.message = "0/1 nodes are available"
                }
            ]
        }
        #expect(waits == ["0/1 nodes are available"])
    }

    @Test func aBoundPodWithoutContainers() async throws {
        #expect(try await waits { $0.spec.nodeName = "node-0" } == ["node node-0 to start it"])
    }

    @Test func aContainerThatCrashes() async throws {
        let waits = try await waits { pod in
            bound(&pod) { container in
                container.state = .make { $0.waiting = .make { $0.reason = "CrashLoopBackOff" } }
                container.lastState = .make { $0.terminated = .make { $0.exitCode = 3 } }
            }
        }
        #expect(waits == ["container main to start (CrashLoopBackOff; it ended with exit code 3 before)"])
    }

    @Test func aContainerWhoseProbeFails() async throws {
        let waits = try await waits { pod in
            pod.spec.containers[0].readinessProbe = .make { $0.periodSeconds = 1 }
            bound(&pod) { container in
                container.state = .make { $0.running = .make { $0.startedAt = Time(seconds: 1) } }
                container.started = true
            }
        }
        #expect(waits == ["container main to become ready (its readiness probe fails)"])
    }

    @Test func aReadinessGate() async throws {
        let waits = try await waits { pod in
            pod.spec.readinessGates = [.make { $0.conditionType = "example.com/open" }]
            bound(&pod) { container in
                container.state = .make { $0.running = .make { $0.startedAt = Time(seconds: 1) } }
                container.ready = true
            }
        }
        #expect(waits == ["the readiness gates example.com/open"])
    }

    @Test(arguments: ["Succeeded", "Failed"]) func aPodThatHasEnded(phase: String) async throws {
        let explanation = try await explanation { $0.status.phase = phase }
        #expect(explanation.isSettled)
        #expect(explanation.notes == [phase == "Failed" ? "it has failed" : "it has succeeded"])
    }

    @Test func howAPodHasFailed() async throws {
        let evicted = try await explanation { pod in
            pod.status.phase = "Failed"
            pod.status.reason = "Evicted"
            pod.status.message = "The node was low on resource: memory."
        }
        #expect(evicted.notes == ["it has failed (Evicted: The node was low on resource: memory.)"])
    }

    @Test func theContainerThatFailedIsNamed() async throws {
        let failed = try await explanation { pod in
            bound(&pod) { container in
                container.state = .make { state in state.terminated = .make { $0.exitCode = 3 } }
            }
            pod.status.phase = "Failed"
        }
        #expect(failed.notes == ["it has failed (container main ended with exit code 3)"])
    }

    @Test(arguments: [
        ("Failed", "it has failed (BackoffLimitExceeded: Job has reached the specified backoff limit)"),
        ("Complete", "it is complete (BackoffLimitExceeded: Job has reached the specified backoff limit)"),
        ("Suspended", nil),
    ])
    func howAJobHasEnded(_ type: String, _ note: String?) async throws {
        let job = Job.new { job in
            job.metadata.name = "job"
            job.metadata.namespace = "default"
            job.status.conditions = [
                .make {
                    $0.type = type
                    $0.status = "True"
                    $0.reason = "BackoffLimitExceeded"
                    $0.message = "Job has reached the specified backoff limit"
                }
            ]
        }
        try await api.create(job)
        let environment = ControllerEnvironment(client: api, clock: clock)
        let explainer = Explainer(environment, controllers: [JobController(environment)])
        let host = ControllerHost(environment, controllers: [])
        try await withBackground({ await host.run() }) {
            let explanation = try await explainer.explain(Job.resource, namespace: "default", name: "job")
            #expect(explanation.notes.contains { $0 == note } == (note != nil))
        }
    }
}
