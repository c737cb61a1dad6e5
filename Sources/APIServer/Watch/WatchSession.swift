import NIOCore
import ObjectModel
import ObjectStore
import Synchronization

/// Where the events of a watch go. All calls are made on one event loop.
protocol WatchSink: Sendable {
    var loop: any EventLoop { get }
    /// False while the client has not taken what was sent before.
    var isWritable: Bool { get }
    /// Writes an event, now or with the next `flush`: what waits for that is bounded.
    func send(_ event: ShownEvent)
    func flush()
    func end()
}

/// An event as one watcher sees it.
enum ShownEvent: Sendable {
    case change(WatchEventKind, StoredObject)
    /// Everything up to this revision has been sent; `endsInitialEvents` says that what existed at the start has.
    case bookmark(revision: UInt64, endsInitialEvents: Bool)
    case error(StatusError)
}

enum WatchEventKind: String, Sendable {
    case added = "ADDED"
    case modified = "MODIFIED"
    case deleted = "DELETED"
}

/// One watcher: filters the changes of a resource and passes them on in order.
///
/// A client that does not read makes nothing wait: its session stops passing on, remembers its position, and reads from
/// the store's window when there is room again. When the window has moved past it by then, the watch ends with 410.
final class WatchSession: StoreSubscriber {
    private struct State {
        var queue: [StoreEvent] = []
        var isScheduled = false
        /// Events after `position` are to be read from the window instead of the queue.
        var isLagging = false
        var isEnded = false
    }

    private let operations: ObjectOperations
    private var store: any ObjectStore { operations.store }
    private let storageName: String
    private let filter: WatchFilter
    private let sink: any WatchSink
    private var query: ListQuery { filter.query }
    private let state = Mutex(State())
    /// The revision up to which everything was passed on; only used on the loop.
    private let position: NIOLoopBoundBox<UInt64>
    /// What existed at the start and was not sent yet; nil when all of it was. Only used on the loop.
    private let initial: NIOLoopBoundBox<ArraySlice<StoredObject>?>
    /// What is to happen later: the end, and the next bookmark. Only used on the loop.
    private let timers: NIOLoopBoundBox<(end: Scheduled<Void>?, bookmark: Scheduled<Void>?)>
    /// Whether a webhook is converting events, and whether the watch ends after them. Only used on the loop.
    private let conversion: NIOLoopBoundBox<(isRunning: Bool, endsAfter: Bool)>

    init(operations: ObjectOperations, target: ResourceRequest, query: ListQuery, sink: any WatchSink) {
        self.operations = operations
        storageName = SharedStorage.storageName(of: target.resource)
        filter = WatchFilter(
            resource: target.resource, namespace: target.namespace.isEmpty ? nil : target.namespace, query: query)
        self.sink = sink
        position = NIOLoopBoundBox(0, eventLoop: sink.loop)
        initial = NIOLoopBoundBox(nil, eventLoop: sink.loop)
        timers = NIOLoopBoundBox((nil, nil), eventLoop: sink.loop)
        conversion = NIOLoopBoundBox((false, false), eventLoop: sink.loop)
    }

    // MARK: - Start and end (on the loop)

    func start() {
        let asked = query.resourceVersion ?? 0
        // Asking for the stream of initial events sends them whatever the version; else only "now" and "any" do.
        let wantsInitial = query.sendInitialEvents ?? (asked == 0)
        timers.value.end = sink.loop.scheduleTask(in: .seconds(Int64(seconds))) { [weak self] in self?.end() }
        filter.resource.served?.followers.add(self) { [weak self] in self?.endWithDefinition() }
        guard wantsInitial else {
            position.value = asked > 0 ? asked : store.revision
            return follow()
        }
        let view = store.list(resource: storageName, namespace: filter.namespace)
        position.value = view.revision
        initial.value = [][...]
        converted(
            { [operations, filter] () throws(StatusError) in
                try await operations.shown(view.objects, for: filter.resource)
            }, at: view.objects.contains(where: isForeign) ? nil : view.objects
        ) { [self] objects in
            initial.value = objects[...]
            sendInitial()
        }
    }

    /// From here on changes are passed on as they happen.
    private func follow() {
        // Writing to a client that has gone may have ended this already.
        guard isOpen else { return }
        do throws(StoreError) {
            pass(try store.subscribe(self, resource: storageName, after: position.value))
        } catch {
            return fail(error)
        }
        guard isOpen else { return }
        scheduleBookmark()
    }

    private var isOpen: Bool { state.withLock { !$0.isEnded } }

    private var seconds: Int {
        switch query.timeoutSeconds {
        case nil, 0: Int.random(in: ServerLimits.watchSeconds)
        case let seconds?: max(0, seconds)
        }
    }

    /// Sends what existed at the start, as far as there is room, and goes on when there is again: always the state of
    /// one moment, however long that takes.
    private func sendInitial() {
        while isOpen, let object = initial.value?.first {
            guard sink.isWritable else { return sink.flush() }
            initial.value?.removeFirst()
            if filter.selects(object) { sink.send(.change(.added, object)) }
        }
        guard isOpen else { return }
        initial.value = nil
        let asksForEnd = query.sendInitialEvents == true || query.resourceVersion == nil
        if query.allowBookmarks, asksForEnd {
            sink.send(.bookmark(revision: position.value, endsInitialEvents: true))
        }
        sink.flush()
        follow()
    }

