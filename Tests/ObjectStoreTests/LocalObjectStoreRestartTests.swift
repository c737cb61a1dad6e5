import ObjectStore
import Testing

/// What is there when a store is opened again.
@Suite struct LocalObjectStoreRestartTests {
    @Test(arguments: TestLog.remembering)
    func objectsComeBackAsTheyWere(log: TestLog) async throws {
        try await log.withPlace { open in
            let store = try LocalObjectStore(log: try open())
            for index in 0..<20 { try await store.put(.thing("a\(index)"), "one") }
            for index in 0..<5 { try await store.delete(.thing("a\(index)")) }
            for index in 5..<10 { try await store.put(.thing("a\(index)"), "zwölf \u{1F600}\0\"\\") }
            let before = store.list(resource: "things", namespace: nil)
            store.close()
            let reopened = try LocalObjectStore(log: try open())
            defer { reopened.close() }
            let after = reopened.list(resource: "things", namespace: nil)
            #expect(after.objects.map(\.key) == before.objects.map(\.key))
            #expect(after.objects.map(\.json) == before.objects.map(\.json))
            #expect(after.objects.map(\.revision) == before.objects.map(\.revision))
            #expect(after.objects.map(\.tree) == before.objects.map(\.tree))
            #expect(after.revision >= before.revision)
        }
    }

    /// Also when nothing but heartbeats was written, and when the newest object is gone.
    @Test(arguments: TestLog.remembering, [true, false])
    func revisionsNeverGoBack(log: TestLog, isLazy: Bool) async throws {
        try await log.withPlace { open in
            var newest: UInt64 = 0
            for _ in 0..<6 {
                let store = try LocalObjectStore(log: try open())
                #expect(store.revision >= newest)
                for _ in 0..<3 {
                    let stored = try await store.put(.thing("a"), isLazy: isLazy)
                    #expect(stored.revision > newest)
                    newest = stored.revision
                }
                newest = try await store.delete(.thing("a")).revision
                store.close()
            }
        }
    }

    /// The disk is read as it is while the first store still runs: what a crash would leave behind.
    @Test func revisionsOfHeartbeatsThatACrashLosesAreNotGivenOutAgain() async throws {
        let disk = MemoryDisk()
        let store = try LocalObjectStore(log: disk, lazySeconds: 3600)
        defer { store.close() }
        try await store.put(.thing("a"), "durable")
        var newest: UInt64 = 0
        for _ in 0..<50 { newest = try await store.put(.thing("a"), "lost", isLazy: true).revision }
        let reopened = try LocalObjectStore(log: disk)
        defer { reopened.close() }
        #expect(reopened.get(.thing("a"))?.text == "durable")
        #expect(reopened.revision >= newest)
    }

    /// More heartbeats than revisions are reserved at a time.
    @Test func reservationsAreRenewedInTime() async throws {
        let disk = MemoryDisk()
        let store = try LocalObjectStore(log: disk, lazySeconds: 3600)
        defer { store.close() }
        let count = Int(StoreLimits.reservedRevisions) + 10
        let answers = Answers()
        for start in stride(from: 0, to: count, by: 5000) {
            for _ in start..<min(start + 5000, count) {
                store.commit(.put(.thing("a"), isLazy: true), completion: answers.completion)
            }
            try await store.write(.barrier(.thing("a")))
        }
        let newest = try #require(try answers.results.last?.get().revision)
        #expect(newest > StoreLimits.reservedRevisions)
        #expect(disk.load().revision >= newest)
    }
}
