import APIClient
import ControllerRuntime
import ObjectModel
import TestKit
import Testing

@Suite struct EventSinkTests {
    let clock = ManualClock()
    let api: InMemoryAPI
    let sink: EventSink

    init() {
        api = InMemoryAPI(clock: clock)
        sink = EventSink(client: api, clock: clock, instance: "host")
    }

    private func pod(_ name: String) -> Pod {
        Pod.new {
            $0.metadata.name = name
            $0.metadata.namespace = "ns"
            $0.metadata.uid = "uid-\(name)"
        }
    }

    private func events(_ body: @escaping @Sendable () async -> Void) async throws -> [Event] {
        try await withBackground({ await sink.run() }) {
            await body()
            await sink.waitUntilWritten()
            return try await api.list(Event.self)
        }
    }

    @Test func anEventSaysWhatHappenedToWhom() async throws {
        let events = try await events {
            sink.recorder("job-controller").record(
                ObservedEvent(.normal, reason: "SuccessfulCreate", message: "Created pod: a"), about: pod("p"))
        }
        let event = try #require(events.first)
        #expect(events.count == 1)
        #expect(event.metadata.name.hasPrefix("p."))
        #expect(event.metadata.namespace == "ns")
        #expect(event.involvedObject.kind == "Pod" && event.involvedObject.uid == "uid-p")
        #expect(event.source.component == "job-controller" && event.reportingComponent == "job-controller")
        #expect(event.type == "Normal" && event.reason == "SuccessfulCreate" && event.message == "Created pod: a")
        #expect(event.count == 1)
        #expect(event.firstTimestamp == clock.now() && event.lastTimestamp == clock.now())
    }

    @Test func repeatsBumpTheCount() async throws {
        let events = try await events {
            for _ in 0..<5 {
                clock.advance(seconds: 1)
                sink.recorder("c").record(ObservedEvent(.warning, reason: "Bad", message: "same"), about: pod("p"))
            }
        }
        #expect(events.count == 1)
        #expect(events.first?.count == 5)
        #expect(events.first?.lastTimestamp == clock.now())
        #expect(events.first?.firstTimestamp == clock.now().adding(seconds: -4))
    }

    @Test func repeatsOfTheNewerFormMakeASeries() async throws {
        let events = try await events {
            for _ in 0..<3 {
                sink.recorder("default-scheduler").record(
                    ObservedEvent(.warning, reason: "Failed", message: "m", form: .series(action: "Scheduling")),
                    about: pod("p"))
            }
        }
        let event = try #require(events.first)
        #expect(events.count == 1)
        #expect(event.series?.count == 3)
        #expect(event.action == "Scheduling")
        #expect(event.reportingComponent == "default-scheduler" && event.reportingInstance == "default-scheduler-host")
        #expect(event.source.isEmpty && event.count == 0 && event.eventTime != nil)
    }

    @Test func manySimilarEventsAreCombined() async throws {
        let events = try await events {
            for number in 0..<20 {
                sink.recorder("c").record(
                    ObservedEvent(.normal, reason: "Made", message: "number \(number)"), about: pod("p"))
            }
        }
        let combined = events.filter { $0.message.hasPrefix("(combined from similar events): ") }
        #expect(events.count == ControllerLimits.similarEvents)
        #expect(combined.count == 1)
        #expect(combined.first?.count == 20 - (ControllerLimits.similarEvents - 1))
        #expect(combined.first?.message.hasSuffix("number 19") ?? false)
    }

    @Test func oneObjectCannotFloodTheServer() async throws {
        let events = try await events {
            for number in 0..<100 {
                sink.recorder("c").record(
                    ObservedEvent(.normal, reason: "Reason\(number)", message: "m"), about: pod("p"))
            }
            sink.recorder("c").record(ObservedEvent(.normal, reason: "Other", message: "m"), about: pod("q"))
        }
        #expect(events.filter { $0.involvedObject.name == "p" }.count == Int(ControllerLimits.eventBurst))
        #expect(events.filter { $0.involvedObject.name == "q" }.count == 1)
    }

    @Test func eventsOfClusterObjectsLiveInDefault() async throws {
        let node = Node.new { $0.metadata.name = "n" }
        let events = try await events {
            sink.recorder("c").record(ObservedEvent(.normal, reason: "R", message: "m"), about: node)
        }
        #expect(events.first?.metadata.namespace == "default")
    }
}
