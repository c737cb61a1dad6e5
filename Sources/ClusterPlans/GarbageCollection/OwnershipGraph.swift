import ObjectModel

/// Who owns whom, over all kinds: the State of garbage collection. Changes answer the uids that are to be looked at.
public struct OwnershipGraph: Sendable {
    /// By reference: a table of so many large values would mostly be room for more of them.
    private final class Known: Sendable {
        let object: OwnedObject
        init(_ object: OwnedObject) { self.object = object }
    }

    private var objects: [String: Known] = [:]
    /// By the uid of an owner, whether that is known or not.
    private var dependents: [String: Set<String>] = [:]
    /// Known objects per kind, to notice what a new list lacks.
    private var kinds: [String: Set<String>] = [:]
    /// Those that were named last.
    private var lastOwners: [OwnedObject.Owner] = []

    public init() {}

    public var count: Int { objects.count }
    /// The object with this uid; nil when none is known.
    public func object(_ uid: String) -> OwnedObject? { objects[uid]?.object }

    /// The known objects that name this uid as an owner, in the order of their uids.
    public func dependents(of uid: String) -> [OwnedObject] {
        (dependents[uid] ?? []).sorted().compactMap { objects[$0]?.object }
    }

    /// The owners that an object names although they live in another namespace than it does.
    public func ownersAbroad(of uid: String) -> [OwnedObject.Owner] {
        guard let object = objects[uid]?.object else { return [] }
        return object.owners.filter { owner in
            let namespace = objects[owner.uid]?.object.identity.namespace ?? ""
            return !namespace.isEmpty && namespace != object.identity.namespace
        }
    }

    /// Whether any known object names this uid as an owner.
    public func hasDependents(_ uid: String) -> Bool { dependents[uid]?.isEmpty == false }

    /// A new or changed object of a kind (any text that tells kinds apart).
    public mutating func observe(_ object: OwnedObject, kind: String) -> Set<String> {
        let uid = object.identity.uid
        var object = object
        // The pods of one owner come one after the other, and say the same of it.
        if object.owners == lastOwners { object.owners = lastOwners } else { lastOwners = object.owners }
        let before = objects.updateValue(Known(object), forKey: uid)?.object
        if let before, before.isAlike(object) { return [] }
        if before == nil { kinds[kind, default: []].insert(uid) }
        var affected: Set<String> = []
        if !object.owners.isEmpty || object.isDeleting { affected.insert(uid) }
        let old = Set(before?.owners ?? [])
        let new = Set(object.owners)
        if old != new {
            for owner in old.subtracting(new) { unlink(uid, from: owner.uid) }
            for owner in new { dependents[owner.uid, default: []].insert(uid) }
            // An owner may wait for this object no longer.
            affected.formUnion(waiting(old.subtracting(new)))
        }
        let startsDeletion = object.isDeleting && (object.isForeground || object.isOrphaning)
        if startsDeletion { affected.formUnion(dependents[uid] ?? []) }
        // Whoever holds its owner back may have begun to go away, or a circle may have closed.
        if object.isDeleting { affected.formUnion(waiting(new)) }
        return affected
    }

    /// An object is gone.
    public mutating func remove(_ uid: String, kind: String) -> Set<String> {
        kinds[kind]?.remove(uid)
        var affected = dependents[uid] ?? []
        guard let object = objects.removeValue(forKey: uid)?.object else { return affected }
        for owner in object.owners { unlink(uid, from: owner.uid) }
        affected.formUnion(waiting(Set(object.owners)))
        return affected
    }

    /// These are all objects of a kind.
    public mutating func replace(_ all: [OwnedObject], kind: String) -> Set<String> {
        var affected: Set<String> = []
        let present = Set(all.map(\.identity.uid))
        for uid in kinds[kind] ?? [] where !present.contains(uid) { affected.formUnion(remove(uid, kind: kind)) }
        for object in all { affected.formUnion(observe(object, kind: kind)) }
        // An owner may have come and gone between two lists, unseen.
        for (owner, uids) in dependents where objects[owner] == nil { affected.formUnion(uids) }
        return affected
    }

    private mutating func unlink(_ uid: String, from owner: String) {
        dependents[owner]?.remove(uid)
        if dependents[owner]?.isEmpty ?? false { dependents[owner] = nil }
    }

    private func waiting(_ owners: Set<OwnedObject.Owner>) -> [String] {
        owners.map(\.uid).filter { uid in
            guard let object = objects[uid]?.object else { return false }
            return object.isDeleting && object.isForeground
        }
    }
}
