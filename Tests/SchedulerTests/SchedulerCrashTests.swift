import APIClient
import ControllerRuntime
import ObjectModel
import Scheduler
import TestKit
import Testing

/// Pushing out others and claims that wait for a node, from end to end; and the same with a scheduler that dies after
/// each single write: who comes after it gets to the same end with the same number of deletions.
@Suite struct SchedulerCrashTests {
    let clock = ManualClock()
    let api: InMemoryAPI
    /// Names of what has been deleted, once per request that was carried out.
    let deletions = Shared<[String]>([])

    init() { api = InMemoryAPI(clock: clock) }

    private struct Died: Error {}

    private func node(_ name: String, cpu: Int) -> Node {
        Node.new {
            $0.metadata.name = name
            $0.metadata.labels = ["kubernetes.io/hostname": name]
            $0.status.allocatable = ["cpu": Quantity(cpu), "memory": Quantity(1 << 33), "pods": Quantity(110)]
        }
    }

    private func pod(_ name: String, cpu: Int, priority: Int, claim: String = "") -> Pod {
        Pod.new {
            $0.metadata.name = name
            $0.metadata.namespace = "ns"
            $0.spec.schedulerName = "default-scheduler"
            $0.spec.priority = priority
            $0.spec.terminationGracePeriodSeconds = 0
            $0.spec.containers = [
                .make {
                    $0.name = "main"
                    $0.resources.requests = ["cpu": Quantity(cpu)]
                }
            ]
            if !claim.isEmpty {
                $0.spec.volumes = [
                    .make {
                        $0.name = "data"
                        $0.persistentVolumeClaim = .make { $0.claimName = claim }
                    }
                ]
            }
        }
    }

    private func stored(_ name: String) async throws -> Pod { try await api.get(Pod.self, namespace: "ns", name: name) }

