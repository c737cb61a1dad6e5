import APIClient
import ControllerRuntime
import ObjectModel
import Scheduler
import TestKit
import Testing

@Suite struct SchedulerTests {
    let clock = ManualClock()
    let api: InMemoryAPI
    let scheduler: Scheduler

    init() {
        api = InMemoryAPI(clock: clock)
        scheduler = Scheduler(client: api, clock: clock, instance: "host")
    }

    private func node(_ name: String, cpu: String = "4", pods: Int = 110) -> Node {
        Node.new {
            $0.metadata.name = name
            $0.metadata.labels = ["kubernetes.io/hostname": name]
            $0.status.allocatable = [
                "cpu": Quantity(cpu) ?? .zero, "memory": Quantity("8Gi") ?? .zero, "pods": Quantity(pods),
            ]
        }
    }

    private func pod(
        _ name: String, cpu: String = "", priority: Int? = nil, _ fill: (inout Pod) -> Void = { _ in }
    ) -> Pod {
        Pod.new {
            $0.metadata.name = name
            $0.metadata.namespace = "ns"
            $0.spec.schedulerName = "default-scheduler"
            $0.spec.priority = priority
            $0.spec.containers = [
                .make {
                    $0.name = "main"
                    if let quantity = Quantity(cpu) { $0.resources.requests = ["cpu": quantity] }
                }
            ]
            fill(&$0)
        }
    }

    private func stored(_ name: String) async throws -> Pod { try await api.get(Pod.self, namespace: "ns", name: name) }

    private func condition(_ name: String) async throws -> PodCondition? {
        try await stored(name).status.conditions.first { $0.type == "PodScheduled" }
    }

    private func running(_ body: @escaping @Sendable () async throws -> Void) async throws {
        try await withBackground({ await scheduler.run() }, body)
    }

    @Test func podsGetNodesAndPeopleAreTold() async throws {
        try await api.create(node("a"))
        try await api.create(pod("p"))
        try await running { () async throws in
            #expect(try await eventually { try await stored("p").spec.nodeName == "a" })
            #expect(try await eventually { try await !api.list(Event.self).isEmpty })
            let event = try #require(try await api.list(Event.self).first)
            #expect(event.reason == "Scheduled" && event.type == "Normal")
            #expect(event.message == "Successfully assigned ns/p to a")
            #expect(event.reportingComponent == "default-scheduler")
            #expect(event.involvedObject.name == "p" && event.involvedObject.kind == "Pod")
        }
    }

    @Test func otherSchedulersPodsAreLeftAlone() async throws {
        try await api.create(node("a"))
        try await api.create(pod("p") { $0.spec.schedulerName = "manual" })
        try await api.create(pod("q"))
        try await running { () async throws in
            #expect(try await eventually { try await stored("q").spec.nodeName == "a" })
            #expect(try await stored("p").spec.nodeName.isEmpty)
        }
    }

