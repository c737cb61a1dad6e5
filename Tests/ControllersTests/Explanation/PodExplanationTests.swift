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
        let explanation = try await explainer.explain(Pod.resource, namespace: "default", name: "web")
        return explanation.waits.map(\.reason)
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
        #expect(try await waits { $0.status.phase = phase } == [])
    }
}
