import APIClient
import ControllerRuntime
import Controllers
import ObjectModel
import TestKit
import Testing

/// The DaemonSet controller against a small API server; what a DaemonSet does is tested with its plan.
@Suite struct DaemonSetControllerTests {
    private let clock = ManualClock()
    private let api: InMemoryAPI

    init() { api = InMemoryAPI(clock: clock) }

    @Test func everyNodeGetsAPod() async throws {
        try await running {
            try await create(node("a"))
            try await create(set())
            #expect(try await eventually { try await pods() == ["a"] })
            try await create(node("b"))
            #expect(try await eventually { try await pods() == ["a", "b"] })
            #expect(try await eventually { try await status().desiredNumberScheduled == 2 })
        }
    }

    @Test func podsFollowTheLabelsOfNodes() async throws {
        try await running {
            try await create(node("a"))
            try await create(node("b", labels: ["role": "edge"]))
            try await create(set { $0.spec.template.spec.nodeSelector = ["role": "edge"] })
            #expect(try await eventually { try await pods() == ["b"] })
            try await change("a", ["metadata": ["labels": ["role": "edge"]]])
            #expect(try await eventually { try await pods() == ["a", "b"] })
        }
    }

    @Test func aHeartbeatQueuesNothing() async throws {
        try await running { controller in
            try await create(node("a"))
            try await create(set())
            #expect(try await eventually { try await status().currentNumberScheduled == 1 })
            #expect(await eventually { controller.queue.isIdle })
            let version = try await set(named: "agent").metadata.resourceVersion
            for beat in 0..<10 {
                try await change("a", ["metadata": ["annotations": ["beat": .string("\(beat)")]]])
                #expect(controller.queue.count == 0)
            }
            #expect(try await set(named: "agent").metadata.resourceVersion == version)
        }
    }

    @Test func aMatchingPodIsAdopted() async throws {
        try await running {
            try await create(
                Pod.new { pod in
                    pod.metadata.name = "old"
                    pod.metadata.labels = ["app": "agent"]
                    pod.spec.nodeName = "a"
                })
            try await create(node("a"))
            try await create(set { $0.spec.updateStrategy = .make { $0.type = "OnDelete" } })
            #expect(try await eventually { try await status().currentNumberScheduled == 1 })
            #expect(try await pods() == ["a"])
        }
    }

    /// Two revisions of one template are made one when the set is looked at for another reason, not when the second
    /// comes.
    @Test func aRevisionThatComesIsNoReasonToLook() async throws {
        try await running { controller in
            try await create(node("a"))
            try await create(set())
            #expect(try await eventually { try await status().currentNumberScheduled == 1 })
            #expect(await eventually { controller.queue.isIdle })
            let first = try #require(try await revisions().first)
            var second = first
            second.metadata = .make {
                $0.name = "second"
                $0.labels = ["app": "agent"]
                $0.ownerReferences = first.metadata.ownerReferences
            }
            second.revision += 1
            try await create(second)
            for _ in 0..<20 {
                try await Task.sleep(for: .milliseconds(5))
                #expect(try await revisions().count == 2)
            }
            try await create(node("b"))
            #expect(try await eventually { try await revisions().map(\.metadata.name) == ["second"] })
        }
    }

    @Test func theNodesAreThoseOfNow() async throws {
        try await running {
            for name in ["b", "a", "d", "c"] { try await create(node(name)) }
            try await create(set())
            #expect(try await eventually { try await status().desiredNumberScheduled == 4 })
            try await api.delete(Node.resource, namespace: "", name: "b", options: DeleteRequest())
            #expect(try await eventually { try await status().desiredNumberScheduled == 3 })
            #expect(try await eventually { try await pods() == ["a", "c", "d"] })
        }
    }

    // MARK: -

    private func running(_ body: @Sendable () async throws -> Void) async throws {
        try await running { _ in try await body() }
    }

    private func running(_ body: @Sendable (DaemonSetController) async throws -> Void) async throws {
        let environment = ControllerEnvironment(client: api, clock: clock)
        let controller = DaemonSetController(environment)
        let host = ControllerHost(environment, controllers: [controller])
        try await withBackground({ await host.run() }, { try await body(controller) })
    }

    private func set(_ change: (inout DaemonSet) -> Void = { _ in }) -> DaemonSet {
        .new {
            $0.metadata.name = "agent"
            $0.metadata.namespace = "default"
            $0.spec.selector = .make { $0.matchLabels = ["app": "agent"] }
            $0.spec.updateStrategy.type = "RollingUpdate"
            $0.spec.template.metadata.labels = ["app": "agent"]
            change(&$0)
        }
    }

    private func node(_ name: String, labels: [String: String] = [:]) -> Node {
        .new {
            $0.metadata.name = name
            $0.metadata.labels = labels
        }
    }

    private func create(_ object: some Kind) async throws {
        let resource = type(of: object).resource
        _ = try await api.create(
            resource, namespace: resource.namespaced ? "default" : "", name: nil, subresource: nil,
            object: object.value)
    }

    private func change(_ node: String, _ patch: Value) async throws {
        _ = try await api.patch(
            Node.resource, namespace: "", name: node, subresource: nil, patch: .strategicMerge(patch))
    }

    private func set(named name: String) async throws -> DaemonSet {
        DaemonSet(try await api.get(DaemonSet.resource, namespace: "default", name: name))
    }

    private func status() async throws -> DaemonSetStatus { try await set(named: "agent").status }

    private func revisions() async throws -> [ControllerRevision] {
        try await api.list(ControllerRevision.resource, namespace: "default", options: ListRequest()).items
            .map { ControllerRevision($0) }
    }

    /// The nodes that pods are made for.
    private func pods() async throws -> [String] {
        try await api.list(Pod.resource, namespace: "default", options: ListRequest()).items.map { value in
            let spec = Pod(value).spec
            guard spec.nodeName.isEmpty else { return spec.nodeName }
            let required = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
            return required?.nodeSelectorTerms.first?.matchFields.first?.values.first ?? ""
        }.sorted()
    }
}
