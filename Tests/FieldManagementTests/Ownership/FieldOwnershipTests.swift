import FieldManagement
import ObjectTree
import TestKit
import Testing

/// An object with its record, as a server keeps it.
private struct StoredObject {
    var object: Value = .object(Fields())
    var record: Value?
    var exists = false
    private var second = 0

    private mutating func ownership() -> FieldOwnership {
        second += 1
        return .of(now: "2026-01-01T00:00:\(second < 10 ? "0" : "")\(second % 60)Z")
    }

    mutating func update(_ new: Value, by manager: String, stated: Value? = nil) {
        record = ownership().afterUpdate(
            live: object, new: new, stated: stated, stored: record, isCreation: !exists, manager: manager)
        object = new
        exists = true
    }

    mutating func apply(_ config: Value, by manager: String, isForced: Bool = false) throws(ApplyFailure) {
        let applied = try ownership().apply(
            config, to: object, stored: record, empty: .object(Fields()), manager: manager, isForced: isForced,
            naming: { _ in "x" })
        // What decoding makes of nulls.
        var fields = applied.object.objectValue ?? Fields()
        fields.removeAll { $0.value.isNull }
        object = .object(fields)
        record = applied.managedFields
        exists = true
    }

    var owners: OwnerList { OwnerList(stored: record) }

    func fields(of manager: String, _ operation: FieldOwner.Operation = .apply) -> Value? {
        owners[FieldOwner(manager, operation, apiVersion: "v1")]?.fields.value
    }

    func time(of manager: String, _ operation: FieldOwner.Operation = .apply) -> String? {
        owners[FieldOwner(manager, operation, apiVersion: "v1")]?.time
    }
}

private func conflicts(_ body: () throws(ApplyFailure) -> Void) -> [FieldConflict] {
    do throws(ApplyFailure) {
        try body()
    } catch {
        if case .conflicts(let conflicts) = error { return conflicts }
    }
    return []
}

@Suite struct FieldOwnershipHistoryTests {
    private static let appliers = ["alice", "bob"]
    /// Who created a map or list still owns it when the last of what is in it has gone.
    private static let containers = FieldSet(paths: [["m"], ["l"], ["s"]])

    /// Any history of applies and updates: appliers own what they applied last as far as nobody took it, nobody owns
    /// what is not there, and applying the same again changes nothing.
    @Test(arguments: 0..<60) func historiesKeepTheRecordTrue(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let schema = SmallObjects.schema
        var stored = StoredObject()
        for _ in 0..<12 {
            let object = SmallObjects.some(1, &generator)[0]
            if Int.random(in: 0..<3, using: &generator) == 0 {
                stored.update(object, by: "tool")
            } else {
                let manager = Self.appliers.randomElement(using: &generator) ?? "alice"
                let before = stored
                let disputed = conflicts { () throws(ApplyFailure) in try stored.apply(object, by: manager) }
                if !disputed.isEmpty {
                    #expect(stored.object == before.object && stored.record == before.record)
                    try stored.apply(object, by: manager, isForced: true)
                }
                let own = stored.owners[FieldOwner(manager, .apply, apiVersion: "v1")]?.fields ?? FieldSet()
                #expect(own == FieldSet(of: object, schema), "an applier owns what it applied")
                #expect(Comparison(from: object, to: stored.object, schema).modified.isEmpty)
                try checkOthersKept(before, stored, manager)
                let after = stored
                try stored.apply(object, by: manager)
                #expect(stored.object == after.object && stored.record == after.record, "twice is once")
            }
            let present = FieldSet(of: stored.object, schema).withNamedMembers(schema).union(Self.containers)
            for entry in stored.owners.entries {
                #expect(!entry.fields.isEmpty)
                #expect(entry.fields.isSubset(of: present), "\(entry.owner.name) owns what is not there")
            }
        }
    }

    /// What somebody else owned and the applier did not apply is as it was, but for parts of elements: these go with
    /// the element, when nobody else owns it.
    private func checkOthersKept(_ before: StoredObject, _ after: StoredObject, _ manager: String) throws {
        let schema = SmallObjects.schema
        let applied = after.owners[FieldOwner(manager, .apply, apiVersion: "v1")]?.fields ?? FieldSet()
        let changes = Comparison(from: before.object, to: after.object, schema)
        for entry in before.owners.entries where entry.owner.name != manager {
            let kept = entry.fields.subtractingAll(applied).subtracting(Self.containers)
                .subtractingAll(FieldSet(paths: [["l"]]))
            #expect(kept.intersection(changes.removed.union(changes.modified)).isEmpty)
        }
    }
}

@Suite struct FieldOwnershipTests {
    @Test func fieldsThatAreNoLongerAppliedGo() throws {
        var stored = StoredObject()
        try stored.apply(["m": ["a": "1", "b": "1", "c": "1"]], by: "alice")
        try stored.apply(["m": ["b": "1"]], by: "bob")
        try stored.apply(["m": ["a": "1"]], by: "alice")
        #expect(stored.object == ["m": ["a": "1", "b": "1"]])
        #expect(stored.fields(of: "alice") == ["f:m": ["f:a": [:]]])
        #expect(stored.fields(of: "bob") == ["f:m": ["f:b": [:]]])
    }

    @Test func elementsGoWithTheLastWhoOwnsThem() throws {
        var stored = StoredObject()
        try stored.apply(["l": [["k": "1"], ["k": "2"]]], by: "alice")
        stored.update(["l": [["k": "1", "v": "x"], ["k": "2"]]], by: "tool")
        try stored.apply(["l": [["k": "2"]]], by: "bob")
        try stored.apply([:], by: "alice")
        #expect(stored.object == ["l": [["k": "2"]]], "a part of an element is not the element")
        #expect(stored.owners.entries.map(\.owner.name) == ["bob"])
    }

