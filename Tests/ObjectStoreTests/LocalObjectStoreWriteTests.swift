import ObjectCoding
import ObjectStore
import ObjectTree
import Synchronization
import Testing

/// What a write does and answers, over every log.
@Suite struct LocalObjectStoreWriteTests {
    private let key = ObjectKey.thing("a")

    @Test(arguments: TestLog.allCases)
    func aPutIsReadBackAsItWasAnswered(log: TestLog) async throws {
        try await log.withStore { store in
            #expect(store.get(key) == nil)
            let stored = try await store.put(key, "one", if: .absent)
            #expect(store.get(key) === stored)
            #expect(store.newest(key) === stored)
            #expect(store.revision == stored.revision)
            #expect(stored.metadata["resourceVersion"]?.stringValue == String(stored.revision))
            #expect(try JSON.parse(stored.json) == stored.tree)
        }
    }

    @Test(arguments: TestLog.allCases)
    func anObjectIsCreatedOnce(log: TestLog) async throws {
        try await log.withStore { store in
            try await store.put(key, "one", if: .absent)
            await #expect(throws: StoreError.exists) { try await store.put(key, "two", if: .absent) }
            #expect(store.get(key)?.text == "one")
            try await store.delete(key)
            try await store.put(key, "three", if: .absent)
            #expect(store.get(key)?.text == "three")
        }
    }

