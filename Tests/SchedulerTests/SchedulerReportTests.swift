import APIClient
import ControllerRuntime
import ObjectModel
import Scheduler
import TestKit
import Testing

/// A pod whose reason to wait ends while that reason is being written.
@Suite struct SchedulerReportTests {
    @Test func aReportThatIsOvertakenByTheBindingIsNotWritten() async throws {
        let clock = ManualClock()
        let api = InMemoryAPI(clock: clock)
        let scheduler = Scheduler(client: LateReports(api: api), clock: clock, instance: "host")
        try await api.create(
            Pod.new {
                $0.metadata.name = "p"
                $0.metadata.namespace = "ns"
                $0.spec.schedulerName = "default-scheduler"
                $0.spec.containers = [.make { $0.name = "main" }]
            })
        try await withBackground({ await scheduler.run() }) {
            #expect(try await eventually { api.requests.contains { $0.resource == "configmaps" } })
            try await api.create(
                Node.new {
                    $0.metadata.name = "late"
                    $0.status.allocatable = ["pods": Quantity(110)]
                })
            #expect(
                try await eventually {
                    clock.advance(seconds: 1)
                    return try await api.get(Pod.self, namespace: "ns", name: "p").spec.nodeName == "late"
                        && scheduler.isIdle
                })
            let conditions = try await api.get(Pod.self, namespace: "ns", name: "p").status.conditions
            #expect(conditions.filter { $0.type == "PodScheduled" }.map(\.status) == ["True"])
        }
    }
}

/// A client whose patches of pods arrive only after the pod has its node. It lists config maps when it begins to wait,
/// as a sign.
private struct LateReports: APIClient {
    let api: InMemoryAPI

    func patch(
        _ resource: ResourceType, namespace: String, name: String, subresource: String?, patch: Patch
    ) async throws -> Value {
        if resource.kind == Pod.kind {
            _ = try await api.list(ConfigMap.resource, namespace: nil, options: ListRequest())
            _ = try await eventually {
                try await !api.get(Pod.self, namespace: namespace, name: name).spec.nodeName.isEmpty
            }
        }
        return try await api.patch(
            resource, namespace: namespace, name: name, subresource: subresource, patch: patch)
    }

    func get(_ resource: ResourceType, namespace: String, name: String) async throws -> Value {
        try await api.get(resource, namespace: namespace, name: name)
    }

    func list(_ resource: ResourceType, namespace: String?, options: ListRequest) async throws -> ObjectList {
        try await api.list(resource, namespace: namespace, options: options)
    }

    func watch(
        _ resource: ResourceType, namespace: String?, options: ListRequest
    ) async throws -> AsyncThrowingStream<ObjectEvent, any Error> {
        try await api.watch(resource, namespace: namespace, options: options)
    }

    func create(
        _ resource: ResourceType, namespace: String, name: String?, subresource: String?, object: Value
    ) async throws -> Value {
        try await api.create(resource, namespace: namespace, name: name, subresource: subresource, object: object)
    }

    func update(
        _ resource: ResourceType, namespace: String, name: String, subresource: String?, object: Value
    ) async throws -> Value {
        try await api.update(resource, namespace: namespace, name: name, subresource: subresource, object: object)
    }

    func delete(
        _ resource: ResourceType, namespace: String, name: String, options: DeleteRequest
    ) async throws -> Value {
        try await api.delete(resource, namespace: namespace, name: name, options: options)
    }
}
