import ObjectStore
import Testing

/// How writes become transactions.
@Suite struct BatchWriterTests {
    @Test(arguments: TestLog.allCases)
    func writesThatWaitTogetherShareATransaction(log: TestLog) async throws {
        try await log.withPlace { open in
            let scripted = ScriptedLog(try open())
            let store = try LocalObjectStore(log: scripted)
            defer { store.close() }
            scripted.hold()
            let answers = Answers()
            store.commit(.put(.thing("first")), completion: answers.completion)
            scripted.waitUntilHeld()
            for index in 0..<300 { store.commit(.put(.thing("a\(index)")), completion: answers.completion) }
            scripted.release()
            try await store.write(.barrier(.thing("first")))
            #expect(answers.results.count == 301)
            #expect(scripted.transactions == [1, 300])
        }
    }

    /// With nothing staged, as in life: the sync of one batch is the time in which the next gathers.
    @Test func concurrentWritersNeedFarFewerTransactionsThanWrites() async throws {
        try await TestLog.sqlite.withPlace { open in
            let scripted = ScriptedLog(try open())
            let store = try LocalObjectStore(log: scripted)
            defer { store.close() }
            let answers = Answers()
            try await withThrowingTaskGroup { group in
                for writer in 0..<16 {
                    group.addTask {
                        for index in 0..<20 {
                            for burst in 0..<10 {
                                let key = ObjectKey.thing("\(writer)-\(index)-\(burst)")
                                store.commit(.put(key), completion: answers.completion)
                            }
                            try await store.put(.thing("\(writer)"))
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(answers.results.count == 3200)
            #expect(scripted.transactions.count < 3520 / 5)
        }
    }

    @Test func aBatchHasALimit() async throws {
        let scripted = ScriptedLog(MemoryLog())
        let store = try LocalObjectStore(log: scripted)
        defer { store.close() }
        scripted.hold()
        let answers = Answers()
        store.commit(.put(.thing("first")), completion: answers.completion)
        scripted.waitUntilHeld()
        for index in 0..<(StoreLimits.batchWrites * 2 + 1) {
            store.commit(.put(.thing("a\(index)")), completion: answers.completion)
        }
        scripted.release()
        try await store.write(.barrier(.thing("first")))
        #expect(scripted.transactions == [1, StoreLimits.batchWrites, StoreLimits.batchWrites, 1])
    }

    @Test func tooManyWaitingWritesAreRefused() async throws {
        let scripted = ScriptedLog(MemoryLog())
        let store = try LocalObjectStore(log: scripted)
        defer { store.close() }
        scripted.hold()
        let answers = Answers()
        store.commit(.put(.thing("first")), completion: answers.completion)
        scripted.waitUntilHeld()
        for _ in 0..<StoreLimits.pendingWrites { store.commit(.put(.thing("a")), completion: answers.completion) }
        #expect(answers.results.isEmpty)
        await #expect(throws: StoreError.unavailable("too many writes wait for the disk")) {
            try await store.put(.thing("b"))
        }
        scripted.release()
        _ = try await store.putWhenPossible(.thing("b"), "")
        #expect(answers.results.count == StoreLimits.pendingWrites + 1)
    }

    /// Several changes of one object in one batch are one change on disk: the last.
    @Test(arguments: TestLog.remembering)
    func theLastChangeOfABatchWins(log: TestLog) async throws {
        try await log.withPlace { open in
            let scripted = ScriptedLog(try open())
            let store = try LocalObjectStore(log: scripted)
            scripted.hold()
            let answers = Answers()
            store.commit(.put(.thing("first")), completion: answers.completion)
            scripted.waitUntilHeld()
            for write: Write in [
                .put(.thing("a"), "one"), .delete(.thing("a")), .put(.thing("a"), "two"), .put(.thing("b"), "one"),
                .delete(.thing("b")),
            ] {
                store.commit(write, completion: answers.completion)
            }
            scripted.release()
            store.close()
            #expect(scripted.transactions == [1, 2])
            let reopened = try LocalObjectStore(log: try open())
            defer { reopened.close() }
            #expect(reopened.texts() == ["a": "two", "first": ""])
        }
    }

    // MARK: - Refusals

    @Test(arguments: TestLog.remembering)
    func aRefusedBatchAndAllThatWaitsBehindItLeaveNothing(log: TestLog) async throws {
        try await log.withPlace { open in
            let scripted = ScriptedLog(try open())
            let store = try LocalObjectStore(log: scripted)
            let kept = try await store.put(.thing("a"), "kept")
            scripted.hold()
            scripted.fail()
            let answers = Answers()
            store.commit(.put(.thing("a"), "refused", if: .revision(kept.revision)), completion: answers.completion)
            scripted.waitUntilHeld()
            let onTop = try #require(store.newest(.thing("a")))
            store.commit(.put(.thing("a"), "on top", if: .revision(onTop.revision)), completion: answers.completion)
            store.commit(.put(.thing("b"), "behind", if: .absent), completion: answers.completion)
            store.commit(.delete(.thing("a")), completion: answers.completion)
            store.commit(.barrier(.thing("b")), completion: answers.completion)
            scripted.release()
            let next = try await store.putWhenPossible(.thing("c"), "next")
            #expect(answers.results.count == 5)
            for result in answers.results {
                #expect(throws: StoreError.unavailable("the disk is full, says the test")) { try result.get() }
            }
            #expect(store.newest(.thing("a")) === kept)
            #expect(store.newest(.thing("b")) == nil)
            #expect(next.revision > onTop.revision)
            #expect(store.texts() == ["a": "kept", "c": "next"])
            try await store.put(.thing("a"), "changed", if: .revision(kept.revision))
            try await store.put(.thing("b"), "made", if: .absent)
            store.close()
            let reopened = try LocalObjectStore(log: try open())
            defer { reopened.close() }
            #expect(reopened.texts() == ["a": "changed", "b": "made", "c": "next"])
        }
    }

    // MARK: - Heartbeats

    @Test func heartbeatsNeedNoTransaction() async throws {
        let scripted = ScriptedLog(MemoryDisk())
        let store = try LocalObjectStore(log: scripted, lazySeconds: 3600)
        defer { store.close() }
        try await store.put(.thing("a"), "one")
        for index in 0..<100 { try await store.put(.thing("a"), "\(index)", isLazy: true) }
        #expect(store.get(.thing("a"))?.text == "99")
        #expect(scripted.transactions == [1])
        try await store.put(.thing("b"))
        #expect(scripted.transactions == [1, 2], "the next transaction takes the last heartbeat along")
    }

    @Test(arguments: TestLog.remembering)
    func heartbeatsAreDurableAfterClose(log: TestLog) async throws {
        try await log.withPlace { open in
            let store = try LocalObjectStore(log: try open(), lazySeconds: 3600)
            try await store.put(.thing("a"), "one")
            try await store.put(.thing("a"), "two", isLazy: true)
            store.close()
            let reopened = try LocalObjectStore(log: try open())
            defer { reopened.close() }
            #expect(reopened.texts() == ["a": "two"])
        }
    }

    @Test func heartbeatsAreDurableWhenTheirTimeIsUp() async throws {
        let disk = MemoryDisk()
        let store = try LocalObjectStore(log: disk, lazySeconds: 0.05)
        defer { store.close() }
        try await store.put(.thing("a"), "one")
        try await store.put(.thing("a"), "two", isLazy: true)
        // Comes without any further write; a test run that hangs here has found a fault.
        while disk.load().objects.first?.text != "two" { try await Task.sleep(for: .milliseconds(5)) }
        #expect(disk.load().objects.map(\.text) == ["two"])
    }

    @Test func heartbeatsThatCannotBeWrittenAreTriedAgain() async throws {
        let disk = MemoryDisk()
        let scripted = ScriptedLog(disk)
        let store = try LocalObjectStore(log: scripted, lazySeconds: 0.02)
        defer { store.close() }
        try await store.put(.thing("a"), "one")
        scripted.fail(next: 2)
        try await store.put(.thing("a"), "two", isLazy: true)
        while disk.load().objects.first?.text != "two" { try await Task.sleep(for: .milliseconds(5)) }
        #expect(scripted.transactions == [1, 1, 1, 1])
    }

    /// A heartbeat in a batch that fails is refused with it; an earlier one stays.
    @Test func aRefusedBatchKeepsEarlierHeartbeats() async throws {
        let disk = MemoryDisk()
        let scripted = ScriptedLog(disk)
        let store = try LocalObjectStore(log: scripted, lazySeconds: 3600)
        try await store.put(.thing("a"), "one")
        try await store.put(.thing("a"), "two", isLazy: true)
        scripted.fail()
        await #expect(throws: StoreError.self) { try await store.put(.thing("b")) }
        #expect(store.texts() == ["a": "two"])
        #expect(disk.load().objects.map(\.text) == ["one"])
        store.close()
        #expect(disk.load().objects.map(\.text) == ["two"])
    }
}

extension LocalObjectStore {
    /// Tries again while writes are refused because of those before them.
    fileprivate func putWhenPossible(_ key: ObjectKey, _ text: String) async throws(StoreError) -> StoredObject {
        while true {
            do throws(StoreError) {
                return try await put(key, text)
            } catch {
                guard case .unavailable = error else { throw error }
            }
        }
    }
}
