import ObjectStore
import Testing

/// What lists show, over every log.
@Suite struct LocalObjectStoreListTests {
    /// As in etcd, whose keys are `namespace/name`: a dash sorts before the slash that ends a namespace.
    @Test(arguments: TestLog.allCases)
    func listsAreInTheOrderOfNamespaceAndName(log: TestLog) async throws {
        try await log.withStore { store in
            let places = ["b/a", "a/b", "a-b/z", "a/a", "a/a-1", "a/a.1", "ab/a", "a/B", "a-b/a"]
            for place in places {
                let parts = place.split(separator: "/").map(String.init)
                try await store.put(.thing(parts[1], in: parts[0]))
            }
            let view = store.list(resource: "things", namespace: nil)
            #expect(view.objects.map(\.key.place) == places.sorted())
            #expect(view.revision == store.revision)
            let names = store.list(resource: "things", namespace: "a").objects.map(\.key.name)
            #expect(names == ["B", "a", "a-1", "a.1", "b"])
            #expect(store.list(resource: "things", namespace: "none").objects.isEmpty)
            #expect(store.list(resource: "others", namespace: nil).objects.isEmpty)
            #expect(store.count(resource: "things") == places.count)
            #expect(store.count(resource: "others") == 0)
        }
    }

    @Test(arguments: TestLog.allCases)
    func anEarlierListIsAsItWas(log: TestLog) async throws {
        try await log.withStore { store in
            try await store.put(.thing("a"), "one")
            try await store.put(.thing("b"), "one")
            let revision = store.revision
            try await store.put(.thing("a"), "two")
            try await store.delete(.thing("b"))
            try await store.put(.thing("b"), "two")
            try await store.put(.thing("c"), "two")
            try await store.put(.thing("a", in: "other"), "two")
            let past = try store.list(resource: "things", namespace: nil, at: revision)
            #expect(past.map { "\($0.key.place) \($0.text)" } == ["default/a one", "default/b one"])
            #expect(try store.list(resource: "things", namespace: "other", at: revision).isEmpty)
            #expect(try store.list(resource: "things", namespace: nil, at: store.revision).count == 4)
        }
    }

    @Test(arguments: TestLog.allCases)
    func whatTheWindowHasLeftBehindIsCompacted(log: TestLog) async throws {
        try await log.withStore(windowEntries: 3) { store in
            var revisions = [store.revision]
            for index in 0..<5 { revisions.append(try await store.put(.thing("a\(index)")).revision) }
            for revision in revisions[..<2] {
                #expect(throws: StoreError.compacted(revisions[2])) {
                    try store.list(resource: "things", namespace: nil, at: revision)
                }
                #expect(throws: StoreError.compacted(revisions[2])) {
                    try store.changes(resource: "things", after: revision)
                }
            }
            for (count, revision) in revisions.enumerated().dropFirst(2) {
                #expect(try store.list(resource: "things", namespace: nil, at: revision).count == count)
                #expect(try store.changes(resource: "things", after: revision).events.count == 5 - count)
            }
        }
    }

    @Test(arguments: TestLog.remembering)
    func positionsBeforeTheStartAreCompacted(log: TestLog) async throws {
        try await log.withPlace { open in
            let store = try LocalObjectStore(log: try open())
            let old = try await store.put(.thing("a")).revision
            store.close()
            let reopened = try LocalObjectStore(log: try open())
            defer { reopened.close() }
            let start = reopened.revision
            for resource in ["things", "others"] {
                #expect(throws: StoreError.compacted(start)) {
                    try reopened.list(resource: resource, namespace: nil, at: old)
                }
                #expect(throws: StoreError.compacted(start)) {
                    try reopened.subscribe(Collector(), resource: resource, after: old)
                }
            }
            #expect(try reopened.list(resource: "things", namespace: nil, at: start).count == 1)
        }
    }

    /// A list that was handed out stays what it was, whatever is written later.
    @Test(arguments: TestLog.allCases)
    func listsAreSnapshots(log: TestLog) async throws {
        try await log.withStore { store in
            for index in 0..<10 { try await store.put(.thing("a\(index)"), "one") }
            let before = store.list(resource: "things", namespace: "default").objects
            try await store.delete(.thing("a3"))
            try await store.put(.thing("a4"), "two")
            try await store.put(.thing("a45"), "two")
            let after = store.list(resource: "things", namespace: "default").objects
            #expect(before.map(\.text) == Array(repeating: "one", count: 10))
            #expect(
                after.map { "\($0.key.name) \($0.text)" } == [
                    "a0 one", "a1 one", "a2 one", "a4 two", "a45 two", "a5 one", "a6 one", "a7 one", "a8 one", "a9 one",
                ])
        }
    }
}
