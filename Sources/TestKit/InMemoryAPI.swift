import APIClient
import ControllerRuntime
import ObjectModel
import ObjectRules
import Synchronization

/// A small API server for tests, without defaulting, validation or admission: names, versions and conflicts, patches,
/// finalizers and graceful deletion, status and other subresources, lists and watches with selectors.
/// Names, uids and versions are counted, so runs are alike.
public final class InMemoryAPI: APIClient {
    /// What a client asks for.
    public struct Request: Sendable, Hashable, CustomStringConvertible {
        /// `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`.
        public let verb: String
        /// Such as `pods` or `jobs.batch`.
        public let resource: String
        public let key: ObjectKey
        public let subresource: String?

        public var description: String {
            "\(verb) \(resource)\(subresource.map { "/" + $0 } ?? "") \(key)"
        }
    }

    /// An eviction that a budget has granted.
    public struct GrantedEviction: Sendable, Hashable {
        public let pod: ObjectKey
        public let budget: ObjectKey
        /// The pods of the budget that were ready, and not about to go, right after it.
        public let healthyPodsLeft: Int
    }

    private struct Watcher {
        let resource: ResourceType
        let selection: Selection
        /// Gone with its reader.
        weak var feed: WatchFeed?
    }

    private struct State {
        var objects = InMemoryObjects()
        var watchers: [Int: Watcher] = [:]
        var nextWatcher = 0
        var delivered = 0
        var requests: [Request] = []
        var announcements: [Value] = []
        var intercept: (@Sendable (Request) throws -> Void)?

        mutating func deliver() {
            while delivered < objects.changes.count {
                let change = objects.changes[delivered]
                delivered += 1
                for watcher in watchers.values where watcher.resource.groupResource == change.resource {
                    if let event = watcher.selection.event(change.event) { watcher.feed?.yield(event) }
                }
            }
        }
    }

    private let state = Mutex(State())
    private let clock: any Clock

    public init(clock: any Clock = ManualClock()) { self.clock = clock }

    // MARK: For tests

    /// All writes so far, in order.
    public var writes: [Request] {
        state.withLock { $0.requests.filter { !["get", "list", "watch"].contains($0.verb) } }
    }

    /// All requests so far, in order.
    public var requests: [Request] { state.withLock { $0.requests } }

    /// All objects so far whose creation was announced, in order.
    public var announcements: [Value] { state.withLock { $0.announcements } }

    /// All evictions so far that budgets have granted, in order.
    public var grantedEvictions: [GrantedEviction] { state.withLock { $0.objects.evictions } }

    /// Whether all watchers have worked on everything that happened.
    public var isWatchedToTheEnd: Bool {
        state.withLock { state in state.watchers.values.allSatisfy { $0.feed?.isDrained ?? true } }
    }

    /// Looks at every request before it is carried out; what it throws is the answer.
    public func intercept(_ handler: (@Sendable (Request) throws -> Void)?) {
        state.withLock { $0.intercept = handler }
    }

    /// Forgets the history, so that watches from old positions are answered 410, and ends all watches with 410.
    public func compact() {
        let watchers = state.withLock { state in
            state.objects.compacted = state.objects.version
            defer { state.watchers = [:] }
            return Array(state.watchers.values)
        }
        for watcher in watchers { watcher.feed?.finish(throwing: StatusError.gone("too old resource version")) }
    }

    /// Ends all watches as a broken connection does.
    public func breakWatches() {
        let watchers = state.withLock { state in
            defer { state.watchers = [:] }
            return Array(state.watchers.values)
        }
        for watcher in watchers { watcher.feed?.finish() }
    }

    // MARK: APIClient

    public func get(_ resource: ResourceType, namespace: String, name: String) async throws -> Value {
        let key = ObjectKey(namespace: resource.namespaced ? namespace : "", name: name)
        return try perform("get", resource, key, nil) { try $0.object(resource, key) }
    }

    public func list(_ resource: ResourceType, namespace: String?, options: ListRequest) async throws -> ObjectList {
        let selection = try Selection(resource, namespace: namespace, options)
        return try perform("list", resource, ObjectKey(namespace: namespace ?? "", name: ""), nil) { objects in
            let items = objects.objects.filter { $0.key.resource == resource.groupResource }
                .map(\.value).filter(selection.matches).sorted { $0.place < $1.place }
            let rest = items.drop { !options.continueToken.isEmpty && $0.place <= options.continueToken }
            let page = options.limit == 0 ? rest : rest.prefix(options.limit)
            return ObjectList(
                items: Array(page), resourceVersion: "\(objects.version)",
                continueToken: page.count < rest.count ? page.last?.place ?? "" : "")
        }
    }

