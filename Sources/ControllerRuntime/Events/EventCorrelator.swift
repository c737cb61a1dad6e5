import ObjectModel

/// Decides what becomes of an event: a new object, a higher count in an old one, or nothing. Repeats are counted;
/// events that differ only in their message are combined from the tenth on; a component that says too much about one
/// object is cut short. (Kubernetes' event recorder has the same rules.)
struct EventCorrelator: Sendable {
    enum Outcome: Sendable {
        case create(Event)
        /// The event of that name happened again; `fallback` is to be created when it is gone.
        case repeated(name: String, patch: Value, fallback: Event)
        case dropped
    }

    private struct Key: Hashable, Sendable {
        let component: String
        let uid: String
        let object: String
        var reason = ""
        var message = ""
    }

    private struct Written: Sendable {
        let name: String
        let first: Time
        var count: Int
    }

    private struct Similar: Sendable {
        var messages: Set<String> = []
        var last: Time
    }

    private struct Allowance: Sendable {
        var left: Double
        var refilled: Time
    }

    /// Every writer has a correlator of its own.
    private static let capacity = ControllerLimits.rememberedEvents / ControllerLimits.eventWriters

    private var written = RecentEntries<Key, Written>(capacity: Self.capacity)
    private var similar = RecentEntries<Key, Similar>(capacity: Self.capacity)
    private var allowances = RecentEntries<Key, Allowance>(capacity: Self.capacity)
    private var lastNanoseconds: Int64 = 0

    /// What to do about an event that `component` on `instance` states about an object at a moment.
    mutating func correlate(
        _ observed: ObservedEvent, about object: ObjectReference, component: String, instance: String, now: Time
    ) -> Outcome {
        var key = Key(
            component: component, uid: object.uid, object: "\(object.kind)/\(object.namespace)/\(object.name)")
        guard takeAllowance(key, observed, now) else { return .dropped }
        key.reason = "\(observed.level.rawValue) \(observed.reason)"
        var message = Self.shortened(observed.message)
        if observed.form == .core, isOneOfMany(key, message, now) {
            message = "(combined from similar events): " + message
        } else {
            key.message = message
        }
        var event = newEvent(observed, object, message: message, now: now)
        event.reportingComponent = component
        if observed.form == .core {
            event.source = .make { $0.component = component }
        } else {
            event.reportingInstance = instance
        }
        guard let before = written[key] else {
            written.remember(key, Written(name: event.metadata.name, first: now, count: 1))
            return .create(event)
        }
        let count = before.count + 1
        written.remember(key, Written(name: before.name, first: before.first, count: count))
        return repeated(observed, before, count: count, event, now)
    }

    private func repeated(
        _ observed: ObservedEvent, _ before: Written, count: Int, _ event: Event, _ now: Time
    ) -> Outcome {
        var fallback = event
        var patch = Event()
        if observed.form == .core {
            patch.count = count
            patch.lastTimestamp = now
            patch.message = event.message
            fallback.count = count
            fallback.firstTimestamp = before.first
        } else {
            let series = EventSeries.make {
                $0.count = count
                $0.lastObservedTime = now
            }
            patch.series = series
            fallback.series = series
        }
        return .repeated(name: before.name, patch: patch.value, fallback: fallback)
    }

    private mutating func newEvent(
        _ observed: ObservedEvent, _ object: ObjectReference, message: String, now: Time
    ) -> Event {
        Event.new { event in
            event.metadata = .make {
                $0.name = "\(object.name).\(uniqueSuffix(now))"
                $0.namespace = object.namespace.isEmpty ? "default" : object.namespace
            }
            event.involvedObject = object
            event.reason = observed.reason
            event.message = message
            event.type = observed.level.rawValue
            switch observed.form {
            case .core:
                event.firstTimestamp = now
                event.lastTimestamp = now
                event.count = 1
            case .series(let action):
                event.eventTime = now
                event.action = action
            }
        }
    }

    /// The moment in nanoseconds, in hexadecimal; never the same one twice.
    private mutating func uniqueSuffix(_ now: Time) -> String {
        lastNanoseconds = max(now.seconds * 1_000_000_000 + Int64(now.nanoseconds), lastNanoseconds + 1)
        return String(lastNanoseconds, radix: 16)
    }

    private mutating func takeAllowance(_ key: Key, _ observed: ObservedEvent, _ now: Time) -> Bool {
        // Series are never cut: a repeat costs one patch of one object.
        guard observed.form == .core else { return true }
        var allowance = allowances[key] ?? Allowance(left: ControllerLimits.eventBurst, refilled: now)
        let refill = max(now.since(allowance.refilled), 0) / ControllerLimits.eventRefillInterval
        allowance.left = min(allowance.left + refill, ControllerLimits.eventBurst)
        allowance.refilled = now
        let isAllowed = allowance.left >= 1
        if isAllowed { allowance.left -= 1 }
        allowances.remember(key, allowance)
        return isAllowed
    }

    private mutating func isOneOfMany(_ key: Key, _ message: String, _ now: Time) -> Bool {
        var group = similar[key] ?? Similar(last: now)
        if now.since(group.last) > ControllerLimits.eventMemory { group.messages = [] }
        group.last = now
        if group.messages.count < ControllerLimits.similarEvents { group.messages.insert(message) }
        similar.remember(key, group)
        return group.messages.count >= ControllerLimits.similarEvents
    }

    private static func shortened(_ message: String) -> String {
        guard message.utf8.count > ControllerLimits.eventMessageBytes else { return message }
        let tail = " ..."
        var kept = message.prefix(ControllerLimits.eventMessageBytes - tail.utf8.count)
        while kept.utf8.count > ControllerLimits.eventMessageBytes - tail.utf8.count { kept.removeLast() }
        return kept + tail
    }
}
