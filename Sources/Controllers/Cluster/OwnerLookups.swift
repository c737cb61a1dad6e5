import ObjectModel
import WorkloadPlans

/// What was found out about owners that the graph does not have, as far as it was looked at: one that is absent from
/// one namespace may be in another, and where an owner with a namespace should be can't be said for an object without
/// one.
struct OwnerLookups: Sendable {
    private var absent = BoundedSet(capacity: ClusterControllerLimits.absentOwners)
    private var present = BoundedSet(capacity: ClusterControllerLimits.presentOwners)

    /// - Parameter namespace: That of the object that names the owner.
    func isAbsent(_ uid: String, from namespace: String) -> Bool { Self.holds(absent, uid, namespace) }

    /// - Parameter namespace: That of the object that names the owner.
    func isPresent(_ uid: String, from namespace: String) -> Bool { Self.holds(present, uid, namespace) }

    /// - Parameter namespace: Where it was looked for; nil if it is of a kind of the cluster.
    mutating func noteAbsent(_ uid: String, in namespace: String?) { absent.insert(Self.place(uid, namespace)) }

    /// - Parameter namespace: Where it was found; nil if it is of a kind of the cluster.
    mutating func notePresent(_ uid: String, in namespace: String?) { present.insert(Self.place(uid, namespace)) }

    /// An object of the cluster names an owner that has a namespace. Nobody can tell in which one it should be, so it
    /// can't be said to be absent.
    mutating func noteUnresolvable(_ uid: String) { notePresent(uid, in: "") }

    /// An object was deleted.
    mutating func noteGone(_ object: ObjectIdentity) {
        let namespace = object.namespace.isEmpty ? nil : object.namespace
        noteAbsent(object.uid, in: namespace)
        present.remove(Self.place(object.uid, namespace))
    }

    private static func place(_ uid: String, _ namespace: String?) -> String { namespace.map { "\(uid)/\($0)" } ?? uid }

    private static func holds(_ set: BoundedSet, _ uid: String, _ namespace: String) -> Bool {
        set.contains(place(uid, nil)) || set.contains(place(uid, namespace))
    }
}
