import APIClient
import ControllerRuntime
import Controllers
import ObjectModel
import TestKit
import Testing

/// Pods that have ended; those without a node are looked at together with the other controllers.
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
}
