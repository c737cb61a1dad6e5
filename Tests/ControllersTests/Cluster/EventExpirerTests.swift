import APIClient
import Controllers
import ObjectModel
import TestKit
import Testing

@Suite struct EventExpirerTests {
    @Test func deletesOldEventsAndLeavesYoungOnes() async throws {
        let clock = ManualClock()
        let api = InMemoryAPI(clock: clock)
        let many = (0..<1200).map { "old-\($0)" }
        for name in many + ["repeated"] { try await api.create(Self.event(name)) }
        clock.advance(seconds: 1800)
        try await api.create(Self.event("young"))
        let seen = Value.string(clock.now().rfc3339)
        try await api.patch(Event.self, namespace: "default", name: "repeated", .merge(["lastTimestamp": seen]))
        clock.advance(seconds: 1801)
        try await EventExpirer(client: api, clock: clock).sweep()
        #expect(try await api.list(Event.self).map(\.metadata.name).sorted() == ["repeated", "young"])
    }

    private static func event(_ name: String) -> Event {
        .new { event in
            event.metadata = .make {
                $0.name = name
                $0.namespace = "default"
            }
        }
    }
}
