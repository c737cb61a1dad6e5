import APIClient
import ControllerRuntime
import Controllers
import ObjectModel
import TestKit
import Testing

/// The three controllers of endpoints as they run.
@Suite struct EndpointsControllerTests {
    let clock = ManualClock()
    let api: InMemoryAPI
    let environment: ControllerEnvironment

    init() {
        api = InMemoryAPI(clock: clock)
        environment = ControllerEnvironment(client: api, clock: clock)
    }

    private func running(_ body: @escaping @Sendable () async throws -> Void) async throws {
        let pods = ServicePods(environment)
        let host = ControllerHost(
            environment,
            controllers: [
                EndpointsController(environment, pods: pods), EndpointSliceController(environment, pods: pods),
                EndpointSliceMirroringController(environment),
            ])
        try await withBackground({ await host.run() }, body)
    }

    /// Events name them so.
    @Test func theirNamesAreThoseOfKubernetes() {
        let pods = ServicePods(environment)
        #expect(EndpointsController(environment, pods: pods).name == "endpoint-controller")
        #expect(EndpointSliceController(environment, pods: pods).name == "endpoint-slice-controller")
        #expect(EndpointSliceMirroringController(environment).name == "endpoint-slice-mirroring-controller")
    }

    private func comes(_ isTrue: @Sendable () async throws -> Bool) async throws -> Bool {
        try await eventually {
            if try await isTrue() { return true }
            clock.advance(seconds: 0.5)
            return false
        }
    }

    private func createService(selector: [String: String]) async throws {
        try await api.create(
            Service.new {
                $0.metadata.name = "web"
                $0.metadata.namespace = "ns"
                $0.spec.selector = selector
                $0.spec.clusterIP = "10.96.0.9"
                $0.spec.ports = [
                    .make {
                        $0.port = 80
                        $0.protocol = "TCP"
                        $0.targetPort = .int(80)
                    }
                ]
            })
    }

    private func createPod(_ number: Int) async throws {
        try await api.create(
            Pod.new {
                $0.metadata.name = "p\(number)"
                $0.metadata.namespace = "ns"
                $0.metadata.labels = ["app": "web"]
                $0.spec.nodeName = "n"
            })
        try await api.patch(
            Pod.self, namespace: "ns", name: "p\(number)", subresource: "status",
            .merge([
                "status": [
                    "phase": "Running", "podIP": .string("10.0.\(number / 250).\(number % 250 + 1)"),
                    "conditions": [["type": "Ready", "status": "True"]],
                ]
            ]))
    }

    private func endpoints() async throws -> Endpoints? {
        try await api.find(Endpoints.self, namespace: "ns", name: "web")
    }

    private func slices() async throws -> [EndpointSlice] { try await api.list(EndpointSlice.self, namespace: "ns") }

    private func count() async throws -> Int? {
        guard let endpoints = try await endpoints() else { return nil }
        return endpoints.subsets.reduce(0) { $0 + $1.addresses.count }
    }

    @Test func podsNodesAndServicesAreFollowed() async throws {
        try await createService(selector: ["app": "web"])
        try await running { () async throws in
            #expect(try await comes { try await count() == 0 })
            try await createPod(1)
            #expect(try await comes { try await count() == 1 })
            // Its node is not there yet.
            #expect(try await comes { try await slices().map(\.endpoints.count) == [0] })
            try await api.create(Node.new { $0.metadata.name = "n" })
            #expect(try await comes { try await slices().map(\.endpoints.count) == [1] })
            try await api.patch(
                Pod.self, namespace: "ns", name: "p1", .merge(["metadata": ["labels": ["app": "other"]]]))
            #expect(try await comes { try await count() == 0 })
            try await api.patch(
                Service.self, namespace: "ns", name: "web", .merge(["spec": ["selector": ["app": "other"]]]))
            #expect(try await comes { try await count() == 1 })
            try await api.delete(Endpoints.self, namespace: "ns", name: "web")
            #expect(try await comes { try await count() == 1 })
            try await api.delete(Service.self, namespace: "ns", name: "web")
            #expect(try await comes { try await endpoints() == nil })
        }
    }

    @Test func manyPodsAreGathered() async throws {
        try await createService(selector: ["app": "web"])
        try await api.create(Node.new { $0.metadata.name = "n" })
        for number in 0..<150 { try await createPod(number) }
        try await running { () async throws in
            #expect(try await comes { try await count() == 150 })
            try await createPod(150)
            try await createPod(151)
            #expect(try await comes { try await count() == 152 })
            _ = try await comes { try await slices().map(\.endpoints.count).sorted() == [52, 100] }
            #expect(try await slices().map(\.endpoints.count).sorted() == [52, 100])
        }
    }

    @Test func endpointsMadeByHandAreMirrored() async throws {
        try await createService(selector: [:])
        try await running { () async throws in
            try await api.create(
                Endpoints.new {
                    $0.metadata.name = "web"
                    $0.metadata.namespace = "ns"
                    $0.subsets = [.make { $0.addresses = [.make { $0.ip = "192.0.2.1" }] }]
                })
            #expect(try await comes { try await slices().flatMap(\.endpoints).flatMap(\.addresses) == ["192.0.2.1"] })
            try await api.delete(EndpointSlice.self, namespace: "ns", name: slices()[0].metadata.name)
            #expect(try await comes { try await slices().count == 1 })
            try await api.delete(Service.self, namespace: "ns", name: "web")
            #expect(try await comes { try await endpoints() == nil })
            #expect(try await comes { try await slices().isEmpty })
        }
    }

    /// Somebody may write Endpoints before the Service; only what was there before the controller is a leftover.
    @Test func leftoversOfGoneServicesAreRemoved() async throws {
        @Sendable func create(_ name: String) async throws {
            try await api.create(
                Endpoints.new {
                    $0.metadata.name = name
                    $0.metadata.namespace = "ns"
                })
        }
        try await create("old")
        clock.advance(seconds: 5.5)
        let later = ControllerEnvironment(client: api, clock: clock)
        let host = ControllerHost(
            later, controllers: [EndpointsController(later, pods: ServicePods(later))])
        try await withBackground({ await host.run() }) { () async throws in
            try await create("new")
            #expect(
                try await comes { try await api.find(Endpoints.self, namespace: "ns", name: "old") == nil })
            #expect(try await api.find(Endpoints.self, namespace: "ns", name: "new") != nil)
        }
    }
}