    private func fail(_ error: StoreError) {
        if case .compacted(let oldest) = error {
            fail(.gone("too old resource version: \(position.value) (\(oldest))"))
        } else {
            fail(.internalError("\(error)"))
        }
    }

    private func fail(_ error: StatusError) {
        guard isOpen else { return }
        sink.send(.error(error))
        end()
    }

    /// What is served has changed, or is not served any more: what happened until then is still shown.
    private func endWithDefinition() {
        sink.loop.execute { [self] in
            if conversion.value.isRunning { conversion.value.endsAfter = true } else { end() }
        }
    }

    /// Ends the watch; more than once does no harm.
    func end() {
        guard leave() else { return }
        sink.end()
    }

    /// The client went.
    func closed() { _ = leave() }

    private func leave() -> Bool {
        let isFirst = state.withLock { state in
            defer { state.isEnded = true }
            state.queue = []
            return !state.isEnded
        }
        guard isFirst else { return false }
        filter.resource.served?.followers.remove(self)
        store.unsubscribe(self, resource: storageName)
        timers.value.end?.cancel()
        timers.value.bookmark?.cancel()
        return true
    }

    // MARK: - Events

    func receive(_ events: [StoreEvent]) {
        let mustSchedule = state.withLock { state -> Bool in
            guard !state.isEnded, !state.isLagging else { return false }
            if state.queue.count + events.count > StoreLimits.windowEntries / 2 {
                state.queue = []
                state.isLagging = true
            } else {
                state.queue += events
            }
            defer { state.isScheduled = true }
            return !state.isScheduled
        }
        if mustSchedule { sink.loop.execute { self.drain() } }
    }

    private func drain() {
        let (events, isLagging) = state.withLock { state in
            defer { state.queue = [] }
            state.isScheduled = false
            return (state.queue, state.isLagging)
        }
        if isLagging { return catchUp() }
        pass(events)
    }

    private func pass(_ events: [StoreEvent]) {
        guard !events.isEmpty else { return }
        guard !conversion.value.isRunning else {
            state.withLock { $0.isLagging = true }
            return
        }
        let mustWait = events.contains { isForeign($0.object) || ($0.previous.map(isForeign) ?? false) }
        converted(
            { [operations, filter] () throws(StatusError) in
                try await operations.shown(events, for: filter.resource)
            }, at: mustWait ? nil : events
        ) { [self] in send($0) }
    }

    private func send(_ events: [StoreEvent]) {
        for event in events where event.object.revision > position.value {
            guard sink.isWritable else {
                state.withLock { $0.isLagging = true }
                break
            }
            if let shown = filter.shown(event) { sink.send(shown) }
            position.value = event.object.revision
        }
        sink.flush()
    }

    // MARK: - Conversion

    private func isForeign(_ object: StoredObject) -> Bool { filter.resource.served?.isForeign(object) ?? false }

    /// Goes on with `present`, or where that is nil with what `make` waits for. What happens meanwhile is read from the
    /// window afterwards.
    private func converted<Shown: Sendable>(
        _ make: @escaping @Sendable () async throws(StatusError) -> Shown, at present: Shown?,
        then: @escaping @Sendable (Shown) -> Void
    ) {
        if let present { return then(present) }
        conversion.value.isRunning = true
        Task { [self] in
            let result: Result<Shown, StatusError>
            do throws(StatusError) {
                result = .success(try await make())
            } catch {
                result = .failure(error)
            }
            sink.loop.execute { [self] in
                conversion.value.isRunning = false
                guard isOpen else { return }
                switch result {
                case .success(let shown): then(shown)
                case .failure(let error): fail(.internalError(error.message))
                }
                catchUp()
                if conversion.value.endsAfter, !conversion.value.isRunning { end() }
            }
        }
    }

    /// There is room again. Writing can bring this about, so it is seen to when the writing is over.
    func writable() {
        sink.loop.execute { [self] in
            if initial.value == nil { catchUp() } else if sink.isWritable { sendInitial() }
        }
    }

    /// Goes on from the window where the queue was left.
    private func catchUp() {
        guard sink.isWritable, state.withLock({ $0.isLagging && !$0.isEnded }) else { return }
        state.withLock { $0.isLagging = false }
        do throws(StoreError) {
            pass(try store.changes(resource: storageName, after: position.value).events)
        } catch {
            fail(error)
        }
    }

    // MARK: - Bookmarks

    private func scheduleBookmark() {
        guard query.allowBookmarks else { return }
        let time = TimeAmount.seconds(Int64(ServerLimits.bookmarkSeconds))
        timers.value.bookmark = sink.loop.scheduleTask(in: time) { [weak self] in
            guard let self, isOpen else { return }
            sendBookmark()
            if isOpen { scheduleBookmark() }
        }
    }

    private func sendBookmark() {
        guard sink.isWritable else { return }
        do throws(StoreError) {
            let (events, revision) = try store.changes(resource: storageName, after: position.value)
            guard events.isEmpty, revision > position.value else { return }
            position.value = revision
            sink.send(.bookmark(revision: revision, endsInitialEvents: false))
            sink.flush()
        } catch {
            fail(error)
        }
    }
}