    @Test(arguments: TestLog.allCases)
    func anUpdateNeedsTheNewestRevision(log: TestLog) async throws {
        try await log.withStore { store in
            await #expect(throws: StoreError.missing) { try await store.put(key, "none", if: .revision(1)) }
            let first = try await store.put(key, "one")
            let second = try await store.put(key, "two", if: .revision(first.revision))
            await #expect(throws: StoreError.changed) {
                try await store.put(key, "late", if: .revision(first.revision))
            }
            await #expect(throws: StoreError.changed) {
                try await store.put(key, "early", if: .revision(second.revision + 1))
            }
            #expect(store.get(key) === second)
            #expect(second.revision > first.revision)
        }
    }

    @Test(arguments: TestLog.allCases)
    func aDeletionAnswersTheLastStateAtItsOwnRevision(log: TestLog) async throws {
        try await log.withStore { store in
            await #expect(throws: StoreError.missing) { try await store.delete(key) }
            await #expect(throws: StoreError.missing) { try await store.delete(key, if: .revision(1)) }
            let stored = try await store.put(key, "one")
            await #expect(throws: StoreError.changed) {
                try await store.delete(key, if: .revision(stored.revision + 1))
            }
            let last = try await store.delete(key, if: .revision(stored.revision))
            #expect(last.text == "gone")
            #expect(last.revision > stored.revision)
            #expect(last.metadata["resourceVersion"]?.stringValue == String(last.revision))
            #expect(store.get(key) == nil)
            #expect(store.newest(key) == nil)
            #expect(store.revision == last.revision)
            await #expect(throws: StoreError.missing) { try await store.delete(key) }
        }
    }

    @Test(arguments: TestLog.allCases)
    func aBarrierAnswersTheNewestVersionAndChangesNothing(log: TestLog) async throws {
        try await log.withStore { store in
            await #expect(throws: StoreError.missing) { try await store.write(.barrier(key)) }
            let stored = try await store.put(key, "one")
            #expect(try await store.write(.barrier(key)) === stored)
            #expect(store.revision == stored.revision)
            #expect(store.get(key) === stored)
        }
    }

    /// Writers build on what is on its way, readers see what is durable, and answers come in the order of the writes.
    @Test(arguments: TestLog.allCases)
    func writesThatWaitAreSeenByWritersOnly(log: TestLog) async throws {
        try await log.withPlace { open in
            let scripted = ScriptedLog(try open())
            let store = try LocalObjectStore(log: scripted)
            defer { store.close() }
            let before = try await store.put(key, "before")
            scripted.hold()
            let answers = Answers()
            store.commit(.put(key, "one", if: .revision(before.revision)), completion: answers.completion)
            scripted.waitUntilHeld()
            let one = try #require(store.newest(key))
            store.commit(.put(key, "late", if: .revision(before.revision)), completion: answers.completion)
            #expect(answers.results.count == 1)
            store.commit(.delete(key, if: .revision(one.revision)), completion: answers.completion)
            #expect(store.newest(key) == nil)
            store.commit(.put(key, "two", if: .absent), completion: answers.completion)
            store.commit(.barrier(key), completion: answers.completion)
            #expect(store.newest(key)?.text == "two")
            #expect(store.get(key) === before)
            #expect(store.revision == before.revision)
            #expect(store.texts() == ["a": "before"])
            scripted.release()
            try await store.write(.barrier(key))
            let texts = answers.results.map { result in (try? result.get().text) ?? "refused" }
            #expect(texts == ["refused", "one", "gone", "two", "two"])
            #expect(store.texts() == ["a": "two"])
        }
    }

    /// What is on its way of other objects is not waited for.
    @Test(arguments: TestLog.allCases)
    func whoeverWaitsForReadersIsCalledWhenTheySeeWhatWritersBuildOn(log: TestLog) async throws {
        try await log.withPlace { open in
            let scripted = ScriptedLog(try open())
            let store = try LocalObjectStore(log: scripted)
            defer { store.close() }
            try await store.put(key, "before")
            let seen = Mutex<[String]>([])
            let look: @Sendable () -> Void = { seen.withLock { $0.append(store.get(key)?.text ?? "none") } }
            scripted.hold()
            store.commit(.put(.thing("other"), "x")) { _ in }
            scripted.waitUntilHeld()
            store.whenAcknowledged(key, look)
            #expect(seen.withLock { $0 } == ["before"])
            store.commit(.delete(key)) { _ in }
            store.whenAcknowledged(key, look)
            #expect(seen.withLock { $0 } == ["before"])
            scripted.release()
            try await store.put(.thing("other"), "y")
            #expect(seen.withLock { $0 } == ["before", "none"])
            scripted.fail()
            scripted.hold()
            store.commit(.put(key, "refused")) { _ in }
            store.whenAcknowledged(key, look)
            scripted.release()
            try? await store.put(.thing("other"), "z")
            #expect(seen.withLock { $0 } == ["before", "none", "none"])
        }
    }

    @Test(arguments: TestLog.allCases)
    func revisionsGrowByWriteWhateverTheResource(log: TestLog) async throws {
        try await log.withStore { store in
            var revisions = [store.revision]
            #expect(revisions[0] > 0, "0 means any revision to clients")
            for index in 0..<20 {
                let key = ObjectKey(resource: "kind\(index % 3)", namespace: "", name: "a\(index % 4)")
                revisions.append(try await store.put(key).revision)
            }
            #expect(zip(revisions, revisions.dropFirst()).allSatisfy { $0 < $1 })
        }
    }

    @Test(arguments: TestLog.allCases)
    func aClosedStoreRefusesWritesAndStillReads(log: TestLog) async throws {
        try await log.withStore { store in
            try await store.put(key, "one")
            store.close()
            store.close()
            await #expect(throws: StoreError.unavailable("the store is closed")) { try await store.put(key, "two") }
            #expect(store.texts() == ["a": "one"])
        }
    }

    /// Everything accepted before the end is written and answered.
    @Test(arguments: TestLog.remembering)
    func closingWaitsForWritesThatWereAccepted(log: TestLog) async throws {
        try await log.withPlace { open in
            let store = try LocalObjectStore(log: try open())
            let answers = Answers()
            for index in 0..<500 { store.commit(.put(.thing("a\(index)")), completion: answers.completion) }
            store.close()
            #expect(answers.results.count == 500)
            let reopened = try LocalObjectStore(log: try open())
            defer { reopened.close() }
            #expect(reopened.count(resource: "things") == 500)
        }
    }
}
