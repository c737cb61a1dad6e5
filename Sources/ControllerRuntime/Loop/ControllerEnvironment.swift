import APIClient
import ObjectModel

/// What controllers are made from.
public struct ControllerEnvironment: Sendable {
    /// Writes through it are in `caches` before they return.
    public let client: any APIClient
    public let clock: any Clock
    public let caches: ResourceCaches
    public let events: EventSink
    let rightOfWay: RightOfWay
    let longLooks: LongLooks?
    /// What goes wrong in the loops.
    public let failures = FailedAttempts()

    /// - Parameters:
    ///   - instance: What events name as the instance of their component.
    ///   - keepsLongLooksApart: Whether looks that take long by this clock wait for each other. For clusters with
    ///     workloads of thousands of pods, and clocks that go by themselves.
    public init(
        client: any APIClient, clock: any Clock, instance: String = "swiftlet", keepsLongLooksApart: Bool = false
    ) {
        self.clock = clock
        longLooks = keepsLongLooksApart ? LongLooks() : nil
        caches = ResourceCaches(client: client, clock: clock)
        self.client = RecordingClient(client, caches: caches)
        rightOfWay = RightOfWay(clock: clock)
        events = EventSink(client: client, clock: clock, instance: instance, rightOfWay: rightOfWay)
    }

    /// A queue that follows this environment's clock.
    public func queue() -> WorkQueue<ObjectKey> { WorkQueue(clock: clock) }
}

extension ResourceCache {
    /// Queues the key of every object of this kind that changes.
    public func enqueueChanges(to queue: WorkQueue<ObjectKey>) {
        onChange { change in queue.add(ObjectKey(change.object)) }
    }

    /// Queues the controlling owner, if it is of the given kind, of every object that changes, the old one and the new.
    public func enqueueControllers<Owner: Kind>(_ type: Owner.Type, to queue: WorkQueue<ObjectKey>) {
        onChange { change in
            for object in [change.old, change.new] {
                guard let metadata = object?.objectMeta, let owner = metadata.controller(ofKind: Owner.self) else {
                    continue
                }
                let namespace = Owner.resource.namespaced ? metadata.namespace : ""
                queue.add(ObjectKey(namespace: namespace, name: owner.name))
            }
        }
    }
}

extension ObjectMeta {
    /// The owner that controls this object, when it is of that kind (in whatever version).
    public func controller<Owner: Kind>(ofKind type: Owner.Type) -> OwnerReference? {
        let group = Owner.apiVersion.split(separator: "/").dropLast()
        return ownerReferences.first { owner in
            owner.controller == true && owner.kind == Owner.kind
                && owner.apiVersion.split(separator: "/").dropLast() == group
        }
    }
}