    @Test func aTimeIsThatOfTheLastChange() throws {
        var stored = StoredObject()
        try stored.apply(["a": "1"], by: "alice")
        let first = stored.time(of: "alice")
        #expect(first != nil)
        try stored.apply(["a": "1"], by: "alice")
        try stored.apply(["a": "1"], by: "bob")
        #expect(stored.time(of: "alice") == first)
        #expect(stored.time(of: "bob") == nil, "it has changed nothing")
    }

    @Test func updatesTakeFieldsAndConflictsSaySo() throws {
        var stored = StoredObject()
        stored.update(["a": "1", "m": ["x": "1"]], by: "tool")
        #expect(stored.fields(of: "tool", .update) == ["f:a": [:], "f:m": [".": [:], "f:x": [:]]])
        let found = conflicts { () throws(ApplyFailure) in try stored.apply(["a": "2", "m": ["x": "2"]], by: "alice") }
        #expect(found.map(\.path) == [".a", ".m.x"])
        #expect(
            ApplyFailure.message(for: found)
                == "Apply failed with 2 conflicts: conflicts with \"tool\" using v1:\n- .a\n- .m.x")
        try stored.apply(["a": "2"], by: "alice", isForced: true)
        #expect(stored.fields(of: "tool", .update) == ["f:m": [".": [:], "f:x": [:]]])
    }

    @Test func oneUpdaterHasOneEntry() {
        var stored = StoredObject()
        stored.update(["a": "1"], by: "tool")
        stored.update(["a": "1", "m": ["x": "1"]], by: "tool")
        stored.update(["a": "2", "m": ["x": "1"]], by: "other")
        #expect(stored.fields(of: "tool", .update) == ["f:m": [".": [:], "f:x": [:]]])
        #expect(stored.fields(of: "other", .update) == ["f:a": [:]])
    }

    @Test func theOldestUpdatersBecomeOne() {
        var stored = StoredObject()
        for number in 0..<13 {
            var members = stored.object["m"]?.objectValue ?? Fields()
            members["k\(number)"] = "1"
            stored.update(["m": .object(members)], by: "tool\(number)")
        }
        let names = stored.owners.entries.map(\.owner.name)
        #expect(names.count == OwnershipLimits.updateManagers)
        #expect(
            stored.fields(of: "ancient-changes", .update)
                == ["f:m": [".": [:], "f:k0": [:], "f:k1": [:], "f:k2": [:], "f:k3": [:]]])
    }

    @Test(arguments: [[[:]], []] as [Value]) func theRecordCanBeCleared(stated: Value) throws {
        var stored = StoredObject()
        try stored.apply(["a": "1"], by: "alice")
        stored.update(["a": "1"], by: "tool", stated: stated)
        #expect(stored.record == nil)
        stored.update(["a": "2"], by: "tool")
        #expect(stored.record == nil, "it begins anew with the next apply")
        let found = conflicts { () throws(ApplyFailure) in try stored.apply(["a": "3"], by: "bob") }
        #expect(found.map(\.owner.name) == ["before-first-apply"])
        try stored.apply(["a": "2", "m": ["x": "1"]], by: "bob")
        #expect(stored.fields(of: "before-first-apply", .update) == ["f:a": [:]])
    }

    @Test func aRecordThatIsNonsenseIsNotTaken() throws {
        var stored = StoredObject()
        try stored.apply(["a": "1"], by: "alice")
        let record = stored.record
        stored.update(["a": "1"], by: "tool", stated: [["manager": "x"]])
        #expect(stored.record == record)
    }

    @Test func clientSideApplyIsTakenOverByKubectl() throws {
        let annotation: Value = ["annotations": .object([LastApplied.annotation: "one"])]
        for (manager, isAllowed) in [("kubectl", true), ("other", false)] {
            var stored = StoredObject()
            stored.update(["a": "1", "apiVersion": "v1", "metadata": annotation], by: "kubectl-client-side-apply")
            let found = conflicts { () throws(ApplyFailure) in
                try stored.apply(["a": "2", "apiVersion": "v1"], by: manager)
            }
            #expect(found.isEmpty == isAllowed)
            #expect(stored.object["a"] == (isAllowed ? "2" : "1"))
        }
    }

    @Test func whatKubectlDidNotApplyRemainsAConflict() throws {
        let annotation: Value = ["annotations": .object([LastApplied.annotation: "one"])]
        var stored = StoredObject()
        stored.update(["a": "1", "apiVersion": "v1", "metadata": annotation], by: "kubectl-client-side-apply")
        stored.update(["a": "7", "apiVersion": "v1", "metadata": annotation], by: "tool")
        let found = conflicts { () throws(ApplyFailure) in
            try stored.apply(["a": "2", "apiVersion": "v1"], by: "kubectl")
        }
        #expect(found.map(\.owner.name) == ["tool"])
    }

    @Test func aConfigurationWithARecordIsRefused() {
        var stored = StoredObject()
        #expect(throws: ApplyFailure.badRequest("metadata.managedFields must be nil")) {
            try stored.apply(["metadata": ["managedFields": []]], by: "alice")
        }
        let complaint = "failed to create typed patch object (x): .b: field not declared in schema"
        #expect(throws: ApplyFailure.failed(complaint)) {
            try stored.apply(["b": "1"], by: "alice")
        }
    }
}
