import APIClient
import ObjectModel

/// Speaks for one component in events.
public struct EventRecorder: Sendable {
    /// Such as `job-controller`; the event's `reportingComponent`.
    public let component: String
    private let sink: EventSink

    init(component: String, sink: EventSink) {
        self.component = component
        self.sink = sink
    }

    /// States an event about an object. Never waits.
    public func record(_ event: ObservedEvent, about object: some Kind) {
        record(event, about: ObjectReference(to: object))
    }

    /// States an event about an object of which only the reference is at hand.
    public func record(_ event: ObservedEvent, about object: ObjectReference) {
        sink.state(event, about: object, component: component)
    }
}