    @Test func whatDoesNotFitSaysWhyAndGoesWhenThereIsRoom() async throws {
        try await api.create(node("a"))
        try await api.create(pod("big", cpu: "3"))
        try await running { () async throws in
            #expect(try await eventually { try await stored("big").spec.nodeName == "a" })
            try await api.create(pod("next", cpu: "2"))
            #expect(try await eventually { try await condition("next")?.status == "False" })
            let told = try #require(try await condition("next"))
            #expect(told.reason == "Unschedulable")
            #expect(
                told.message == "0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, "
                    + "preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.")
            try await api.delete(
                Pod.self, namespace: "ns", name: "big", options: DeleteRequest(gracePeriodSeconds: 0))
            #expect(
                try await eventually {
                    clock.advance(seconds: 1)
                    return try await stored("next").spec.nodeName == "a"
                })
        }
    }

    @Test func aNewNodeTakesWhoWaited() async throws {
        try await api.create(pod("p"))
        try await running { () async throws in
            #expect(try await eventually { try await condition("p")?.message == "no nodes available to schedule pods" })
            try await api.create(node("late"))
            #expect(
                try await eventually {
                    clock.advance(seconds: 1)
                    return try await stored("p").spec.nodeName == "late"
                })
        }
    }

    /// There is more room on the other node, but the pod's like is there.
    @Test func podsBehindAServiceAreSpread() async throws {
        for name in ["a", "b"] { try await api.create(node(name)) }
        try await api.create(pod("busy", cpu: "2") { $0.spec.nodeName = "b" })
        try await api.create(
            pod("web-1") {
                $0.spec.nodeName = "a"
                $0.metadata.labels = ["app": "web"]
            })
        let service = Service.new {
            $0.metadata.name = "web"
            $0.metadata.namespace = "ns"
            $0.spec.selector = ["app": "web"]
        }
        try await api.create(service)
        try await api.create(pod("web-2") { $0.metadata.labels = ["app": "web"] })
        try await api.create(pod("other"))
        try await running { () async throws in
            #expect(try await eventually { try await stored("web-2").spec.nodeName == "b" })
            #expect(try await eventually { try await stored("other").spec.nodeName == "a" })
        }
    }

    @Test func gatesHoldAPodBackUntilTheLastIsGone() async throws {
        try await api.create(node("a"))
        try await api.create(pod("p") { $0.spec.schedulingGates = [.make { $0.name = "example.com/one" }] })
        try await running { () async throws in
            #expect(try await eventually { try await condition("p")?.reason == "SchedulingGated" })
            #expect(try await condition("p")?.message == "Scheduling is blocked due to non-empty scheduling gates")
            try await api.patch(Pod.self, namespace: "ns", name: "p", .merge(["spec": ["schedulingGates": nil]]))
            #expect(try await eventually { try await stored("p").spec.nodeName == "a" })
        }
    }

    @Test func theMoreImportantGoFirst() async throws {
        for number in 0..<6 { try await api.create(pod("p\(number)", cpu: "1", priority: number % 2 * 10)) }
        try await api.create(node("a", cpu: "3"))
        try await running { () async throws in
            for number in [1, 3, 5] {
                #expect(try await eventually { try await stored("p\(number)").spec.nodeName == "a" })
            }
            for number in [0, 2, 4] {
                #expect(try await eventually { try await condition("p\(number)")?.status == "False" })
            }
        }
    }

    @Test func aFailedBindingIsTakenBackAndTriedAgain() async throws {
        try await api.create(node("a"))
        let failures = Shared(2)
        api.intercept { request in
            guard request.subresource == "binding" else { return }
            let fails = failures.withLock { left in
                left -= 1
                return left >= 0
            }
            if fails { throw StatusError.internalError("down") }
        }
        try await api.create(pod("p", cpu: "3"))
        try await running { () async throws in
            #expect(
                try await eventually {
                    clock.advance(seconds: 1)
                    return try await stored("p").spec.nodeName == "a"
                })
        }
    }

    /// Safety: with many pods, deletions and broken watches, no node is ever given more than it has.
    @Test func nodesAreNeverOvercommitted() async throws {
        for number in 0..<10 { try await api.create(node("n\(number)", cpu: "4", pods: 20)) }
        for number in 0..<300 { try await api.create(pod("p\(number)", cpu: "250m")) }
        try await running { () async throws in
            #expect(try await eventually { try await assigned().count == 160 })
            try await checkRoom()
            for name in try await assigned().map(\.metadata.name).sorted().prefix(40) {
                try await api.delete(
                    Pod.self, namespace: "ns", name: name, options: DeleteRequest(gracePeriodSeconds: 0))
            }
            api.compact()
            #expect(
                try await eventually {
                    clock.advance(seconds: 1)
                    return try await assigned().count == 160
                })
            try await checkRoom()
        }
        let bindings = api.writes.filter { $0.subresource == "binding" }
        #expect(Set(bindings.map(\.key)).count == bindings.count)
    }

    private func assigned() async throws -> [Pod] {
        try await api.list(Pod.self).filter { !$0.spec.nodeName.isEmpty }
    }

    private func checkRoom() async throws {
        let counts = Dictionary(grouping: try await assigned(), by: \.spec.nodeName).mapValues(\.count)
        #expect(counts.values.allSatisfy { $0 <= 16 })
    }
}
