import APIClient
import ObjectModel
import TestKit
import Testing

@Suite struct TypedClientTests {
    private let api = InMemoryAPI()

    private func configMap(_ name: String) -> ConfigMap {
        ConfigMap.new {
            $0.metadata.name = name
            $0.metadata.namespace = "ns"
        }
    }

    @Test func everyKindThatIsServedIsFound() {
        #expect(Pod.resource.plural == "pods" && Pod.resource.group.isEmpty)
        #expect(Job.resource.groupResource == "jobs.batch")
        #expect(!Node.resource.namespaced && Lease.resource.namespaced)
    }

    @Test func theVerbsGoRound() async throws {
        let made = try await api.create(configMap("a"))
        #expect(try await api.get(ConfigMap.self, namespace: "ns", name: "a") == made)
        var changed = made
        changed.data = ["k": "v"]
        let updated = try await api.update(changed)
        #expect(updated.metadata.resourceVersion != made.metadata.resourceVersion)
        #expect(try await api.list(ConfigMap.self, namespace: "ns").map(\.data) == [["k": "v"]])
        #expect(try await api.list(ConfigMap.self, namespace: "other").isEmpty)
        try await api.delete(ConfigMap.self, namespace: "ns", name: "a")
        #expect(try await api.find(ConfigMap.self, namespace: "ns", name: "a") == nil)
    }

    @Test func refusalsAreToldApart() async throws {
        let made = try await api.create(configMap("a"))
        var error = await #expect(throws: StatusError.self) { try await api.create(configMap("a")) }
        #expect(error?.isAlreadyExists == true && error?.isConflict == false)
        var changed = made
        changed.data = ["k": "v"]
        try await api.update(changed)
        error = await #expect(throws: StatusError.self) { try await api.update(changed) }
        #expect(error?.isConflict == true && error?.isAlreadyExists == false)
        error = await #expect(throws: StatusError.self) {
            try await api.get(ConfigMap.self, namespace: "ns", name: "b")
        }
        #expect(error?.isNotFound == true)
    }

    @Test func aPodIsBoundOnce() async throws {
        let pod = try await api.create(
            Pod.new {
                $0.metadata.name = "p"
                $0.metadata.namespace = "ns"
            })
        try await api.bind(podNamed: "p", namespace: "ns", uid: pod.metadata.uid, to: "n")
        #expect(try await api.get(Pod.self, namespace: "ns", name: "p").spec.nodeName == "n")
        let error = await #expect(throws: StatusError.self) {
            try await api.bind(podNamed: "p", namespace: "ns", uid: pod.metadata.uid, to: "m")
        }
        #expect(error?.isConflict == true)
    }
}
