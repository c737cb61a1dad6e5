import ClusterPlans
import ObjectModel
import TestKit
import Testing
import WorkloadPlans

/// Seeded random histories of owners and dependents: users create and delete in all three ways and release what they
/// hold, the collector sees changes late, and dies between any two writes.
@Suite struct GarbageCollectionHistoryTests {
    @Test(arguments: 0..<300 as Range<UInt64>) func nothingIsLostAndNothingIsLeft(seed: UInt64) {
        var world = OwnedWorld(seed: seed)
        for _ in 0..<80 { world.step() }
        world.settle()
        world.checkEnd()
        let writes = world.writes
        world.restart()
        world.settle()
        #expect(world.writes == writes)
    }
}

/// The API server and the collector, as far as ownership is concerned.
private struct OwnedWorld {
    private struct Thing {
        var version = 1
        var owners: [(uid: String, blocks: Bool)]
        var isDeleting = false
        /// Was deleted together with what it owns; stays so when only another finalizer holds it.
        var takesDependentsAlong = false
        var finalizers: Set<String> = []
    }

    private struct Refused: Error {}

    private var things: [String: Thing] = [:]
    private var graph = OwnershipGraph()
    private var absent: Set<String> = []
    private var queue: Set<String> = []
    /// What the collector has not seen yet: uids of changed and removed things, in order.
    private var unseen: [(uid: String, object: OwnedObject?)] = []
    private var random: SeededGenerator
    private var next = 0
    private(set) var writes = 0

    private static let hold = "example.com/hold"

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    // MARK: Users

    mutating func step() {
        switch Int.random(in: 0..<12, using: &random) {
        case 0..<4: create()
        case 4:
            guard let uid = someone(), things[uid]?.isDeleting == false else { return }
            let policy = ["Background", "Foreground", "Orphan"].randomElement(using: &random) ?? ""
            delete(uid, policy)
        case 5:
            guard let uid = someone(), things[uid]?.finalizers.contains(Self.hold) == true else { return }
            change(uid) { $0.finalizers.remove(Self.hold) }
        case 6..<9: see(Int.random(in: 1...4, using: &random))
        case 9..<11: work(Int.random(in: 1...4, using: &random))
        default: restart()
        }
    }

    private mutating func someone() -> String? { things.keys.sorted().randomElement(using: &random) }

    private mutating func create() {
        next += 1
        var owners: [(uid: String, blocks: Bool)] = []
        for _ in 0..<Int.random(in: 0...2, using: &random) {
            let uid = Int.random(in: 0..<6, using: &random) == 0 ? "never" : someone()
            guard let uid, !owners.contains(where: { $0.uid == uid }) else { continue }
            owners.append((uid, Bool.random(using: &random)))
        }
        let isHeld = Int.random(in: 0..<4, using: &random) == 0
        let uid = "u\(next)"
        things[uid] = Thing(owners: owners, finalizers: isHeld ? [Self.hold] : [])
        tell(uid)
    }

    // MARK: The API server

    private func object(_ uid: String) -> OwnedObject? {
        guard let thing = things[uid] else { return nil }
        return OwnedObject(
            ConfigMap.new {
                $0.metadata.name = uid
                $0.metadata.uid = uid
                $0.metadata.namespace = "ns"
                $0.metadata.resourceVersion = "\(thing.version)"
                $0.metadata.finalizers = thing.finalizers.sorted()
                if thing.isDeleting { $0.metadata.deletionTimestamp = Time(seconds: 1) }
                $0.metadata.ownerReferences = thing.owners.map { owner in
                    .make {
                        $0.apiVersion = "v1"
                        $0.kind = "ConfigMap"
                        $0.name = owner.uid
                        $0.uid = owner.uid
                        if owner.blocks { $0.blockOwnerDeletion = true }
                    }
                }
            }.value)
    }

    private mutating func tell(_ uid: String) { unseen.append((uid, object(uid))) }

    private mutating func change(_ uid: String, _ change: (inout Thing) -> Void) {
        guard var thing = things[uid] else { return }
        change(&thing)
        thing.version += 1
        things[uid] = thing.isDeleting && thing.finalizers.isEmpty ? nil : thing
        tell(uid)
    }

