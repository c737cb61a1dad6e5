import APIClient
import ObjectModel
import TestKit
import Testing

@Suite struct InMemoryAPITests {
    private let clock = ManualClock()
    private let api: InMemoryAPI

    init() { api = InMemoryAPI(clock: clock) }

    private func pod(_ name: String, node: String = "", finalizers: [String] = []) -> Pod {
        Pod.new {
            $0.metadata.generateName = name
            $0.metadata.namespace = "ns"
            $0.metadata.finalizers = finalizers
            $0.spec.nodeName = node
        }
    }

    @Test func generatedNamesDiffer() async throws {
        let names = [try await api.create(pod("a-")), try await api.create(pod("a-"))].map(\.metadata.name)
        #expect(Set(names).count == 2 && names.allSatisfy { $0.hasPrefix("a-") })
    }

    @Test func runningPodsAreDeletedGracefully() async throws {
        let running = try await api.create(pod("a-", node: "n"))
        try await api.delete(Pod.self, namespace: "ns", name: running.metadata.name)
        let marked = try await api.get(Pod.self, namespace: "ns", name: running.metadata.name)
        #expect(marked.metadata.deletionGracePeriodSeconds == 30)
        #expect(marked.metadata.deletionTimestamp == clock.now().adding(seconds: 30))
        try await api.delete(
            Pod.self, namespace: "ns", name: running.metadata.name, options: DeleteRequest(gracePeriodSeconds: 0))
        #expect(try await api.find(Pod.self, namespace: "ns", name: running.metadata.name) == nil)
        let waiting = try await api.create(pod("b-"))
        try await api.delete(Pod.self, namespace: "ns", name: waiting.metadata.name)
        #expect(try await api.find(Pod.self, namespace: "ns", name: waiting.metadata.name) == nil)
    }

    @Test func finalizersHoldAnObject() async throws {
        let held = try await api.create(pod("a-", finalizers: ["example.com/f"]))
        try await api.delete(Pod.self, namespace: "ns", name: held.metadata.name)
        let marked = try await api.get(Pod.self, namespace: "ns", name: held.metadata.name)
        #expect(marked.metadata.deletionTimestamp != nil)
        try await api.patch(
            Pod.self, namespace: "ns", name: held.metadata.name, .merge(["metadata": ["finalizers": nil]]))
        #expect(try await api.find(Pod.self, namespace: "ns", name: held.metadata.name) == nil)
    }

    @Test func statusAndTheRestAreWrittenApart() async throws {
        var pod = try await api.create(pod("a-"))
        pod.status.phase = "Running"
        pod.metadata.labels = ["a": "b"]
        let updated = try await api.update(pod)
        #expect(updated.status.phase == "Pending" && updated.metadata.labels == ["a": "b"])
        pod.metadata.resourceVersion = ""
        pod.metadata.labels = [:]
        let status = try await api.updateStatus(pod)
        #expect(status.status.phase == "Running" && status.metadata.labels == ["a": "b"])
    }

    @Test func aWatchReplaysFromItsPosition() async throws {
        let first = try await api.create(pod("a-"))
        let second = try await api.create(pod("b-"))
        let position = first.metadata.resourceVersion
        var events = try await api.watch(
            Pod.resource, namespace: nil, options: ListRequest(resourceVersion: position)
        ).makeAsyncIterator()
        try await api.delete(Pod.self, namespace: "ns", name: first.metadata.name)
        let added = try #require(try await events.next())
        #expect(added.kind == .added && Pod(added.object) == second)
        #expect(try await events.next()?.kind == .deleted)
        api.compact()
        let error = await #expect(throws: StatusError.self) {
            _ = try await api.watch(Pod.resource, namespace: nil, options: ListRequest(resourceVersion: position))
        }
        #expect(error?.isExpired == true)
    }
}
