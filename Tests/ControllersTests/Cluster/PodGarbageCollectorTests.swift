import APIClient
import ControllerRuntime
import Controllers
import ObjectModel
import TestKit
import Testing

/// Pods that have ended, and one that is held back; those without a node are looked at with the other controllers too.
@Suite struct PodGarbageCollectorTests {
    @Test func endedPodsBeyondTheLimitGo() async throws {
        let clock = ManualClock()
        let api = InMemoryAPI(clock: clock)
        let environment = ControllerEnvironment(client: api, clock: clock)
        let host = ControllerHost(environment, controllers: [PodGarbageCollector(environment, endedPodsKept: 3)])
        for number in 0..<8 {
            try await api.create(
                Pod.new {
                    $0.metadata.name = "pod-\(number)"
                    $0.metadata.namespace = "default"
                    $0.status.phase = number == 7 ? "Running" : "Succeeded"
                })
            clock.advance(seconds: 1)
        }
        try await withBackground({ await host.run() }) { () async throws in
            #expect(
                try await eventually {
                    clock.advance(seconds: 1)
                    return try await api.list(Pod.self).count == 4
                })
            #expect(try await api.list(Pod.self).map(\.metadata.name) == ["pod-4", "pod-5", "pod-6", "pod-7"])
            clock.advance(seconds: 100)
            #expect(try await api.list(Pod.self).count == 4)
        }
    }

    /// A Job that replaces pods only when they have failed holds them until then.
    @Test func aPodThatIsToGoAndHasNoNodeHasFailed() async throws {
        let clock = ManualClock()
        let api = InMemoryAPI(clock: clock)
        let environment = ControllerEnvironment(client: api, clock: clock)
        let host = ControllerHost(environment, controllers: [PodGarbageCollector(environment)])
        try await api.create(
            Pod.new {
                $0.metadata.name = "held"
                $0.metadata.namespace = "default"
                $0.metadata.finalizers = ["batch.kubernetes.io/job-tracking"]
                $0.status.phase = "Pending"
            })
        try await api.delete(Pod.self, namespace: "default", name: "held", options: DeleteRequest())
        try await withBackground({ await host.run() }) { () async throws in
            #expect(
                try await eventually {
                    clock.advance(seconds: 1)
                    return try await api.get(Pod.self, namespace: "default", name: "held").status.phase == "Failed"
                })
        }
    }
}
