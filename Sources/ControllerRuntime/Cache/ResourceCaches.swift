import APIClient
import ObjectModel
import Synchronization

/// The caches of a process, one per kind (and selection) however many controllers read it.
public final class ResourceCaches: Sendable {
    private struct Selected {
        let options: ListRequest
        let cache: any CachedResource
    }

    private struct State {
        /// By group, version and plural; a kind may have one cache per selection.
        var caches: [String: [Selected]] = [:]
        /// Not yet running.
        var fresh: [any CachedResource] = []
    }

    private let client: any APIClient
    private let clock: any Clock
    private let rightOfWay: RightOfWay?
    private let state = Mutex(State())
    private let added = ChangeSignal()

    /// - Parameter rightOfWay: What has it goes before the changes of others are taken in.
    public init(client: any APIClient, clock: any Clock, rightOfWay: RightOfWay? = nil) {
        self.client = client
        self.rightOfWay = rightOfWay
        self.clock = clock
    }

    /// The cache of a kind, or of what selectors leave of it; made when it is asked for first.
    public func cache<Object: Kind>(
        of type: Object.Type, _ options: ListRequest = ListRequest()
    ) -> ResourceCache<Object> {
        let key = Self.key(Object.resource)
        let cache = state.withLock { state -> ResourceCache<Object> in
            let known = state.caches[key, default: []].first {
                $0.options.labelSelector == options.labelSelector && $0.options.fieldSelector == options.fieldSelector
            }
            if let cache = known?.cache as? ResourceCache<Object> { return cache }
            let cache = ResourceCache<Object>(
                client: client, clock: clock, options: options, rightOfWay: rightOfWay)
            state.caches[key, default: []].append(Selected(options: options, cache: cache))
            state.fresh.append(cache)
            return cache
        }
        added.raise()
        return cache
    }

    /// Keeps all caches current, also those asked for later, until the task is cancelled.
    public func run() async {
        await withTaskGroup(of: Void.self) { group in
            while !Task.isCancelled {
                let seen = added.count
                let fresh = state.withLock { state in
                    defer { state.fresh = [] }
                    return state.fresh
                }
                for cache in fresh { group.addTask { await cache.run() } }
                await added.wait(past: seen)
            }
            group.cancelAll()
        }
    }

    /// Returns once every cache asked for so far has its first list, or when the task is cancelled.
    public func waitUntilSynced() async {
        for selected in state.withLock({ $0.caches.values.flatMap { $0 } }) { await selected.cache.waitUntilSynced() }
    }

    /// Takes in what the API server answered about an object, where its kind is cached.
    func record(_ resource: ResourceType, current object: Value) {
        for cache in caches(of: resource) { cache.record(currentValue: object) }
    }

    /// Takes in that an object is gone.
    func record(_ resource: ResourceType, deleted key: ObjectKey, uid: String) {
        for cache in caches(of: resource) { cache.record(deleted: key, uid: uid) }
    }

    private func caches(of resource: ResourceType) -> [any CachedResource] {
        state.withLock { $0.caches[Self.key(resource)]?.map(\.cache) ?? [] }
    }

    private static func key(_ resource: ResourceType) -> String { "\(resource.apiVersion)/\(resource.plural)" }
}

/// A cache of some kind.
protocol CachedResource: Sendable {
    func run() async
    func waitUntilSynced() async
    func record(currentValue: Value)
    func record(deleted key: ObjectKey, uid: String)
}

extension ResourceCache: CachedResource {
    func record(currentValue: Value) { record(current: Object(currentValue)) }
}
