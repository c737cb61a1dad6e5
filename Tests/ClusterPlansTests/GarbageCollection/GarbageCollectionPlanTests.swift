import ClusterPlans
import ObjectModel
import Testing
import WorkloadPlans

@Suite struct GarbageCollectionPlanTests {
    private func object(
        _ uid: String, owners: [(String, Bool)] = [], finalizers: [String] = [], deleting: Bool = false,
        namespace: String = "ns"
    ) -> OwnedObject {
        OwnedObject(
            ConfigMap.new {
                $0.metadata.name = uid
                $0.metadata.uid = uid
                $0.metadata.namespace = namespace
                $0.metadata.finalizers = finalizers
                if deleting { $0.metadata.deletionTimestamp = Time(seconds: 1) }
                $0.metadata.ownerReferences = owners.map { owner in
                    .make {
                        $0.apiVersion = "v1"
                        $0.kind = "ConfigMap"
                        $0.name = owner.0
                        $0.uid = owner.0
                        if owner.1 { $0.blockOwnerDeletion = true }
                    }
                }
            }.value)
    }

    private func plan(_ uid: String, _ objects: [OwnedObject], absent: Set<String> = []) -> GarbageCollectionPlan {
        var graph = OwnershipGraph()
        for object in objects { _ = graph.observe(object, kind: "configmaps") }
        return GarbageCollectionPlan.make(
            for: uid, in: graph, absent: { uid, _ in absent.contains(uid) }, present: { _, _ in false })
    }

    @Test func nothingToDoForTheFreeAndTheWellOwned() {
        #expect(plan("a", [object("a")]) == .nothing)
        #expect(plan("b", [object("a"), object("b", owners: [("a", false)])]) == .nothing)
        #expect(plan("missing", []) == .nothing)
    }

    @Test func unknownOwnersAreVerifiedFirst() {
        let b = object("b", owners: [("a", false), ("x", false)])
        guard case .verify(let owners) = plan("b", [object("a"), b]) else {
            Issue.record("not verified")
            return
        }
        #expect(owners.map(\.uid) == ["x"])
    }

    @Test func withoutAnyOwnerItGoes() {
        let b = object("b", owners: [("x", false)])
        #expect(plan("b", [b], absent: ["x"]) == .delete(b.identity, .background))
        let orphaning = object("b", owners: [("x", false)], finalizers: ["orphan"])
        #expect(plan("b", [orphaning], absent: ["x"]) == .delete(orphaning.identity, .orphan))
        let going = object("b", owners: [("x", false)], deleting: true)
        #expect(plan("b", [going], absent: ["x"]) == .nothing)
    }

    @Test func oneOwnerKeepsItAndTheOthersAreStruck() {
        let b = object("b", owners: [("a", false), ("x", false)])
        #expect(plan("b", [object("a"), b], absent: ["x"]) == .disown(b.identity, owners: ["x"]))
    }

    @Test func foregroundOwnersTakeWhatTheyOwn() {
        let a = object("a", finalizers: ["foregroundDeletion"], deleting: true)
        let b = object("b", owners: [("a", true)])
        #expect(plan("b", [a, b]) == .delete(b.identity, .background))
        #expect(plan("b", [a, b, object("c", owners: [("b", false)])]) == .delete(b.identity, .foreground))
        #expect(plan("a", [a, b]) == .nothing)
        #expect(plan("a", [a, object("b", owners: [("a", false)])]) == .finishForeground(a.identity))
        #expect(plan("a", [a]) == .finishForeground(a.identity))
    }

    /// A uid alone does not make an owner.
    @Test func anOwnerOfAnotherKindNameOrNamespaceIsNone() {
        let a = object("a")
        func owned(_ change: (inout Value) -> Void) -> OwnedObject {
            var reference: Value = ["apiVersion": "v1", "kind": "ConfigMap", "name": "a", "uid": "a"]
            change(&reference)
            return OwnedObject([
                "apiVersion": "v1", "kind": "ConfigMap",
                "metadata": ["name": "b", "namespace": "ns", "uid": "b", "ownerReferences": [reference]],
            ])
        }
        #expect(plan("b", [a, owned { _ in }]) == .nothing)
        for (field, value) in [("kind", "Secret"), ("name", "c"), ("apiVersion", "apps/v1")] as [(String, Value)] {
            let stray = owned { $0[field] = value }
            #expect(plan("b", [a, stray]) == .delete(stray.identity, .background))
        }
        let abroad = object("b", owners: [("a", false)], namespace: "other")
        #expect(plan("b", [a, abroad]) == .delete(abroad.identity, .background))
    }

    @Test func whatHasNoNamespaceIsNotLostToAnOwnerThatHasOne() {
        let free = object("b", owners: [("a", false), ("x", false)], namespace: "")
        #expect(plan("b", [object("a"), free], absent: ["x"]) == .nothing)
        let cluster = object("a", namespace: "")
        #expect(plan("b", [cluster, object("b", owners: [("a", false)])]) == .nothing)
    }

    @Test func ownersAbroadAreTold() {
        var graph = OwnershipGraph()
        let owners = [("a", false), ("b", false), ("c", false)]
        for object in [
            object("a"), object("b", namespace: "other"), object("c", namespace: ""), object("d", owners: owners),
        ] { _ = graph.observe(object, kind: "k") }
        #expect(graph.ownersAbroad(of: "d").map(\.uid) == ["b"])
    }

    @Test func orphaningComesBeforeEverythingElse() {
        let a = object("a", finalizers: ["orphan"], deleting: true)
        let b = object("b", owners: [("a", true)])
        #expect(plan("a", [a, b]) == .orphan(a.identity, dependents: [b.identity]))
    }

    @Test func changesNameWhoIsToBeLookedAt() {
        var graph = OwnershipGraph()
        #expect(graph.observe(object("a"), kind: "k").isEmpty)
        #expect(graph.observe(object("b", owners: [("a", true)]), kind: "k") == ["b"])
        // The same again says nothing.
        #expect(graph.observe(object("b", owners: [("a", true)]), kind: "k").isEmpty)
        let going = object("a", finalizers: ["foregroundDeletion"], deleting: true)
        #expect(graph.observe(going, kind: "k") == ["a", "b"])
        // It holds its owner back no longer.
        #expect(graph.observe(object("b", owners: [("a", false)]), kind: "k").contains("a"))
        #expect(graph.remove("b", kind: "k") == ["a"])
        #expect(graph.remove("a", kind: "k").isEmpty)
        #expect(graph.count == 0)
    }

    @Test func aNewListTellsWhatIsGone() {
        var graph = OwnershipGraph()
        _ = graph.replace([object("a"), object("b", owners: [("a", false)])], kind: "k")
        #expect(graph.replace([object("b", owners: [("a", false)])], kind: "k") == ["b"])
        #expect(graph.object("a") == nil)
    }
}
