import APIClient
import ControllerRuntime
import Controllers
import ObjectModel
import TestKit
import Testing

/// Which pods and controllers belong to a budget; what follows is tested with the plan.
@Suite struct DisruptionBudgetControllerTests {
    private let clock = ManualClock()
    private let api: InMemoryAPI
    private let host: ControllerHost

    init() {
        api = InMemoryAPI(clock: clock)
        let environment = ControllerEnvironment(client: api, clock: clock)
        host = ControllerHost(
            environment,
            controllers: [DisruptionBudgetController(environment), StaleDisruptionController(environment)])
    }

    private func pod(_ name: String, owner: OwnerReference? = nil, labels: [String: String] = ["app": "web"])
        async throws
    {
        try await api.create(
            Pod.new {
                $0.metadata.name = name
                $0.metadata.namespace = "ns"
                $0.metadata.labels = labels
                if let owner { $0.metadata.ownerReferences = [owner] }
                $0.status.phase = "Running"
                $0.status.conditions = [
                    .make {
                        $0.type = "Ready"
                        $0.status = "True"
                    }
                ]
            })
    }

    private func budget(_ name: String, change: (inout PodDisruptionBudgetSpec) -> Void) async throws {
        try await api.create(
            PodDisruptionBudget.new {
                $0.metadata.name = name
                $0.metadata.namespace = "ns"
                $0.spec.selector = .make { $0.matchLabels = ["app": "web"] }
                change(&$0.spec)
            })
    }

    private func status(_ name: String) async throws -> PodDisruptionBudgetStatus {
        try await api.get(PodDisruptionBudget.self, namespace: "ns", name: name).status
    }

    private func owner(_ object: some Kind) -> OwnerReference {
        .make {
            $0.apiVersion = object.apiVersion
            $0.kind = object.kind
            $0.name = object.objectMeta.name
            $0.uid = object.objectMeta.uid
            $0.controller = true
        }
    }

    @Test func podsComeAndGo() async throws {
        try await withBackground({ await host.run() }) {
            try await budget("b") { $0.minAvailable = .int(1) }
            for name in ["one", "two"] { try await pod(name) }
            try await pod("other", labels: ["app": "db"])
            #expect(try await eventually { try await status("b").disruptionsAllowed == 1 })
            #expect(try await status("b").expectedPods == 2)
            try await api.patch(
                Pod.self, namespace: "ns", name: "two", .merge(["metadata": ["labels": ["app": "db"]]]))
            #expect(try await eventually { try await status("b").expectedPods == 1 })
            try await api.delete(Pod.self, namespace: "ns", name: "one")
            #expect(try await eventually { try await status("b").expectedPods == 0 })
        }
    }

    @Test func aReplicaSetSpeaksForItsDeployment() async throws {
        try await withBackground({ await host.run() }) {
            let deployment = try await api.create(
                Deployment.new {
                    $0.metadata.name = "web"
                    $0.metadata.namespace = "ns"
                    $0.spec.replicas = 10
                })
            let set = try await api.create(
                ReplicaSet.new {
                    $0.metadata.name = "web-1"
                    $0.metadata.namespace = "ns"
                    $0.metadata.ownerReferences = [owner(deployment)]
                    $0.spec.replicas = 3
                })
            try await pod("a", owner: owner(set))
            try await budget("b") { $0.maxUnavailable = .string("30%") }
            #expect(try await eventually { try await status("b").expectedPods == 10 })
            #expect(try await status("b").desiredHealthy == 7)
        }
    }

    @Test func controllersWithoutAScaleAreSaidSo() async throws {
        try await withBackground({ await host.run() }) {
            let job = try await api.create(
                Job.new {
                    $0.metadata.name = "pi"
                    $0.metadata.namespace = "ns"
                })
            try await pod("a", owner: owner(job))
            try await budget("b") { $0.maxUnavailable = .int(1) }
            #expect(try await eventually { try await status("b").conditions.first?.reason == "SyncFailed" })
            #expect(
                try await status("b").conditions.first?.message
                    == "jobs.batch does not implement the scale subresource")
        }
    }

    @Test func marksOfPodsThatStayAreTakenBack() async throws {
        try await withBackground({ await host.run() }) {
            try await pod("p")
            let mark: Value = [
                "type": "DisruptionTarget", "status": "True", "reason": "EvictionByEvictionAPI", "message": "m",
                "lastTransitionTime": .string(clock.now().rfc3339),
            ]
            try await api.patch(
                Pod.self, namespace: "ns", name: "p", subresource: "status",
                .strategicMerge(["status": ["conditions": [mark]]]))
            #expect(
                try await eventually {
                    clock.advance(seconds: 1)
                    let pod = try await api.get(Pod.self, namespace: "ns", name: "p")
                    return pod.status.conditions.contains { $0.type == "DisruptionTarget" && $0.status == "False" }
                })
        }
    }
}
