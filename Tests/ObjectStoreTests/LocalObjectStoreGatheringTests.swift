import ObjectStore
import ObjectTree
import Synchronization
import TestKit
import Testing

/// Transactions that wait for more writes because many are expected. The store of a test waits for very long, so that
/// only what ends the waiting lets a write come through.
@Suite struct LocalObjectStoreGatheringTests {
    private func withStore(_ body: (LocalObjectStore, ScriptedLog) async throws -> Void) async throws {
        let log = ScriptedLog(MemoryLog())
        let store = try LocalObjectStore(log: log, gatherSeconds: 3600)
        defer { store.close() }
        store.expectMany(true)
        try await body(store, log)
    }

    /// Begins writes; answers how many were acknowledged so far.
    private func begin(_ count: Int, on store: LocalObjectStore) -> @Sendable () -> Int {
        let acknowledged = Counter()
        for index in 0..<count {
            store.commit(.put(.thing("n\(index)"))) { if case .success = $0 { acknowledged.add() } }
        }
        return { acknowledged.count }
    }

    private final class Counter: Sendable {
        private let value = Mutex(0)
        var count: Int { value.withLock { $0 } }
        func add() { value.withLock { $0 += 1 } }
    }

    @Test func oneTransactionTakesWhatHasGathered() async throws {
        try await withStore { store, log in
            let acknowledged = begin(40, on: store)
            #expect(acknowledged() == 0)
            store.expectMany(false)
            #expect(await eventually { acknowledged() == 40 })
            #expect(log.transactions == [40])
            try await store.put(.thing("later"))
            #expect(log.transactions == [40, 1], "nothing waits any more")
        }
    }

    @Test func aLargeTransactionDoesNotWait() async throws {
        try await withStore { store, log in
            let acknowledged = begin(StoreLimits.gatheredWrites, on: store)
            #expect(await eventually { acknowledged() == StoreLimits.gatheredWrites })
            #expect(log.transactions == [StoreLimits.gatheredWrites])
        }
    }

    @Test func closingWaitsForNobody() async throws {
        try await withStore { store, _ in
            let acknowledged = begin(3, on: store)
            store.close()
            #expect(acknowledged() == 3)
        }
    }
}
