import APIClient
import ControllerRuntime
import Controllers
import ObjectModel
import TestKit
import Testing

/// ReplicaSets and ReplicationControllers side by side: each takes care of its own pods.
@Suite struct ReplicaControllerTests {
    private let clock = ManualClock()
    private let api: InMemoryAPI

    init() { api = InMemoryAPI(clock: clock) }

    @Test func eachMakesPodsOfItsOwn() async throws {
        try await running {
            try await create(replicaSet(replicas: 2))
            try await create(controller(replicas: 1))
            #expect(
                try await eventually { try await owners() == ["ReplicaSet", "ReplicaSet", "ReplicationController"] })
            #expect(
                try await eventually {
                    let set = ReplicaSet(try await api.get(ReplicaSet.resource, namespace: "default", name: "web"))
                    return set.status.replicas == 2 && set.status.observedGeneration == 1
                })
        }
    }

    @Test func aPodThatNobodyControlsIsAdopted() async throws {
        try await running {
            try await create(
                Pod.new {
                    $0.metadata.name = "lone"
                    $0.metadata.labels = ["app": "web"]
                })
            try await create(replicaSet(replicas: 1))
            #expect(try await eventually { try await owners() == ["ReplicaSet"] })
        }
    }

    // MARK: -

    private func running(_ body: @Sendable () async throws -> Void) async throws {
        let environment = ControllerEnvironment(client: api, clock: clock)
        let host = ControllerHost(
            environment,
            controllers: [
                ReplicaController<ReplicaSet>(environment), ReplicaController<ReplicationController>(environment),
            ])
        try await withBackground({ await host.run() }, body)
    }

    private func replicaSet(replicas: Int) -> ReplicaSet {
        .new {
            $0.metadata.name = "web"
            $0.spec.replicas = replicas
            $0.spec.selector = .make { $0.matchLabels = ["app": "web"] }
            $0.spec.template.metadata.labels = ["app": "web"]
        }
    }

    private func controller(replicas: Int) -> ReplicationController {
        .new {
            $0.metadata.name = "old"
            $0.spec.replicas = replicas
            $0.spec.selector = ["app": "old"]
            $0.spec.template = .make { $0.metadata.labels = ["app": "old"] }
        }
    }

    private func create(_ object: some Kind) async throws {
        _ = try await api.create(
            type(of: object).resource, namespace: "default", name: nil, subresource: nil, object: object.value)
    }

    /// The kinds of the owners of all pods.
    private func owners() async throws -> [String] {
        try await api.list(Pod.resource, namespace: "default", options: ListRequest()).items
            .compactMap { Pod($0).metadata.ownerReferences.first?.kind }.sorted()
    }
}
