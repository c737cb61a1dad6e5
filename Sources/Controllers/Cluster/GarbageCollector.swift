import APIClient
import ClusterPlans
import ControllerRuntime
import Logging
import ObjectModel
import Synchronization

/// Deletes what nobody owns any more, over all kinds that can be listed, watched and deleted, custom ones as they come
/// and go. It keeps a graph of all
/// objects from the watches; what is to be done about an object is decided by `GarbageCollectionPlan`.
public final class GarbageCollector: Sendable {
    private let client: any APIClient
    private let clock: any Clock
    private let rightOfWay: RightOfWay?
    private let resources: [ResourceType]
    private let catalog = ResourceCatalog()
    /// The custom resources that are watched now.
    private let watched = Mutex<Set<String>>([])
    private let graph = Mutex(OwnershipGraph())
    private let queue: WorkQueue<String>
    private let lookups = Mutex(OwnerLookups())
    private let unsynced: Mutex<Set<String>>
    private let synced = ChangeSignal()
    private let sink: EventSink
    private let events: EventRecorder
    private let logger = Logger(label: "garbage-collector-controller")

    /// - Parameter rightOfWay: What has it goes before objects are taken in and looked at.
    public init(
        client: any APIClient, clock: any Clock, schema: Schema = .kubernetes, rightOfWay: RightOfWay? = nil
    ) {
        self.client = client
        self.clock = clock
        self.rightOfWay = rightOfWay
        resources = Self.collected(schema.resources)
        queue = WorkQueue(clock: clock)
        sink = EventSink(client: client, clock: clock)
        events = sink.recorder("garbage-collector-controller")
        unsynced = Mutex(Set(resources.map(\.groupResource)))
    }

    /// Every kind once, in the first version that is served. Events own nothing and are owned by nobody.
    private static func collected(_ resources: [ResourceType]) -> [ResourceType] {
        var seen: Set<String> = []
        return resources.filter { resource in
            Set(resource.verbs).isSuperset(of: ["list", "watch", "delete"]) && resource.plural != "events"
                && seen.insert(resource.groupResource).inserted
        }
    }

    /// Whether all kinds are known and nothing is to be done now.
    public var isIdle: Bool { unsynced.withLock { $0.isEmpty } && queue.isIdle }

    /// Collects until the task is cancelled.
    public func run() async {
        await withTaskGroup(of: Void.self) { group in
            for resource in resources { group.addTask { await self.watch(resource) } }
            group.addTask { await self.watchCustomResources() }
            group.addTask { await self.queue.runWakeUps() }
            group.addTask { await self.sink.run() }
            for _ in 0..<ClusterControllerLimits.collectors { group.addTask { await self.work() } }
        }
    }

    private func watch(_ resource: ResourceType) async {
        let kind = resource.groupResource
        let reflector = Reflector(resource, client: client, clock: clock, rightOfWay: rightOfWay)
        await reflector.run(onFailure: { self.skip(resource, after: $0) }) { [self] change in
            let affected = graph.withLock { graph -> Set<String> in
                switch change {
                case .replaced(let values, _): graph.replace(values.map { OwnedObject($0) }, kind: kind)
                case .added(let value), .modified(let value): graph.observe(OwnedObject(value), kind: kind)
                case .deleted(let value): graph.remove(OwnedObject(value).identity.uid, kind: kind)
                case .bookmark: []
                }
            }
            if kind == Self.definitions { catalog.apply(change) }
            if case .replaced = change { setSynced(kind) }
            if case .deleted(let value) = change {
                lookups.withLock { $0.noteGone(OwnedObject(value).identity) }
            }
            for uid in affected { queue.add(uid) }
        }
    }

    // MARK: - Custom resources

    private static let definitions = CustomResourceDefinition.resource.groupResource

    /// Watches custom resources as long as each is served.
    private func watchCustomResources() async {
        await withTaskGroup(of: Void.self) { group in
            while !Task.isCancelled {
                let seen = catalog.changes.count
                for resource in Self.collected(catalog.custom) {
                    let kind = resource.groupResource
                    guard watched.withLock({ $0.insert(kind).inserted }) else { continue }
                    group.addTask {
                        await self.watchWhileServed(resource)
                        self.watched.withLock { _ = $0.remove(kind) }
                    }
                }
                await catalog.changes.wait(past: seen)
            }
            group.cancelAll()
        }
    }

