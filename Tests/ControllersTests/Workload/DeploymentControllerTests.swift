import APIClient
import ControllerRuntime
import Controllers
import ObjectModel
import TestKit
import Testing

/// The controllers of Deployments and ReplicaSets against a small API server; what they decide is tested with plans.
@Suite struct DeploymentControllerTests {
    private let clock = ManualClock()
    private let api: InMemoryAPI

    init() { api = InMemoryAPI(clock: clock) }

    @Test func aDeploymentGetsItsPods() async throws {
        try await running {
            try await create(deployment())
            #expect(try await eventually { try await pods().count == 2 })
            for pod in try await pods() { try await makeReady(pod) }
            #expect(try await eventually { try await status().availableReplicas == 2 })
        }
    }

    @Test func aChangedTemplateIsRolledOut() async throws {
        try await running {
            try await create(deployment())
            #expect(try await eventually { try await pods().count == 2 })
            try await patch(["spec": ["template": ["spec": ["containers": [["name": "main", "image": "app:v2"]]]]]])
            #expect(try await eventually { try await pods().contains { $0.spec.containers.first?.image == "app:v2" } })
            #expect(try await eventually { try await status().updatedReplicas > 0 })
        }
    }

    @Test func recreationGoesOnWhenTheLastPodIsGone() async throws {
        try await running {
            try await create(deployment { $0.spec.strategy = .make { $0.type = "Recreate" } })
            #expect(try await eventually { try await pods().count == 2 })
            for pod in try await pods() { try await makeReady(pod) }
            #expect(try await eventually { try await status().availableReplicas == 2 })
            try await patch(["spec": ["template": ["spec": ["containers": [["name": "main", "image": "app:v2"]]]]]])
            #expect(
                try await eventually { try await pods().allSatisfy { $0.metadata.deletionTimestamp != nil } })
            for pod in try await pods() {
                try await api.delete(
                    Pod.resource, namespace: "default", name: pod.metadata.name,
                    options: DeleteRequest(gracePeriodSeconds: 0))
            }
            #expect(
                try await eventually {
                    let images = try await pods().map { $0.spec.containers.first?.image }
                    return images == ["app:v2", "app:v2"]
                })
        }
    }

    // MARK: -

    private func running(_ body: @Sendable () async throws -> Void) async throws {
        let environment = ControllerEnvironment(client: api, clock: clock)
        let host = ControllerHost(
            environment,
            controllers: [DeploymentController(environment), ReplicaController<ReplicaSet>(environment)])
        try await withBackground({ await host.run() }, body)
    }

    private func deployment(_ change: (inout Deployment) -> Void = { _ in }) -> Deployment {
        .new { deployment in
            deployment.metadata.name = "web"
            deployment.spec.replicas = 2
            deployment.spec.selector = .make { $0.matchLabels = ["app": "web"] }
            deployment.spec.strategy = .make {
                $0.type = "RollingUpdate"
                $0.rollingUpdate = .make {
                    $0.maxSurge = .int(1)
                    $0.maxUnavailable = .int(1)
                }
            }
            deployment.spec.template.metadata.labels = ["app": "web"]
            deployment.spec.template.spec.containers = [
                .make {
                    $0.name = "main"
                    $0.image = "app:v1"
                }
            ]
            change(&deployment)
        }
    }

    private func create(_ object: some Kind) async throws {
        _ = try await api.create(
            type(of: object).resource, namespace: "default", name: nil, subresource: nil, object: object.value)
    }

    private func patch(_ change: Value) async throws {
        _ = try await api.patch(
            Deployment.resource, namespace: "default", name: "web", subresource: nil, patch: .strategicMerge(change))
    }

    private func status() async throws -> DeploymentStatus {
        Deployment(try await api.get(Deployment.resource, namespace: "default", name: "web")).status
    }

    private func pods() async throws -> [Pod] {
        try await api.list(Pod.resource, namespace: "default", options: ListRequest()).items.map { Pod($0) }
    }

    private func makeReady(_ pod: Pod) async throws {
        var pod = pod
        pod.metadata.resourceVersion = ""
        pod.spec.nodeName = "node-0"
        _ = try await api.update(
            Pod.resource, namespace: "default", name: pod.metadata.name, subresource: nil, object: pod.value)
        pod.status.phase = "Running"
        pod.status.conditions = [
            .make {
                $0.type = "Ready"
                $0.status = "True"
            }
        ]
        _ = try await api.update(
            Pod.resource, namespace: "default", name: pod.metadata.name, subresource: "status", object: pod.value)
    }
}