    private mutating func delete(_ uid: String, _ policy: String) {
        change(uid) { thing in
            thing.isDeleting = true
            thing.finalizers.subtract([OwnedObject.orphanFinalizer, OwnedObject.foregroundFinalizer])
            if policy == "Orphan" { thing.finalizers.insert(OwnedObject.orphanFinalizer) }
            if policy == "Foreground" {
                thing.finalizers.insert(OwnedObject.foregroundFinalizer)
                thing.takesDependentsAlong = true
            }
        }
    }

    // MARK: The collector

    private mutating func see(_ count: Int) {
        for (uid, object) in unseen.prefix(count) {
            if let object {
                queue.formUnion(graph.observe(object, kind: "k"))
            } else {
                queue.formUnion(graph.remove(uid, kind: "k"))
                absent.insert(uid)
            }
        }
        unseen.removeFirst(min(count, unseen.count))
    }

    /// The process dies and lists everything anew.
    mutating func restart() {
        graph = OwnershipGraph()
        absent = []
        unseen = []
        queue = graph.replace(things.keys.sorted().compactMap(object), kind: "k")
    }

    /// Works on so many keys; each plan may be cut short by death.
    private mutating func work(_ count: Int) {
        for _ in 0..<count {
            guard let uid = queue.min() else { return }
            queue.remove(uid)
            do {
                try carryOut(uid)
            } catch {
                queue.insert(uid)
                see(1)
            }
        }
    }

    mutating func settle() {
        for _ in 0..<2_000 where !queue.isEmpty || !unseen.isEmpty {
            see(.max)
            work(1)
        }
        #expect(queue.isEmpty && unseen.isEmpty)
    }

    private mutating func carryOut(_ uid: String) throws {
        let plan = GarbageCollectionPlan.make(
            for: uid, in: graph, absent: { uid, _ in absent.contains(uid) }, present: { _, _ in false })
        switch plan {
        case .nothing: return
        case .verify(let owners):
            for owner in owners where things[owner.uid] == nil { absent.insert(owner.uid) }
            if owners.contains(where: { things[$0.uid] != nil }) { see(.max) }
            queue.insert(uid)
        case .delete(let identity, let propagation):
            try pinned(identity)
            checkNobodyKeeps(uid)
            delete(uid, propagation.rawValue)
        case .disown(let identity, let owners):
            try pinned(identity)
            change(uid) { $0.owners.removeAll { owners.contains($0.uid) } }
        case .breakCircle(let identity, let owners):
            try pinned(identity)
            change(uid) { thing in thing.owners = thing.owners.map { ($0.uid, $0.blocks && !owners.contains($0.uid)) } }
            queue.insert(uid)
        case .orphan(let owner, let dependents):
            for dependent in dependents {
                change(dependent.uid) { $0.owners.removeAll { $0.uid == owner.uid } }
                writes += 1
                // Dies here now and then.
                if Int.random(in: 0..<8, using: &random) == 0 { return restart() }
            }
            change(uid) { $0.finalizers.remove(OwnedObject.orphanFinalizer) }
        case .finishForeground: change(uid) { $0.finalizers.remove(OwnedObject.foregroundFinalizer) }
        }
        if case .verify = plan { return }
        writes += 1
    }

    private func pinned(_ identity: ObjectIdentity) throws {
        guard let thing = things[identity.uid] else { return }
        if "\(thing.version)" != identity.resourceVersion { throw Refused() }
    }

    // MARK: What must hold

    /// Only what no owner keeps is deleted: each is gone, or goes and takes what it owns along. (What doesn't block may
    /// be deleted after its owner has given up the finalizer: the collector sees that late.)
    private func checkNobodyKeeps(_ uid: String) {
        for owner in things[uid]?.owners ?? [] {
            guard let thing = things[owner.uid] else { continue }
            #expect(thing.isDeleting && thing.takesDependentsAlong)
        }
    }

    func checkEnd() {
        for (uid, thing) in things {
            // Whoever is going is held by a user, or waits for one who is.
            if thing.isDeleting {
                #expect(!thing.finalizers.contains(OwnedObject.orphanFinalizer))
                #expect(thing.finalizers.contains(Self.hold) || isBlocked(uid))
                continue
            }
            // Whoever stays has no owner, or one that stays too; names of those that are gone have been struck.
            for owner in thing.owners {
                let known = things[owner.uid]
                #expect(known != nil)
                #expect(known?.isDeleting == false || known?.finalizers.contains(Self.hold) == true)
            }
        }
    }

    private func isBlocked(_ uid: String) -> Bool {
        things.values.contains { $0.owners.contains { $0.uid == uid && $0.blocks } }
    }
}
