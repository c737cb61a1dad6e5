import APIClient
import ObjectModel
import ObjectStore
import Synchronization

/// A watch of a part of Swiftlet itself. Its reader may be behind for a while (others have the right of way), but not
/// for good: when more changes wait than the backlog holds, the stream ends with 410, as a client's would.
final class LocalWatch: StoreSubscriber {
    typealias Stream = AsyncThrowingStream<ObjectEvent, any Error>

    private let store: any ObjectStore
    private let filter: WatchFilter
    private let continuation: Stream.Continuation
    private let storageName: String
    /// The revision up to which everything was passed on. Changes can arrive while the first ones are still being read.
    private let position: Mutex<UInt64>

    private init(store: any ObjectStore, filter: WatchFilter, continuation: Stream.Continuation) {
        self.store = store
        self.filter = filter
        self.continuation = continuation
        storageName = SharedStorage.storageName(of: filter.resource)
        position = Mutex(0)
    }

    /// - Parameter backlog: How many changes may wait, on top of as many as there were objects at the start.
    static func start(store: any ObjectStore, filter: WatchFilter, backlog: Int) -> Stream {
        let present = store.count(resource: SharedStorage.storageName(of: filter.resource))
        let (stream, continuation) = Stream.makeStream(bufferingPolicy: .bufferingOldest(backlog + present))
        let watch = LocalWatch(store: store, filter: filter, continuation: continuation)
        // The stream may end while the store tells of a change, and then it must not be called.
        continuation.onTermination = { _ in Task { store.unsubscribe(watch, resource: watch.storageName) } }
        watch.begin()
        return stream
    }

    private func begin() {
        let asked = filter.query.resourceVersion ?? 0
        do throws(StoreError) {
            try position.withLock { position throws(StoreError) in
                if asked > 0 {
                    position = asked
                } else {
                    let view = store.list(resource: storageName, namespace: filter.namespace)
                    for object in view.objects where filter.selects(object) { yield(.added, object) }
                    position = view.revision
                }
                pass(try store.subscribe(self, resource: storageName, after: position), &position)
            }
        } catch {
            continuation.finish(throwing: ObjectOperations.status(error, filter.resource, name: ""))
        }
    }

    func receive(_ events: [StoreEvent]) {
        position.withLock { pass(events, &$0) }
    }

    private func pass(_ events: [StoreEvent], _ position: inout UInt64) {
        for event in events where event.object.revision > position {
            if case .change(let kind, let object)? = filter.shown(event) { yield(kind, object) }
            position = event.object.revision
        }
    }

    private func yield(_ kind: WatchEventKind, _ object: StoredObject) {
        let event = ObjectEvent(kind, object.tree, of: filter.resource)
        if case .dropped = continuation.yield(event) {
            continuation.finish(throwing: StatusError.gone("too old resource version: the reader is too slow"))
        }
    }
}

extension ObjectEvent {
    /// `object` is in the form in which it is stored, or as a webhook has converted it.
    init(_ kind: WatchEventKind, _ object: Value, of resource: ResourceType) {
        let kind: Kind =
            switch kind {
            case .added: .added
            case .modified: .modified
            case .deleted: .deleted
            }
        self.init(kind: kind, object: SharedStorage.shown(object, resource: resource))
    }
}
