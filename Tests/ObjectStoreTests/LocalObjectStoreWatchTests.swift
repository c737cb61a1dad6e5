import ObjectStore
import Synchronization
import TestKit
import Testing

/// What watchers see, over every log.
@Suite struct LocalObjectStoreWatchTests {
    @Test(arguments: TestLog.allCases)
    func aSubscriberSeesWhatHappensToItsResource(log: TestLog) async throws {
        try await log.withStore { store in
            let collector = Collector()
            let missed = try store.subscribe(collector, resource: "things", after: store.revision)
            #expect(missed.isEmpty)
            let one = try await store.put(.thing("a"), "one")
            try await store.put(ObjectKey(resource: "others", namespace: "", name: "a"))
            let two = try await store.put(.thing("a"), "two")
            let last = try await store.delete(.thing("a"))
            let events = collector.events
            #expect(events.map(\.kind) == [.added, .modified, .deleted])
            #expect(events.map(\.object.revision) == [one.revision, two.revision, last.revision])
            #expect(events[0].previous == nil)
            #expect(events[1].previous === one)
            #expect(events[2].previous === two)
            #expect(events[2].object.text == "two", "what was stored last, not what the deletion made of it")
            #expect(events[2].object.metadata["resourceVersion"]?.stringValue == String(last.revision))
            store.unsubscribe(collector, resource: "things")
            try await store.put(.thing("a"), "three")
            #expect(collector.events.count == 3)
        }
    }

    @Test(arguments: TestLog.allCases)
    func aLateSubscriberIsToldWhatItMissed(log: TestLog) async throws {
        try await log.withStore { store in
            let position = store.revision
            let first = try await store.put(.thing("a"))
            let second = try await store.put(.thing("b"))
            let collector = Collector()
            let missed = try store.subscribe(collector, resource: "things", after: first.revision)
            #expect(missed.map(\.object.revision) == [second.revision])
            let (all, revision) = try store.changes(resource: "things", after: position)
            #expect(all.map(\.object.revision) == [first.revision, second.revision])
            #expect(revision == second.revision)
            #expect(collector.events.isEmpty)
        }
    }

    /// Telling subscribers may take a while; meanwhile others read and write, and find what is being told.
    @Test(arguments: TestLog.allCases)
    func nobodyWaitsForSubscribersToBeTold(log: TestLog) async throws {
        try await log.withStore { store in
            let reader = ReadingSubscriber(store)
            _ = try store.subscribe(reader, resource: "things", after: store.revision)
            let one = try await store.put(.thing("a"), "one")
            #expect(reader.seen == [ReadingSubscriber.Sight(count: 1, revision: one.revision, newest: "one")])
        }
    }

    /// Looks at the store while it is told of a change.
    private final class ReadingSubscriber: StoreSubscriber {
        struct Sight: Equatable {
            let count: Int
            let revision: UInt64
            let newest: String?
        }

        private let store: LocalObjectStore
        private let sights = Mutex<[Sight]>([])

        init(_ store: LocalObjectStore) { self.store = store }

        var seen: [Sight] { sights.withLock { $0 } }

        func receive(_ events: [StoreEvent]) {
            let sight = Sight(
                count: store.count(resource: "things"), revision: store.revision,
                newest: store.newest(.thing("a"))?.text)
            sights.withLock { $0.append(sight) }
        }
    }

    /// Writes that the disk refused never happened.
    @Test(arguments: TestLog.allCases)
    func refusedWritesAreNotShown(log: TestLog) async throws {
        try await log.withPlace { open in
            let scripted = ScriptedLog(try open())
            let store = try LocalObjectStore(log: scripted)
            defer { store.close() }
            let collector = Collector()
            _ = try store.subscribe(collector, resource: "things", after: store.revision)
            scripted.fail()
            await #expect(throws: StoreError.self) { try await store.put(.thing("a"), "refused") }
            try await store.put(.thing("a"), "kept")
            #expect(collector.events.map(\.object.text) == ["kept"])
            #expect(collector.events.map(\.kind) == [.added])
        }
    }

    /// Many writers, and watchers that come at any moment with a list of that moment: every one of them ends up with
    /// the same objects, by every change once and in order.
    @Test(arguments: TestLog.allCases)
    func watchersThatComeAtAnyMomentSeeEverythingOnceAndInOrder(log: TestLog) async throws {
        try await log.withStore { store in
            let first = Collector()
            _ = try store.subscribe(first, resource: "things", after: store.revision)
            let watchers = try await withThrowingTaskGroup(of: Watcher?.self) { group in
                for writer in 0..<12 {
                    group.addTask {
                        try await Self.writeAtRandom(to: store, seed: UInt64(writer))
                        return nil
                    }
                }
                for watcher in 0..<24 {
                    group.addTask {
                        for _ in 0..<watcher { try await store.put(.thing("pace\(watcher)")) }
                        return try Watcher(store)
                    }
                }
                return try await group.reduce(into: [Watcher]()) { if let watcher = $1 { $0.append(watcher) } }
            }
            let all = first.events
            #expect(zip(all, all.dropFirst()).allSatisfy { $0.object.revision < $1.object.revision })
            let final = store.list(resource: "things", namespace: nil).objects.map(\.revision)
            for watcher in watchers {
                let expected = all.filter { $0.object.revision > watcher.start }.map(\.summary)
                #expect(watcher.events.map(\.summary) == expected)
                #expect(watcher.replayed.sorted() == final.sorted())
            }
        }
    }

    private static func writeAtRandom(to store: LocalObjectStore, seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<60 {
            let key = ObjectKey.thing("n\(Int.random(in: 0..<10, using: &random))")
            do throws(StoreError) {
                switch Int.random(in: 0..<4, using: &random) {
                case 0: try await store.delete(key)
                case 1: try await store.put(key, if: .absent)
                default: try await store.put(key, isLazy: Bool.random(using: &random))
                }
            } catch {
                // Others write the same objects, so a precondition may fail.
                guard error == .missing || error == .exists else { throw error }
            }
        }
    }

    /// A client that lists and then watches.
    private struct Watcher {
        let start: UInt64
        private let listed: [StoredObject]
        private let missed: [StoreEvent]
        private let collector = Collector()

        init(_ store: LocalObjectStore) throws(StoreError) {
            (listed, start) = store.list(resource: "things", namespace: nil)
            missed = try store.subscribe(collector, resource: "things", after: start)
        }

        var events: [StoreEvent] { missed + collector.events }

        /// The revisions of the objects it knows in the end.
        var replayed: [UInt64] {
            var objects = Dictionary(uniqueKeysWithValues: listed.map { ($0.key, $0.revision) })
            for event in events { objects[event.object.key] = event.kind == .deleted ? nil : event.object.revision }
            return Array(objects.values)
        }
    }
}
