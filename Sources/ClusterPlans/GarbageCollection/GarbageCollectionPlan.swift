import ObjectModel
import WorkloadPlans

/// What is to be done about one object because of who owns it, or whom it owns. (Kubernetes: garbage collection;
/// background, foreground and orphan propagation.)
public enum GarbageCollectionPlan: Sendable, Equatable {
    case nothing
    /// First find out whether these owners exist.
    case verify([OwnedObject.Owner])
    /// Delete the object in this version of it.
    case delete(ObjectIdentity, Deletion.Propagation)
    /// Take these owners (uids) from the object: others keep it.
    case disown(ObjectIdentity, owners: [String])
    /// Owners and dependents wait for each other: let the object hold its owners (uids) back no longer, then delete it.
    case breakCircle(ObjectIdentity, owners: [String])
    /// Take the owner (uid) from its dependents, then the finalizer from the owner.
    case orphan(ObjectIdentity, dependents: [ObjectIdentity])
    /// Nobody holds the object back any more: take the foreground finalizer away.
    case finishForeground(ObjectIdentity)

    /// - Parameters:
    ///   - absent: Whether the owner with a uid is known not to exist for objects in a namespace.
    ///   - present: Whether it is known to exist for them although the graph has not seen it.
    public static func make(
        for uid: String, in graph: OwnershipGraph, absent: (_ uid: String, _ namespace: String) -> Bool,
        present: (_ uid: String, _ namespace: String) -> Bool
    ) -> GarbageCollectionPlan {
        guard let object = graph.object(uid) else { return .nothing }
        if object.isDeleting { return deletion(of: object, in: graph) }
        guard !object.owners.isEmpty else { return .nothing }
        let namespace = object.identity.namespace
        var solid = false
        var waiting: [String] = []
        var dangling: [String] = []
        var unknown: [OwnedObject.Owner] = []
        for owner in object.owners {
            if let known = graph.object(owner.uid) {
                // Such an owner can't be looked up for an object without a namespace, which is left alone then.
                if namespace.isEmpty, !known.identity.namespace.isEmpty { return .nothing }
                if !canOwn(known, object, as: owner) {
                    dangling.append(owner.uid)
                } else if known.isDeleting && known.isForeground {
                    waiting.append(owner.uid)
                } else {
                    solid = true
                }
            } else if absent(owner.uid, namespace) {
                dangling.append(owner.uid)
            } else if present(owner.uid, namespace) {
                solid = true
            } else {
                unknown.append(owner)
            }
        }
        guard unknown.isEmpty else { return .verify(unknown) }
        if solid {
            let lost = dangling + waiting
            return lost.isEmpty ? .nothing : .disown(object.identity, owners: lost)
        }
        return removal(of: object, waiting: waiting, in: graph)
    }

    /// Nobody keeps the object.
    private static func removal(
        of object: OwnedObject, waiting: [String], in graph: OwnershipGraph
    ) -> GarbageCollectionPlan {
        if !waiting.isEmpty, graph.hasDependents(object.identity.uid) {
            let dependents = graph.dependents(of: object.identity.uid)
            let closesCircle = dependents.contains { $0.isDeleting && $0.isForeground }
            let holdsBack = object.owners.contains { waiting.contains($0.uid) && $0.blocks }
            if closesCircle, holdsBack { return .breakCircle(object.identity, owners: waiting) }
            return .delete(object.identity, .foreground)
        }
        if object.isOrphaning { return .delete(object.identity, .orphan) }
        return .delete(object.identity, object.isForeground ? .foreground : .background)
    }

    /// The object is marked for deletion.
    private static func deletion(of object: OwnedObject, in graph: OwnershipGraph) -> GarbageCollectionPlan {
        let dependents = graph.dependents(of: object.identity.uid)
        if object.isOrphaning { return .orphan(object.identity, dependents: dependents.map(\.identity)) }
        guard object.isForeground else { return .nothing }
        let isHeldBack = dependents.contains { dependent in
            dependent.owners.contains { $0.uid == object.identity.uid && $0.blocks }
        }
        return isHeldBack ? .nothing : .finishForeground(object.identity)
    }

    /// Owners live in the namespace of what they own, or in none, and are of the kind and name that is stated.
    private static func canOwn(_ owner: OwnedObject, _ object: OwnedObject, as stated: OwnedObject.Owner) -> Bool {
        let identity = owner.identity
        let isInReach = identity.namespace.isEmpty || identity.namespace == object.identity.namespace
        return isInReach && identity.kind == stated.kind && identity.name == stated.name
            && group(identity.apiVersion) == group(stated.apiVersion)
    }

    /// One object is served in several versions of its group.
    private static func group(_ apiVersion: String) -> Substring {
        apiVersion.firstIndex(of: "/").map { apiVersion[..<$0] } ?? ""
    }
}
