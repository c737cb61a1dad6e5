import APIClient
import ObjectModel

/// What controllers are made from.
public struct ControllerEnvironment: Sendable {
    /// Writes through it are in `caches` before they return.
    public let client: any APIClient
    public let clock: any Clock
    public let caches: ResourceCaches
    public let events: EventSink
    /// What is due at a moment goes first. The loops see to it; who works beside them should too.
    public let rightOfWay: RightOfWay
    let longLooks: LongLooks?
    /// What goes wrong in the loops.
    public let failures = FailedAttempts()

    /// - Parameters:
    ///   - instance: What events name as the instance of their component.
    ///   - keepsLongLooksApart: Whether looks that take long by this clock wait for each other. For clusters with
    ///     workloads of thousands of pods, and clocks that go by themselves.
    ///   - crowdChanged: Told when so much is due at one moment that its writes are better made durable together, and
    ///     when it is not any more. Must not wait.
    public init(
        client: any APIClient, clock: any Clock, instance: String = "swiftlet", keepsLongLooksApart: Bool = false,
        crowdChanged: @escaping @Sendable (Bool) -> Void = { _ in }
    ) {
        self.clock = clock
        longLooks = keepsLongLooksApart ? LongLooks() : nil
        rightOfWay = RightOfWay(clock: clock, crowdChanged: crowdChanged)
        caches = ResourceCaches(client: client, clock: clock, rightOfWay: rightOfWay)
        self.client = RecordingClient(client, caches: caches)
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
    /// - Parameter exceptForNew: Whether objects that come are no reason to look.
    public func enqueueControllers<Owner: Kind>(
        _ type: Owner.Type, to queue: WorkQueue<ObjectKey>, exceptForNew: Bool = false
    ) {
        let isNamespaced = Owner.resource.namespaced
        onChange { change in
            if exceptForNew, change.old == nil { return }
            let keys = [change.old, change.new].map { object -> ObjectKey? in
                guard let metadata = object?.objectMeta, let owner = metadata.controller(ofKind: Owner.self) else {
                    return nil
                }
                return ObjectKey(namespace: isNamespaced ? metadata.namespace : "", name: owner.name)
            }
            if let key = keys[0], key != keys[1] { queue.add(key) }
            if let key = keys[1] { queue.add(key) }
        }
    }
}

extension ObjectMeta {
    /// The owner that controls this object, when it is of that kind (in whatever version).
    public func controller<Owner: Kind>(ofKind type: Owner.Type) -> OwnerReference? {
        controller(ofKind: Owner.kind, group: Self.group(ofVersion: Owner.apiVersion))
    }

    private func controller(ofKind kind: String, group: Substring) -> OwnerReference? {
        for case .object(let owner) in fields.values("ownerReferences")
        where owner.bool("controller") && owner.string("kind") == kind
            && Self.group(ofVersion: owner.string("apiVersion")) == group
        {
            return OwnerReference(fields: owner)
        }
        return nil
    }

    /// Such as `apps` of `apps/v1`; empty for `v1`.
    private static func group(ofVersion apiVersion: String) -> Substring {
        apiVersion.utf8.firstIndex(of: UInt8(ascii: "/")).map { apiVersion[..<$0] } ?? ""
    }
}
