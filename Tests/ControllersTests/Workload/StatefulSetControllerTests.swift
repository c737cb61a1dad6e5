import APIClient
import ControllerRuntime
import Controllers
import ObjectModel
import TestKit
import Testing

/// The StatefulSet controller against a small API server; what a set does is tested with its plan.
@Suite struct StatefulSetControllerTests {
    private let clock = ManualClock()
    private let api: InMemoryAPI

    init() { api = InMemoryAPI(clock: clock) }

    @Test func podsComeInTheirOrder() async throws {
        try await running {
            try await create(set(replicas: 2))
            #expect(try await eventually { try await names() == ["web-0"] })
            try await makeReady("web-0")
            #expect(try await eventually { try await names() == ["web-0", "web-1"] })
            try await makeReady("web-1")
            #expect(try await eventually { try await status().readyReplicas == 2 })
        }
    }

    @Test func aClaimThatIsGoneIsMadeAgain() async throws {
        try await running {
            try await create(
                set(replicas: 1) {
                    $0.spec.volumeClaimTemplates = [.make { $0.metadata.name = "my-data" }]
                })
            #expect(try await eventually { try await names() == ["web-0"] })
            try await api.delete(
                PersistentVolumeClaim.resource, namespace: "default", name: "my-data-web-0", options: DeleteRequest())
            #expect(
                try await eventually {
                    try await api.find(PersistentVolumeClaim.self, namespace: "default", name: "my-data-web-0") != nil
                })
        }
    }

    @Test func aReleasedPodThatGoesMakesRoom() async throws {
        try await running {
            try await create(set(replicas: 1))
            #expect(try await eventually { try await names() == ["web-0"] })
            let old = try await pod("web-0").metadata.uid
            try await api.patch(Pod.self, "web-0", ["metadata": ["labels": ["app": "debug"]]])
            #expect(try await eventually { try await pod("web-0").metadata.ownerReferences.isEmpty })
            try await api.delete(Pod.resource, namespace: "default", name: "web-0", options: DeleteRequest())
            #expect(
                try await eventually {
                    let new = try await api.find(Pod.self, namespace: "default", name: "web-0")
                    return new.map { $0.metadata.uid != old } ?? false
                })
        }
    }

    @Test func minReadySecondsAreWaitedFor() async throws {
        try await running {
            try await create(set(replicas: 1) { $0.spec.minReadySeconds = 30 })
            #expect(try await eventually { try await names() == ["web-0"] })
            try await makeReady("web-0")
            #expect(try await eventually { try await status().readyReplicas == 1 })
            #expect(await eventually { clock.earliestDeadline != nil })
            clock.advance(seconds: 31)
            #expect(try await eventually { try await status().availableReplicas == 1 })
        }
    }

    @Test func aSetThatWasDeletedWithoutItsPodsDoesNotTakeThemBack() async throws {
        let environment = ControllerEnvironment(client: api, clock: clock)
        let controller = StatefulSetController(environment)
        try await create(set(replicas: 1))
        try await create(
            Pod.new {
                $0.metadata.name = "web-0"
                $0.metadata.labels = ["app": "web"]
            })
        try await withBackground({ await environment.caches.run() }) {
            await environment.caches.waitUntilSynced()
            // The watch is behind: it shows a set that the API server has no longer.
            api.breakWatches()
            try await api.delete(StatefulSet.resource, namespace: "default", name: "web", options: DeleteRequest())
            let key = ObjectKey(namespace: "default", name: "web")
            guard case .done = try await controller.reconcile(key, now: clock.now()) else {
                Issue.record("it plans for a set that is gone")
                return
            }
        }
    }

    // MARK: -

    private func running(_ body: @Sendable () async throws -> Void) async throws {
        let environment = ControllerEnvironment(client: api, clock: clock)
        let host = ControllerHost(environment, controllers: [StatefulSetController(environment)])
        try await withBackground({ await host.run() }, body)
    }

    private func set(replicas: Int, _ change: (inout StatefulSet) -> Void = { _ in }) -> StatefulSet {
        .new {
            $0.metadata.name = "web"
            $0.spec.replicas = replicas
            $0.spec.serviceName = "web"
            $0.spec.podManagementPolicy = "OrderedReady"
            $0.spec.updateStrategy.type = "RollingUpdate"
            $0.spec.selector = .make { $0.matchLabels = ["app": "web"] }
            $0.spec.template.metadata.labels = ["app": "web"]
            change(&$0)
        }
    }

    private func create(_ object: some Kind) async throws {
        _ = try await api.create(
            type(of: object).resource, namespace: "default", name: nil, subresource: nil, object: object.value)
    }

    private func status() async throws -> StatefulSetStatus {
        try await api.get(StatefulSet.self, namespace: "default", name: "web").status
    }

    private func pod(_ name: String) async throws -> Pod {
        try await api.get(Pod.self, namespace: "default", name: name)
    }

    private func names() async throws -> [String] {
        try await api.list(Pod.self, namespace: "default").map(\.metadata.name).sorted()
    }

    private func makeReady(_ name: String) async throws {
        var pod = try await pod(name)
        pod.metadata.resourceVersion = ""
        pod.status.phase = "Running"
        pod.status.conditions = [
            .make {
                $0.type = "Ready"
                $0.status = "True"
                $0.lastTransitionTime = clock.now()
            }
        ]
        _ = try await api.update(
            Pod.resource, namespace: "default", name: name, subresource: "status", object: pod.value)
    }
}

extension InMemoryAPI {
    fileprivate func patch<K: Kind>(_ type: K.Type, _ name: String, _ change: Value) async throws {
        _ = try await patch(K.resource, namespace: "default", name: name, subresource: nil, patch: .merge(change))
    }
}
