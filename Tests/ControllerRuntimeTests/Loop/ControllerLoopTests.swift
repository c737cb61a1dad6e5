import APIClient
import ControllerRuntime
import ObjectModel
import TestKit
import Testing
import WorkloadPlans

/// Keeps `spec.replicas` pods per ReplicaSet: as simple as a controller can be, and it remembers nothing.
private struct PodKeeper: Controller {
    let name = "pod-keeper"
    let queue: WorkQueue<ObjectKey>
    let sets: ResourceCache<ReplicaSet>
    let pods: ResourceCache<Pod>

    init(_ environment: ControllerEnvironment) {
        queue = environment.queue()
        sets = environment.caches.cache(of: ReplicaSet.self)
        pods = environment.caches.cache(of: Pod.self)
        sets.enqueueChanges(to: queue)
        pods.enqueueControllers(ReplicaSet.self, to: queue)
    }

    func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard let set = sets.get(key) else { return .done }
        let owned = pods.owned(by: set.metadata.uid)
        var plan = Plan()
        let missing = max((set.spec.replicas ?? 1) - owned.count, 0)
        plan.then("create", (0..<missing).map { _ in Step(.create(pod(of: set)), reason: "missing") })
        let surplus = owned.sorted { $0.metadata.name < $1.metadata.name }.dropFirst(set.spec.replicas ?? 1)
        plan.then("delete", surplus.map { Step(.delete(ObjectIdentity(Pod.self, $0.metadata)), reason: "surplus") })
        return .apply(plan)
    }

    private func pod(of set: ReplicaSet) -> Value {
        Pod.new {
            $0.metadata.generateName = set.metadata.name + "-"
            $0.metadata.namespace = set.metadata.namespace
            $0.metadata.ownerReferences = [
                .make {
                    $0.apiVersion = "apps/v1"
                    $0.kind = "ReplicaSet"
                    $0.name = set.metadata.name
                    $0.uid = set.metadata.uid
                    $0.controller = true
                }
            ]
        }.value
    }
}

@Suite struct ControllerLoopTests {
    private static func set(_ name: String, _ replicas: Int) -> ReplicaSet {
        ReplicaSet.new {
            $0.metadata.name = name
            $0.metadata.namespace = "ns"
            $0.spec.replicas = replicas
        }
    }

    /// Safety without memory of what was asked for: never more pods than wanted, however late the watch is.
    @Test func itNeverMakesTooManyAndSettles() async throws {
        let clock = ManualClock()
        let api = InMemoryAPI(clock: clock)
        let environment = ControllerEnvironment(client: api, clock: clock)
        let controller = PodKeeper(environment)
        let host = ControllerHost(environment, controllers: [controller])
        for number in 0..<10 { try await api.create(Self.set("s\(number)", 30)) }
        try await withBackground({ await host.run() }) {
            #expect(await eventually { controller.pods.count == 300 && controller.queue.isIdle })
            #expect(api.writes.filter { $0.verb == "create" && $0.resource == "pods" }.count == 300)
            try await api.patch(ReplicaSet.self, namespace: "ns", name: "s3", .merge(["spec": ["replicas": 5]]))
            #expect(await eventually { controller.pods.count == 275 && controller.queue.isIdle })
            let victim = try #require(controller.pods.all.first)
            try await api.delete(Pod.self, namespace: "ns", name: victim.metadata.name)
            #expect(await eventually { controller.pods.get(ObjectKey(victim)) == nil && controller.pods.count == 275 })
        }
        #expect(api.writes.filter { $0.verb == "delete" }.count == 26)
    }

    @Test func refusalsAreTriedAgainLater() async throws {
        let clock = ManualClock()
        let api = InMemoryAPI(clock: clock)
        let environment = ControllerEnvironment(client: api, clock: clock)
        let controller = PodKeeper(environment)
        let host = ControllerHost(environment, controllers: [controller])
        let refused = Shared(0)
        api.intercept { request in
            guard request.verb == "create", request.resource == "pods" else { return }
            let count = refused.withLock { count in
                count += 1
                return count
            }
            if count <= 3 { throw StatusError.forbidden(Pod.resource, name: "", "not now") }
        }
        try await api.create(Self.set("s", 1))
        try await withBackground({ await host.run() }) {
            for tries in 1...3 {
                #expect(await eventually { refused.withLock { $0 } == tries && clock.earliestDeadline != nil })
                clock.advance(seconds: ControllerLimits.longestRetryDelay)
            }
            #expect(await eventually { controller.pods.count == 1 })
        }
    }
}
