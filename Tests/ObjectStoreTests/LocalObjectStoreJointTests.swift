import ObjectStore
import ObjectTree
import Testing

/// Writes that belong together.
@Suite struct LocalObjectStoreJointTests {
    private let one = ObjectKey.thing("one")
    private let two = ObjectKey.thing("two")

    @Test(arguments: TestLog.allCases)
    func allHappenInTheirOrder(log: TestLog) async throws {
        try await log.withStore { store in
            let answers = try await store.write([
                .put(one, "a", if: .absent), .put(two, "b", if: .absent), .put(one, "c"),
            ])
            #expect(answers.map(\.text) == ["a", "b", "c"])
            #expect(zip(answers, answers.dropFirst()).allSatisfy { $0.revision < $1.revision })
            #expect(store.texts() == ["one": "c", "two": "b"])
            #expect(store.get(one) === answers[2])
        }
    }

    @Test(arguments: TestLog.allCases)
    func oneThatFailsKeepsAllFromHappening(log: TestLog) async throws {
        try await log.withStore { store in
            let first = try await store.put(one, "a")
            let stale = Write.put(one, "b", if: .revision(first.revision + 1))
            for refused in [
                [.put(two, "x"), stale], [stale, .put(two, "x")], [.put(two, "x"), .delete(.thing("none"))],
            ] {
                await #expect(throws: StoreError.self) { try await store.write(refused) }
            }
            await #expect(throws: StoreError.exists) {
                try await store.write([.put(two, "x"), .put(one, "x", if: .absent)])
            }
            #expect(store.texts() == ["one": "a"])
            #expect(store.newest(two) == nil)
            #expect(store.revision == first.revision)
        }
    }

    @Test(arguments: TestLog.allCases)
    func anObjectCanBeMarkedAndGo(log: TestLog) async throws {
        try await log.withStore { store in
            try await store.put(one, "a")
            try await store.write([.put(one, "marked"), .delete(one)])
            #expect(store.get(one) == nil)
            #expect(store.count(resource: "things") == 0)
        }
    }

    /// However many writes wait, and whatever a transaction holds at most.
    @Test func aTransactionNeverHoldsAPart() async throws {
        let log = ScriptedLog(MemoryLog())
        let store = try LocalObjectStore(log: log)
        defer { store.close() }
        log.hold()
        store.commit(.put(.thing("first"))) { _ in }
        log.waitUntilHeld()
        let odd = StoreLimits.batchWrites - 1
        for index in 0..<odd { store.commit(.put(.thing("a\(index)"))) { _ in } }
        store.commit([.put(one), .put(two), .put(.thing("three"))]) { _ in }
        store.commit(.put(.thing("last"))) { _ in }
        log.release()
        try await store.put(.thing("end"))
        #expect(log.transactions.prefix(2) == [1, odd + 3])
    }

    @Test func whatTheDiskRefusesIsTakenBack() async throws {
        let log = ScriptedLog(MemoryLog())
        let store = try LocalObjectStore(log: log)
        defer { store.close() }
        try await store.put(one, "a")
        log.fail(next: 2)
        await #expect(throws: StoreError.self) { try await store.write([.put(one, "b"), .put(two, "c")]) }
        #expect(store.texts() == ["one": "a"])
        #expect(store.newest(one)?.text == "a")
        #expect(store.newest(two) == nil)
    }
}
