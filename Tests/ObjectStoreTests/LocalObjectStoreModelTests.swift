import ObjectStore
import TestKit
import Testing

/// What a store is, done the slow way: every state it ever had.
private struct NaiveStore {
    private(set) var objects: [ObjectKey: StoredObject] = [:]
    /// The objects after each change of a resource, with its revision.
    private(set) var past: [(revision: UInt64, objects: [ObjectKey: StoredObject])]
    private(set) var events: [String] = []

    init(revision: UInt64) { past = [(revision, [:])] }

    mutating func put(_ stored: StoredObject) {
        events.append("\(objects[stored.key] == nil ? "added" : "modified") \(stored.key.place) \(stored.revision)")
        objects[stored.key] = stored
        past.append((stored.revision, objects))
    }

    mutating func delete(_ last: StoredObject) {
        events.append("deleted \(last.key.place) \(last.revision)")
        objects[last.key] = nil
        past.append((last.revision, objects))
    }

    static func list(_ objects: [ObjectKey: StoredObject], _ namespace: String?) -> [String] {
        objects.values.filter { namespace == nil || $0.key.namespace == namespace }
            .map { "\($0.key.place) \($0.revision)" }.sorted()
    }
}

/// Random writes and lists, compared with the model after every step.
@Suite struct LocalObjectStoreModelTests {
    private static let namespaces = ["a", "a-b", "b"]

    @Test(arguments: TestLog.allCases, 1...4 as ClosedRange<UInt64>)
    func randomStoresAgreeWithTheModel(log: TestLog, seed: UInt64) async throws {
        try await log.withStore(windowEntries: 25) { store in
            var random = SeededGenerator(seed: seed)
            var model = NaiveStore(revision: store.revision)
            let names = Int.random(in: 2...150, using: &random)
            for _ in 0..<250 {
                let namespace = Self.namespaces.randomElement(using: &random) ?? ""
                let key = ObjectKey.thing("n\(Int.random(in: 0..<names, using: &random))", in: namespace)
                try await step(store, &model, key, &random)
                guard Int.random(in: 0..<4, using: &random) == 0 else { continue }
                expectAgreement(store, model, "seed \(seed)", &random)
            }
            expectAgreement(store, model, "seed \(seed)", &random)
        }
    }

    private func step(
        _ store: LocalObjectStore, _ model: inout NaiveStore, _ key: ObjectKey, _ random: inout SeededGenerator
    ) async throws {
        let known = model.objects[key]
        switch (Int.random(in: 0..<6, using: &random), known) {
        case (0, let known?): model.delete(try await store.delete(key, if: .revision(known.revision)))
        case (0, nil): await #expect(throws: StoreError.missing) { try await store.delete(key) }
        case (1, _?): await #expect(throws: StoreError.exists) { try await store.put(key, if: .absent) }
        case (1, nil): model.put(try await store.put(key, if: .absent))
        case (2, let known?): #expect(try await store.write(.barrier(key)) === known)
        case (3, let known?): model.put(try await store.put(key, if: .revision(known.revision), isLazy: true))
        default: model.put(try await store.put(key))
        }
        #expect(store.get(key) === model.objects[key])
    }

    private func expectAgreement(
        _ store: LocalObjectStore, _ model: NaiveStore, _ comment: Comment, _ random: inout SeededGenerator
    ) {
        for namespace in [nil] + Self.namespaces {
            let view = store.list(resource: "things", namespace: namespace)
            let found = view.objects.map { "\($0.key.place) \($0.revision)" }
            #expect(found == NaiveStore.list(model.objects, namespace), comment)
            #expect(view.revision == model.past.last?.revision, comment)
        }
        #expect(store.count(resource: "things") == model.objects.count, comment)
        let index = Int.random(in: max(0, model.past.count - 35)..<model.past.count, using: &random)
        let (revision, objects) = model.past[index]
        let namespace = ([nil] + Self.namespaces).randomElement(using: &random) ?? nil
        guard model.past.count - 1 - index <= 25 else {
            let oldest = model.past[model.past.count - 26].revision
            #expect(throws: StoreError.compacted(oldest), comment) {
                try store.list(resource: "things", namespace: namespace, at: revision)
            }
            return
        }
        do {
            let past = try store.list(resource: "things", namespace: namespace, at: revision)
            #expect(past.map { "\($0.key.place) \($0.revision)" } == NaiveStore.list(objects, namespace), comment)
            let changes = try store.changes(resource: "things", after: revision).events
            #expect(changes.map(\.summary) == Array(model.events[index...]), comment)
        } catch {
            Issue.record("\(error), \(comment)")
        }
    }
}