    /// Runs schedulers one after the other until the world is as it should be; each but the last dies when it has made
    /// so many writes. Also plays the part of the volume controllers.
    private func schedule(
        dyingAfter writes: [Int], until isDone: @escaping @Sendable () async throws -> Bool
    ) async throws {
        for limit in writes.map(Optional.init) + [nil] {
            let left = Shared(limit ?? Int.max)
            let isDead = Shared(false)
            api.intercept { [deletions] request in
                guard !["get", "list", "watch"].contains(request.verb), request.resource != "events",
                    request.resource != "persistentvolumeclaims" || request.verb == "patch"
                else { return }
                let mayWrite = left.withLock { left in
                    left -= 1
                    return left >= 0
                }
                guard mayWrite else {
                    isDead.withLock { $0 = true }
                    throw Died()
                }
                if request.verb == "delete" { deletions.withLock { $0.append(request.key.name) } }
            }
            let scheduler = Scheduler(client: api, clock: clock, instance: "host")
            try await withBackground({ await scheduler.run() }) { () async throws in
                #expect(
                    try await eventually {
                        try await provision()
                        clock.advance(seconds: 1)
                        if isDead.withLock({ $0 }) { return true }
                        return try await isDone()
                    })
            }
            api.intercept(nil)
            if try await isDone() { return }
        }
        #expect(try await isDone())
    }

    /// Binds claims that have a node.
    private func provision() async throws {
        for claim in try await api.list(PersistentVolumeClaim.self)
        where claim.metadata.annotations["volume.kubernetes.io/selected-node"] != nil && claim.spec.volumeName.isEmpty {
            var bound = claim
            bound.spec.volumeName = "pv"
            bound.metadata.annotations["pv.kubernetes.io/bind-completed"] = "yes"
            try await api.update(bound)
        }
    }

    private func preempt(dyingAfter writes: [Int]) async throws {
        try await api.create(node("a", cpu: 2))
        for name in ["low", "lower"] {
            var victim = pod(name, cpu: 1, priority: name == "low" ? 2 : 1)
            victim.spec.nodeName = "a"
            try await api.create(victim)
        }
        try await api.create(pod("urgent", cpu: 1, priority: 10))
        try await schedule(dyingAfter: writes) { try await stored("urgent").spec.nodeName == "a" }
        #expect(deletions.withLock { $0 } == ["lower"])
        #expect(try await stored("low").metadata.deletionTimestamp == nil)
    }

    @Test func theLeastImportantGoesForTheUrgent() async throws {
        try await preempt(dyingAfter: [])
        let told = try await api.list(Event.self).first { $0.reason == "Preempted" }
        if let told {
            #expect(told.message.hasPrefix("Preempted by pod ") && told.message.hasSuffix(" on node a"))
        }
    }

    @Test(arguments: 0..<6)
    func theSameWhereverItDies(writes: Int) async throws { try await preempt(dyingAfter: [writes]) }

    @Test(arguments: 0..<4)
    func theSameWhenItDiesTwice(writes: Int) async throws { try await preempt(dyingAfter: [writes, writes / 2]) }

    private func bindClaim(dyingAfter writes: [Int]) async throws {
        for name in ["a", "b"] { try await api.create(node(name, cpu: 2)) }
        try await api.create(
            StorageClass.new {
                $0.metadata.name = "late"
                $0.provisioner = "example.com/maker"
                $0.volumeBindingMode = "WaitForFirstConsumer"
            })
        try await api.create(
            PersistentVolumeClaim.new {
                $0.metadata.name = "data"
                $0.metadata.namespace = "ns"
                $0.spec.storageClassName = "late"
            })
        try await api.create(
            PersistentVolume.new {
                $0.metadata.name = "pv"
                $0.spec.storageClassName = "other"
            })
        try await api.create(pod("p", cpu: 1, priority: 0, claim: "data"))
        try await schedule(dyingAfter: writes) { try await !stored("p").spec.nodeName.isEmpty }
        let claim = try await api.get(PersistentVolumeClaim.self, namespace: "ns", name: "data")
        let node = try await stored("p").spec.nodeName
        #expect(claim.metadata.annotations["volume.kubernetes.io/selected-node"] == node)
        #expect(claim.spec.volumeName == "pv")
    }

    @Test func aClaimIsBoundBeforeItsPod() async throws { try await bindClaim(dyingAfter: []) }

    @Test(arguments: 0..<4)
    func aClaimKeepsItsNodeWhereverTheSchedulerDies(writes: Int) async throws {
        try await bindClaim(dyingAfter: [writes])
    }

    @Test func aFreeVolumeIsGivenToTheClaim() async throws {
        try await api.create(node("a", cpu: 2))
        try await api.create(
            StorageClass.new {
                $0.metadata.name = "late"
                $0.provisioner = "kubernetes.io/no-provisioner"
                $0.volumeBindingMode = "WaitForFirstConsumer"
            })
        let claim = try await api.create(
            PersistentVolumeClaim.new {
                $0.metadata.name = "data"
                $0.metadata.namespace = "ns"
                $0.spec.storageClassName = "late"
            })
        try await api.create(
            PersistentVolume.new {
                $0.metadata.name = "local"
                $0.spec.storageClassName = "late"
                $0.status.phase = "Available"
            })
        try await api.create(pod("p", cpu: 1, priority: 0, claim: "data"))
        let scheduler = Scheduler(client: api, clock: clock, instance: "host")
        try await withBackground({ await scheduler.run() }) { () async throws in
            #expect(
                try await eventually {
                    try await api.get(PersistentVolume.self, name: "local").spec.claimRef?.uid == claim.metadata.uid
                })
            let volume = try await api.get(PersistentVolume.self, name: "local")
            #expect(volume.metadata.annotations["pv.kubernetes.io/bound-by-controller"] == "yes")
            #expect(try await stored("p").spec.nodeName.isEmpty)
            let wait = scheduler.explain(podNamed: "p", namespace: "ns")
            #expect(wait?.summary == "its claims to be bound for a: ns/data")
            var bound = try await api.get(PersistentVolumeClaim.self, namespace: "ns", name: "data")
            bound.spec.volumeName = "local"
            bound.metadata.annotations["pv.kubernetes.io/bind-completed"] = "yes"
            try await api.update(bound)
            #expect(try await eventually { try await stored("p").spec.nodeName == "a" })
        }
    }

    @Test func anybodyCanAskWhyAPodWaits() async throws {
        try await api.create(node("a", cpu: 1))
        try await api.create(pod("p", cpu: 2, priority: 0))
        let wait = try await Scheduler.explain(podNamed: "p", namespace: "ns", client: api, clock: clock)
        let found = try #require(wait)
        #expect(found.summary.hasPrefix("a node: 0/1 nodes are available: 1 Insufficient cpu."))
        #expect(found.lines == ["a: Insufficient cpu"])
    }
}