    public func watch(
        _ resource: ResourceType, namespace: String?, options: ListRequest
    ) async throws -> AsyncThrowingStream<ObjectEvent, any Error> {
        let selection = try Selection(resource, namespace: namespace, options)
        _ = try perform("watch", resource, ObjectKey(namespace: namespace ?? "", name: ""), nil) { _ in }
        let feed = WatchFeed()
        try state.withLock { state in
            if let position = Int(options.resourceVersion) {
                guard position >= state.objects.compacted else {
                    throw StatusError.gone("too old resource version: \(position) (\(state.objects.compacted))")
                }
                for change in state.objects.changes
                where change.version > position && change.resource == resource.groupResource {
                    if let event = selection.event(change.event) { feed.yield(event) }
                }
            } else {
                for object in state.objects.objects
                where object.key.resource == resource.groupResource && selection.matches(object.value) {
                    feed.yield(ObjectEvent(kind: .added, object: object.value))
                }
            }
            state.watchers = state.watchers.filter { $0.value.feed != nil }
            state.watchers[state.nextWatcher] = Watcher(resource: resource, selection: selection, feed: feed)
            state.nextWatcher += 1
        }
        return feed.stream
    }

    public func prepare(_ resource: ResourceType, namespace: String, object: Value, for moment: Time) async {
        state.withLock { $0.announcements.append(object) }
    }

    public func create(
        _ resource: ResourceType, namespace: String, name: String?, subresource: String?, object: Value
    ) async throws -> Value {
        let now = clock.now()
        let given = name ?? object.at("metadata", "name")?.stringValue ?? ""
        let key = ObjectKey(namespace: namespace, name: given)
        return try perform("create", resource, key, subresource) { objects in
            switch subresource {
            case nil: return try objects.create(resource, namespace: namespace, object, now: now)
            case "binding"?:
                try objects.bind(key, to: object.at("target", "name")?.stringValue ?? "", now: now)
                return ["kind": "Status", "apiVersion": "v1", "status": "Success"]
            case "eviction"?: return try objects.evict(key, now: now)
            case let other?: throw StatusError.badRequest("no subresource \(other)")
            }
        }
    }

    public func update(
        _ resource: ResourceType, namespace: String, name: String, subresource: String?, object: Value
    ) async throws -> Value {
        let now = clock.now()
        let key = ObjectKey(namespace: namespace, name: name)
        return try perform("update", resource, key, subresource) {
            try $0.update(resource, key, subresource: subresource, object, now: now)
        }
    }

    public func patch(
        _ resource: ResourceType, namespace: String, name: String, subresource: String?, patch: Patch
    ) async throws -> Value {
        let now = clock.now()
        let key = ObjectKey(namespace: namespace, name: name)
        return try perform("patch", resource, key, subresource) { objects in
            let current = try objects.object(resource, key)
            let patched = try objects.applying(patch, to: current, of: resource)
            return try objects.update(resource, key, subresource: subresource, patched, now: now)
        }
    }

    @discardableResult
    public func delete(
        _ resource: ResourceType, namespace: String, name: String, options: DeleteRequest
    ) async throws -> Value {
        let now = clock.now()
        let key = ObjectKey(namespace: namespace, name: name)
        return try perform("delete", resource, key, nil) { try $0.delete(resource, key, options, now: now) }
    }

    /// Carries out a request and tells the watchers what it changed, in order.
    private func perform<Answer>(
        _ verb: String, _ resource: ResourceType, _ key: ObjectKey, _ subresource: String?,
        _ body: (inout InMemoryObjects) throws -> Answer
    ) throws -> Answer {
        let request = Request(verb: verb, resource: resource.groupResource, key: key, subresource: subresource)
        let intercept = state.withLock { state in
            state.requests.append(request)
            return state.intercept
        }
        try intercept?(request)
        return try state.withLock { state in
            defer { state.deliver() }
            return try body(&state.objects)
        }
    }
}

/// Which objects a list or watch is about.
private struct Selection: Sendable {
    private let namespace: String?
    private let labels: LabelSelectorExpression
    private let fields: FieldSelector

    init(_ resource: ResourceType, namespace: String?, _ options: ListRequest) throws {
        self.namespace = resource.namespaced ? namespace : nil
        labels = try LabelSelectorExpression(parsing: options.labelSelector)
        fields = try FieldSelector(parsing: options.fieldSelector, resource: resource)
    }

    func matches(_ object: Value) -> Bool {
        if let namespace, object.at("metadata", "namespace")?.stringValue != namespace { return false }
        return labels.matches(object.at("metadata", "labels")?.objectValue) && fields.matches(object)
    }

    /// Objects that leave or enter a selection by a change are not told as gone or new: tests don't need it.
    func event(_ event: ObjectEvent) -> ObjectEvent? { matches(event.object) ? event : nil }
}

extension Value {
    /// Where it stands among all of its kind.
    fileprivate var place: String {
        let metadata = ObjectMeta(self["metadata"])
        return "\(metadata.namespace)/\(metadata.name)"
    }
}
