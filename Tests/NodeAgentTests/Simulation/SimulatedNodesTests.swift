import APIClient
import NodeAgent
import ObjectModel
import TestKit
import Testing

struct SimulatedNodesTests {
    @Test func nodesRegisterReadyWithALease() async throws {
        let clock = ManualClock()
        let api = InMemoryAPI(clock: clock)
        let nodes = SimulatedNodes(count: 3, client: api, clock: clock)
        try await withBackground({ await nodes.run() }) {
            try await expectSoon { try await api.list(Lease.self).count == 3 }
            let found = try await api.list(Node.self)
            #expect(Set(found.map(\.metadata.name)) == ["node-0", "node-1", "node-2"])
            for node in found {
                #expect(node.status.conditions.first { $0.type == "Ready" }?.status == "True")
                #expect(node.status.allocatable["cpu"] == Quantity(32))
                #expect(node.metadata.labels["kubernetes.io/hostname"] == node.metadata.name)
            }
        }
    }

    @Test func aNodeThatWasTakenForDeadSaysThatItIsNot() async throws {
        let clock = ManualClock()
        let api = InMemoryAPI(clock: clock)
        let nodes = SimulatedNodes(count: 1, client: api, clock: clock)
        @Sendable func ready() async throws -> String? {
            try await api.get(Node.self, name: "node-0").status.conditions.first { $0.type == "Ready" }?.status
        }
        try await withBackground({ await nodes.run() }) {
            try await expectSoon { try await api.list(Lease.self).count == 1 }
            let unknown: Value = ["status": ["conditions": [["type": "Ready", "status": "Unknown"]]]]
            try await api.patch(Node.self, name: "node-0", subresource: "status", .strategicMerge(unknown))
            #expect(try await ready() == "Unknown")
            try await expectSoon {
                clock.advance(seconds: Limits.leaseRenewalSeconds)
                return try await ready() == "True"
            }
            try await api.delete(Node.self, name: "node-0")
            try await expectSoon {
                clock.advance(seconds: Limits.leaseRenewalSeconds)
                return try await api.find(Node.self, name: "node-0") != nil
            }
        }
    }

    @Test func podsOfItsNodesRunAndEnd() async throws {
        let clock = ManualClock()
        let api = InMemoryAPI(clock: clock)
        let nodes = SimulatedNodes(count: 1, client: api, clock: clock)
        try await api.create(Pod.test("before", annotations: ["run-seconds": "5"]))
        try await api.create(Pod.test("elsewhere", node: "other"))
        try await withBackground({ await nodes.run() }) {
            try await api.create(Pod.test("after", restartPolicy: "Always"))
            func phase(_ name: String) async throws -> String {
                try await api.get(Pod.self, namespace: "default", name: name).status.phase
            }
            try await expectSoon { try await phase("before") == "Running" }
            try await expectSoon { try await phase("after") == "Running" }
            clock.advance(seconds: 6)
            try await expectSoon { try await phase("before") == "Succeeded" }
            #expect(try await phase("elsewhere") == "Pending")
            try await api.delete(Pod.self, namespace: "default", name: "after")
            try await expectSoon { try await api.find(Pod.self, namespace: "default", name: "after") == nil }
        }
        let writes = api.writes.filter { $0.resource == "pods" && $0.key.name == "before" && $0.verb == "patch" }
        #expect(writes.count == 2, "one write for each transition")
    }

    @Test func aPodWaitsForItsClaim() async throws {
        let clock = ManualClock()
        let api = InMemoryAPI(clock: clock)
        let nodes = SimulatedNodes(count: 1, client: api, clock: clock)
        var pod = Pod.test("p", restartPolicy: "Always")
        pod.spec.volumes = [
            .make {
                $0.name = "data"
                $0.persistentVolumeClaim = .make { $0.claimName = "c" }
            }
        ]
        @Sendable func phase() async throws -> String {
            try await api.get(Pod.self, namespace: "default", name: "p").status.phase
        }
        try await api.create(pod)
        try await withBackground({ await nodes.run() }) {
            @Sendable func looks() -> Int {
                api.requests.filter { $0.verb == "get" && $0.resource == "persistentvolumeclaims" }.count
            }
            try await expectSoon { looks() == 1 }
            try await api.create(
                PersistentVolumeClaim.new {
                    $0.metadata.name = "c"
                    $0.metadata.namespace = "default"
                    $0.metadata.finalizers = ["kubernetes.io/pvc-protection"]
                    $0.status.phase = "Pending"
                })
            try await expectSoon {
                clock.advance(seconds: Limits.simulatedVolumeSeconds)
                return looks() > 2
            }
            #expect(try await phase() != "Running")
            try await api.patch(
                PersistentVolumeClaim.self, namespace: "default", name: "c", subresource: "status",
                .merge(["status": ["phase": "Bound"]]))
            try await api.delete(PersistentVolumeClaim.self, namespace: "default", name: "c")
            let deleted = clock.now()
            try await expectSoon {
                if try await phase() == "Running" { return true }
                clock.advance(seconds: Limits.simulatedVolumeSeconds)
                return false
            }
            #expect(clock.now().since(deleted) >= Limits.simulatedClaimSeconds, "it may have gone until then")
        }
    }
}
