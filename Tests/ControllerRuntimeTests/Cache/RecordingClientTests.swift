import APIClient
import ControllerRuntime
import ObjectModel
import TestKit
import Testing

/// The caches don't run here: everything they know comes from answers.
@Suite struct RecordingClientTests {
    private let api = InMemoryAPI()
    private let client: RecordingClient
    private let cache: ResourceCache<ConfigMap>
    private let key = ObjectKey(namespace: "ns", name: "a")

    init() {
        let caches = ResourceCaches(client: api, clock: ManualClock())
        client = RecordingClient(api, caches: caches)
        cache = caches.cache(of: ConfigMap.self)
    }

    private func configMap(finalizers: [String] = []) -> ConfigMap {
        ConfigMap.new {
            $0.metadata.name = "a"
            $0.metadata.namespace = "ns"
            $0.metadata.finalizers = finalizers
        }
    }

    private func change(_ text: String, through client: any APIClient) async throws {
        try await client.patch(ConfigMap.self, namespace: "ns", name: "a", .merge(["data": ["text": .string(text)]]))
    }

    @Test func ownWritesAreSeenAtOnce() async throws {
        try await client.create(configMap())
        #expect(cache.get(key) != nil)
        try await change("x", through: client)
        #expect(cache.get(key)?.data == ["text": "x"])
        try await client.delete(ConfigMap.self, namespace: "ns", name: "a")
        #expect(cache.get(key) == nil)
    }

    @Test func whatIsOnlyMarkedForDeletionStays() async throws {
        try await client.create(configMap(finalizers: ["example.com/f"]))
        try await client.delete(ConfigMap.self, namespace: "ns", name: "a")
        #expect(cache.get(key)?.metadata.deletionTimestamp != nil)
    }

    @Test func aConflictRefreshesThePicture() async throws {
        var old = try await client.create(configMap())
        try await change("theirs", through: api)
        #expect(cache.get(key)?.data.isEmpty == true)
        old.data = ["text": "mine"]
        await #expect(throws: StatusError.self) { try await client.update(old) }
        #expect(cache.get(key)?.data == ["text": "theirs"])
    }

    @Test func aTakenNameShowsWhoHasIt() async throws {
        try await api.create(configMap())
        await #expect(throws: StatusError.self) { try await client.create(configMap()) }
        #expect(cache.get(key) != nil)
    }

    @Test func whatIsNotFoundIsForgotten() async throws {
        let made = try await client.create(configMap())
        try await api.delete(ConfigMap.self, namespace: "ns", name: "a")
        #expect(cache.get(key) != nil)
        let options = DeleteRequest(uid: made.metadata.uid)
        await #expect(throws: StatusError.self) {
            try await client.delete(ConfigMap.self, namespace: "ns", name: "a", options: options)
        }
        #expect(cache.get(key) == nil)
    }
}
