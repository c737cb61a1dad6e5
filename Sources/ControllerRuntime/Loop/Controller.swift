import APIClient
import ObjectModel
import WorkloadPlans

/// What brings the objects of one kind to where their specs want them. A controller holds the caches it reads, fills
/// its queue from their changes, and says for one key at a time what is to be done.
public protocol Controller: Sendable {
    /// Such as `job-controller`; its events are stated under this name.
    var name: String { get }
    /// The keys that may need work.
    var queue: WorkQueue<ObjectKey> { get }
    /// How many keys are worked on at a time.
    var workers: Int { get }
    /// Whether its work is due at certain moments: then it goes before that of other controllers (`RightOfWay`), and is
    /// planned ahead: `reconcile` is asked some seconds before what it would do at the moment, so it only decides.
    var isPunctual: Bool { get }
    /// The kind whose objects its plans are about, if people may ask why they are as they are. Asking calls
    /// `reconcile` and applies nothing, so `reconcile` of such a controller only decides.
    var explains: ResourceType? { get }
    /// The kinds of custom resources that its plans write.
    var customKinds: [any CustomKind.Type] { get }
    /// Looks at the object of a key and says what to do about it, or does it. Errors bring the key back with a delay
    /// that doubles; Conflict brings it back at once.
    func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation
    /// Told how the plan that `reconcile` gave for a key went.
    func applied(_ outcome: PlanApplier.Outcome, to key: ObjectKey)
    /// What the controller does besides, such as watches of its own, until the task is cancelled.
    func runBeside() async
}

extension Controller {
    /// As many as `ControllerLimits.workers`.
    public var workers: Int { ControllerLimits.workers }
    /// Most work is due as soon as it can be done.
    public var isPunctual: Bool { false }
    /// Nothing.
    public var explains: ResourceType? { nil }
    /// None.
    public var customKinds: [any CustomKind.Type] { [] }
    /// Most controllers have no use for it: what went wrong shows in the next state.
    public func applied(_ outcome: PlanApplier.Outcome, to key: ObjectKey) {}
    /// Nothing: most controllers need no more than their caches.
    public func runBeside() async {}
}

/// What a look at one object came to.
public enum Reconciliation: Sendable {
    /// Nothing to do until something changes.
    case done
    /// Nothing to do until that moment, unless something changes.
    case again(at: Time)
    /// Apply this, and look again when it says so.
    case apply(Plan)
}