    /// Watches a custom resource until its definition goes, and forgets its objects then.
    private func watchWhileServed(_ resource: ResourceType) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.watch(resource) }
            group.addTask {
                while !Task.isCancelled {
                    let seen = self.catalog.changes.count
                    guard self.catalog.serves(resource.groupResource) else { return }
                    await self.catalog.changes.wait(past: seen)
                }
            }
            await group.next()
            group.cancelAll()
        }
        let affected = graph.withLock { $0.replace([], kind: resource.groupResource) }
        for uid in affected { queue.add(uid) }
    }

    /// A kind that isn't served has no objects: the others need not wait for it.
    private func skip(_ resource: ResourceType, after error: any Error) {
        guard let code = (error as? StatusError)?.code, code == 404 || code == 405 else { return }
        setSynced(resource.groupResource)
    }

    private func setSynced(_ kind: String) {
        if unsynced.withLock({ $0.remove(kind) }) != nil { synced.raise() }
    }

    private func work() async {
        while !Task.isCancelled {
            let seen = synced.count
            if unsynced.withLock({ $0.isEmpty }) { break }
            await synced.wait(past: seen)
        }
        while let uid = await queue.next() {
            await rightOfWay?.giveWay()
            do {
                try await collect(uid)
                queue.forget(uid)
            } catch is CancellationError {
                return
            } catch {
                if !((error as? StatusError)?.isConflict ?? false) { logger.warning("\(error)") }
                queue.retry(uid)
            }
            queue.done(uid)
        }
    }

    /// Does what the plan says about one object; what follows from that, the watches tell.
    private func collect(_ uid: String) async throws {
        let plan = graph.withLock { graph in
            GarbageCollectionPlan.make(
                for: uid, in: graph,
                absent: { uid, namespace in lookups.withLock { $0.isAbsent(uid, from: namespace) } },
                present: { uid, namespace in lookups.withLock { $0.isPresent(uid, from: namespace) } })
        }
        warnOfOwnersAbroad(of: uid)
        let writer = OwnershipWriter(client: client, catalog: catalog)
        switch plan {
        case .nothing: break
        case .verify(let owners):
            guard let namespace = graph.withLock({ $0.object(uid)?.identity.namespace }) else { return }
            for owner in owners { try await verify(owner, namespace: namespace) }
            queue.add(uid)
        case .delete(let object, let propagation): try await writer.delete(object, propagation)
        case .disown(let object, let owners): try await writer.disown(object, owners: owners)
        case .breakCircle(let object, let owners):
            try await writer.release(object, owners: owners)
            queue.add(uid)
        case .orphan(let owner, let dependents): try await writer.orphan(owner, dependents: dependents)
        case .finishForeground(let owner):
            try await writer.removeFinalizer(OwnedObject.foregroundFinalizer, from: owner)
        }
    }

    /// Tells of owners that live in another namespace and therefore are none.
    private func warnOfOwnersAbroad(of uid: String) {
        let (object, owners) = graph.withLock { ($0.object(uid)?.identity, $0.ownersAbroad(of: uid)) }
        guard let object else { return }
        for owner in owners {
            let text =
                "[\(owner.apiVersion)/\(owner.kind), namespace: \(object.namespace), name: \(owner.name), "
                + "uid: \(owner.uid)]"
            events.record(
                ObservedEvent(
                    .warning, reason: "OwnerRefInvalidNamespace",
                    message: "ownerRef \(text) does not exist in namespace \(FieldError.quoted(object.namespace))"),
                about: ObjectReference(to: object))
        }
    }

    /// Asks whether an owner exists: there may be a namesake.
    private func verify(_ owner: OwnedObject.Owner, namespace: String) async throws {
        let resource = try ServedResource.of(apiVersion: owner.apiVersion, kind: owner.kind, in: catalog)
        guard !resource.namespaced || !namespace.isEmpty else {
            return lookups.withLock { $0.noteUnresolvable(owner.uid) }
        }
        let place = resource.namespaced ? namespace : nil
        do {
            let object = try await client.get(resource, namespace: place ?? "", name: owner.name)
            if object.at("metadata", "uid")?.stringValue == owner.uid {
                return lookups.withLock { $0.notePresent(owner.uid, in: place) }
            }
        } catch let error as StatusError where error.isNotFound {
            // As good as another uid.
        }
        lookups.withLock { $0.noteAbsent(owner.uid, in: place) }
    }
}
