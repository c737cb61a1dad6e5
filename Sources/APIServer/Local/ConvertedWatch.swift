import APIClient
import ObjectModel
import ObjectStore

/// A watch of a part of Swiftlet itself on objects that a webhook converts.
final class ConvertedWatch: StoreSubscriber {
    private typealias Events = AsyncThrowingStream<StoreEvent, any Error>

    private let events: Events.Continuation

    private init(_ events: Events.Continuation) { self.events = events }

    static func start(operations: ObjectOperations, filter: WatchFilter) -> LocalWatch.Stream {
        let (shown, continuation) = LocalWatch.Stream.makeStream()
        let task = Task {
            do {
                try await follow(operations, filter, continuation)
                continuation.finish()
            } catch {
                continuation.finish(throwing: error)
            }
        }
        continuation.onTermination = { _ in task.cancel() }
        return shown
    }

    func receive(_ events: [StoreEvent]) {
        for event in events {
            guard case .dropped = self.events.yield(event) else { continue }
            self.events.finish(throwing: StatusError.gone("too old resource version: the reader is too slow"))
        }
    }

    private static func follow(
        _ operations: ObjectOperations, _ filter: WatchFilter, _ shown: LocalWatch.Stream.Continuation
    ) async throws {
        let store = operations.store
        let name = SharedStorage.storageName(of: filter.resource)
        var position = filter.query.resourceVersion ?? 0
        if position == 0 {
            let view = store.list(resource: name, namespace: filter.namespace)
            for object in try await operations.shown(view.objects, for: filter.resource)
            where filter.selects(object) {
                shown.yield(ObjectEvent(.added, object.tree, of: filter.resource))
            }
            position = view.revision
        }
        let (stream, continuation) = Events.makeStream(bufferingPolicy: .bufferingOldest(StoreLimits.windowEntries))
        let watch = ConvertedWatch(continuation)
        let missed: [StoreEvent]
        do throws(StoreError) {
            missed = try store.subscribe(watch, resource: name, after: position)
        } catch {
            throw ObjectOperations.status(error, filter.resource, name: "")
        }
        defer { store.unsubscribe(watch, resource: name) }
        func pass(_ event: StoreEvent) async throws {
            guard event.object.revision > position else { return }
            position = event.object.revision
            let converted = try await operations.shown([event], for: filter.resource)
            guard case .change(let kind, let object)? = filter.shown(converted[0]) else { return }
            shown.yield(ObjectEvent(kind, object.tree, of: filter.resource))
        }
        for event in missed { try await pass(event) }
        for try await event in stream { try await pass(event) }
    }
}
