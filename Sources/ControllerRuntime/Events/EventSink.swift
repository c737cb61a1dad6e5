import APIClient
import DequeModule
import Logging
import ObjectModel
import Synchronization

/// Writes events in the background: stating one costs a lock and never waits. Best effort, as events are: when too
/// many wait, further ones are dropped and the number of those is logged.
public final class EventSink: Sendable {
    private struct Statement: Sendable {
        let event: ObservedEvent
        let object: ObjectReference
        let component: String
        let time: Time
    }

    /// Events about one object stay in one lane, so that their counts are written in order.
    private final class Lane: Sendable {
        let waiting = Mutex<Deque<Statement>>([])
        let changed = ChangeSignal()
        let dropped = Mutex(0)
    }

    private let client: any APIClient
    private let clock: any Clock
    private let instance: String
    private let rightOfWay: RightOfWay
    private let lanes: [Lane]
    private let unwritten = Mutex(0)
    private let written = ChangeSignal()
    private let logger = Logger(label: "events")

    /// `instance` names this process in events of the newer form, such as `default-scheduler-myhost`'s `myhost`.
    public convenience init(client: any APIClient, clock: any Clock, instance: String = "swiftlet") {
        self.init(client: client, clock: clock, instance: instance, rightOfWay: RightOfWay(clock: clock))
    }

    init(client: any APIClient, clock: any Clock, instance: String, rightOfWay: RightOfWay) {
        self.rightOfWay = rightOfWay
        self.client = client
        self.clock = clock
        self.instance = instance
        lanes = (0..<ControllerLimits.eventWriters).map { _ in Lane() }
    }

    /// A recorder that speaks for a component, such as `job-controller`.
    public func recorder(_ component: String) -> EventRecorder { EventRecorder(component: component, sink: self) }

    func state(_ event: ObservedEvent, about object: ObjectReference, component: String) {
        let statement = Statement(event: event, object: object, component: component, time: clock.now())
        let lane = lanes[Int(UInt(bitPattern: object.uid.hashValue) % UInt(lanes.count))]
        let hasRoom = lane.waiting.withLock { waiting -> Bool in
            guard waiting.count < ControllerLimits.eventQueue / ControllerLimits.eventWriters else { return false }
            waiting.append(statement)
            return true
        }
        guard hasRoom else { return lane.dropped.withLock { $0 += 1 } }
        unwritten.withLock { $0 += 1 }
        lane.changed.raise()
    }

    /// Writes events until the task is cancelled.
    public func run() async {
        await withTaskGroup(of: Void.self) { group in
            for lane in lanes { group.addTask { await self.run(lane) } }
        }
    }

    /// Returns once everything stated so far is written, or when the task is cancelled.
    public func waitUntilWritten() async {
        while !Task.isCancelled {
            let seen = written.count
            if unwritten.withLock({ $0 == 0 }) { return }
            await written.wait(past: seen)
        }
    }

    private func run(_ lane: Lane) async {
        var correlator = EventCorrelator()
        while !Task.isCancelled {
            let seen = lane.changed.count
            guard let statement = lane.waiting.withLock({ $0.popFirst() }) else {
                await lane.changed.wait(past: seen)
                continue
            }
            await rightOfWay.giveWay()
            await write(statement, &correlator)
            unwritten.withLock { $0 -= 1 }
            written.raise()
            let dropped = lane.dropped.withLock { count in
                defer { count = 0 }
                return count
            }
            if dropped > 0 { logger.warning("dropped \(dropped) events: too many were waiting") }
        }
    }

    private func write(_ statement: Statement, _ correlator: inout EventCorrelator) async {
        let outcome = correlator.correlate(
            statement.event, about: statement.object, component: statement.component,
            instance: "\(statement.component)-\(instance)", now: statement.time)
        do {
            switch outcome {
            case .dropped: break
            case .create(let event): try await client.create(event)
            case .repeated(let name, let patch, let fallback):
                try await bump(name, patch, fallback)
            }
        } catch let error as StatusError where error.isNamespaceTerminating || error.isNotFound {
            logger.debug("no event in a namespace that goes away: \(error)")
        } catch {
            guard !Task.isCancelled else { return }
            logger.warning("an event was lost: \(error)", metadata: ["reason": "\(statement.event.reason)"])
        }
    }

    private func bump(_ name: String, _ patch: Value, _ fallback: Event) async throws {
        do {
            try await client.patch(
                Event.self, namespace: fallback.metadata.namespace, name: name, .strategicMerge(patch))
        } catch let error as StatusError where error.isNotFound {
            var event = fallback
            event.metadata.name = name
            try await client.create(event)
        }
    }
}
