import APIClient
import ControllerRuntime
import ObjectModel
import TestKit
import Testing

private func configMap(_ name: String, namespace: String = "default", data: String = "") -> ConfigMap {
    ConfigMap.new {
        $0.metadata.name = name
        $0.metadata.namespace = namespace
        $0.data = data.isEmpty ? [:] : ["text": data]
    }
}

@Suite struct ResourceCacheTests {
    let clock = ManualClock()
    let api: InMemoryAPI
    let cache: ResourceCache<ConfigMap>

    init() {
        api = InMemoryAPI(clock: clock)
        cache = ResourceCache<ConfigMap>(client: api, clock: clock)
    }

    private func key(_ name: String) -> ObjectKey { ObjectKey(namespace: "default", name: name) }

    @Test func itHasWhatWasThereAndFollowsWhatComes() async throws {
        try await api.create(configMap("a"))
        try await withBackground({ await cache.run() }) {
            await cache.waitUntilSynced()
            #expect(cache.get(key("a")) != nil)
            try await api.create(configMap("b"))
            #expect(await eventually { cache.get(key("b")) != nil })
            try await api.patch(ConfigMap.self, namespace: "default", name: "a", .merge(["data": ["text": "new"]]))
            #expect(await eventually { cache.get(key("a"))?.data == ["text": "new"] })
            try await api.delete(ConfigMap.self, namespace: "default", name: "b")
            #expect(await eventually { cache.get(key("b")) == nil })
            #expect(cache.count == 1)
        }
    }

    @Test func indexesFollowChanges() async throws {
        cache.addIndex("text") { object in object.data["text"].map { [$0] } ?? [] }
        try await api.create(configMap("a", data: "one"))
        try await api.create(configMap("b", namespace: "other", data: "one"))
        try await withBackground({ await cache.run() }) {
            await cache.waitUntilSynced()
            #expect(Set(cache.list("text", "one").map(\.metadata.name)) == ["a", "b"])
            #expect(cache.list(namespace: "other").map(\.metadata.name) == ["b"])
            try await api.patch(ConfigMap.self, namespace: "default", name: "a", .merge(["data": ["text": "two"]]))
            #expect(await eventually { cache.list("text", "two").map(\.metadata.name) == ["a"] })
            #expect(cache.list("text", "one").map(\.metadata.name) == ["b"])
        }
    }

    @Test func itListsAgainWhenItsPositionHasExpired() async throws {
        try await api.create(configMap("a"))
        try await withBackground({ await cache.run() }) {
            await cache.waitUntilSynced()
            api.compact()
            try await api.create(configMap("b"))
            try await api.delete(ConfigMap.self, namespace: "default", name: "a")
            api.compact()
            #expect(await eventually { cache.get(key("b")) != nil && cache.get(key("a")) == nil })
            #expect(api.requests.filter { $0.verb == "list" }.count > 1)
        }
    }

    @Test func aBrokenWatchGoesOnWhereItWas() async throws {
        try await withBackground({ await cache.run() }) {
            await cache.waitUntilSynced()
            for number in 0..<5 {
                api.breakWatches()
                try await api.create(configMap("a\(number)"))
            }
            #expect(
                await eventually {
                    clock.advance(seconds: ControllerLimits.longestRelistDelay)
                    return cache.count == 5
                })
            #expect(api.requests.filter { $0.verb == "list" }.count == 1)
        }
    }

    @Test func errorsAreRetriedAfterADelay() async throws {
        let failures = Shared(2)
        api.intercept { request in
            guard request.verb == "list" else { return }
            let fails = failures.withLock { left in
                left -= 1
                return left >= 0
            }
            if fails { throw StatusError.internalError("down") }
        }
        try await withBackground({ await cache.run() }) {
            for _ in 0..<2 {
                #expect(await eventually { clock.earliestDeadline != nil })
                #expect(!cache.isSynced)
                clock.advance(seconds: ControllerLimits.longestRelistDelay)
            }
            await cache.waitUntilSynced()
            #expect(cache.isSynced)
        }
    }

    @Test func anOldAnswerNeverOverrulesTheWatch() async throws {
        try await withBackground({ await cache.run() }) {
            await cache.waitUntilSynced()
            let first = try await api.create(configMap("a"))
            try await api.delete(ConfigMap.self, namespace: "default", name: "a")
            let last = try await api.create(configMap("marker"))
            await cache.waitUntilSeen(UInt64(last.metadata.resourceVersion) ?? 0)
            // The answer to the creation arrives late.
            cache.record(current: first)
            #expect(cache.get(key("a")) == nil)
        }
    }

    @Test func aDeletedObjectDoesNotComeBackWithLateChanges() async throws {
        let first = try await api.create(configMap("a"))
        cache.record(current: first)
        cache.record(deleted: key("a"), uid: first.metadata.uid)
        var late = first
        late.metadata.resourceVersion = "9999"
        cache.record(current: late)
        #expect(cache.get(key("a")) == nil)
    }

    @Test func handlersSeeOldAndNew() async throws {
        let told = Shared<[String]>([])
        cache.onChange { change in
            told.withLock { $0.append("\(change.old?.data["text"] ?? "-")>\(change.new?.data["text"] ?? "-")") }
        }
        try await api.create(configMap("a", data: "1"))
        try await withBackground({ await cache.run() }) {
            await cache.waitUntilSynced()
            try await api.patch(ConfigMap.self, namespace: "default", name: "a", .merge(["data": ["text": "2"]]))
            try await api.delete(ConfigMap.self, namespace: "default", name: "a")
            #expect(await eventually { told.withLock { $0 } == ["->1", "1>2", "2>-"] })
        }
    }
}
