import APIClient
import ControllerRuntime
import Controllers
import ObjectModel
import TestKit
import Testing

@Suite struct GarbageCollectorTests {
    let clock = ManualClock()
    let api: InMemoryAPI
    let collector: GarbageCollector

    init() {
        api = InMemoryAPI(clock: clock)
        collector = GarbageCollector(client: api, clock: clock)
    }

    private func make(
        _ name: String, owners: [ConfigMap] = [], blocks: Bool = false, finalizers: [String] = []
    ) async throws -> ConfigMap {
        try await api.create(
            ConfigMap.new {
                $0.metadata.name = name
                $0.metadata.namespace = "ns"
                $0.metadata.finalizers = finalizers
                $0.metadata.ownerReferences = owners.map { reference(to: $0, blocks: blocks) }
            })
    }

    private func reference(to owner: ConfigMap, blocks: Bool = false) -> OwnerReference {
        .make {
            $0.apiVersion = "v1"
            $0.kind = "ConfigMap"
            $0.name = owner.metadata.name
            $0.uid = owner.metadata.uid
            if blocks { $0.blockOwnerDeletion = true }
        }
    }

    private func find(_ name: String) async throws -> ConfigMap? {
        try await api.find(ConfigMap.self, namespace: "ns", name: name)
    }

    private func delete(_ name: String, _ policy: String) async throws {
        try await api.delete(
            ConfigMap.self, namespace: "ns", name: name, options: DeleteRequest(propagationPolicy: policy))
    }

    private func release(_ name: String) async throws {
        try await api.patch(ConfigMap.self, namespace: "ns", name: name, .merge(["metadata": ["finalizers": nil]]))
    }

    /// Waits until the collector has nothing to do, moving the clock for what it tries again.
    private func settles(_ isTrue: @Sendable () async throws -> Bool) async throws -> Bool {
        try await eventually {
            clock.advance(seconds: 1)
            guard collector.isIdle else { return false }
            return try await isTrue()
        }
    }

    private func running(_ body: @escaping @Sendable () async throws -> Void) async throws {
        try await withBackground({ await collector.run() }, body)
    }

    /// Thousands of Jobs that are due come before the question whether their CronJobs are there.
    @Test func whatIsDueAtAMomentGoesFirst() async throws {
        let way = ControllerEnvironment(client: api, clock: clock).rightOfWay
        let collector = GarbageCollector(client: api, clock: clock, rightOfWay: way)
        let a = try await make("a")
        _ = try await make("b", owners: [a])
        let (isHeld, isDone) = (ChangeSignal(), ChangeSignal())
        try await withBackground({ await collector.run() }) {
            #expect(await eventually { collector.isIdle })
            let work = { @Sendable () async -> Void in
                isHeld.raise()
                await isDone.wait(past: 0)
            }
            try await withBackground({ await way.first(work) }) {
                #expect(await eventually { isHeld.count == 1 })
                try await delete("a", "Background")
                // The collector has heard of it and waits, which shows as a wish to be woken.
                #expect(await eventually { clock.earliestDeadline != nil })
                #expect(try await find("b") != nil)
                isDone.raise()
                #expect(try await eventually { try await find("b") == nil })
            }
        }
    }

    @Test func backgroundDeletionGoesDownTheChain() async throws {
        let a = try await make("a")
        let b = try await make("b", owners: [a], finalizers: ["example.com/hold"])
        _ = try await make("c", owners: [b])
        try await running { () async throws in
            try await delete("a", "Background")
            #expect(try await settles { try await find("b")?.metadata.deletionTimestamp != nil })
            #expect(try await find("a") == nil)
            #expect(try await find("c") != nil)
            try await release("b")
            #expect(try await settles { try await find("c") == nil })
        }
    }

    @Test func foregroundDeletionWaitsForThoseThatBlock() async throws {
        let a = try await make("a")
        _ = try await make("b", owners: [a], blocks: true, finalizers: ["example.com/hold"])
        _ = try await make("c", owners: [a], finalizers: ["example.com/hold"])
        try await running { () async throws in
            try await delete("a", "Foreground")
            #expect(
                try await settles {
                    let (b, c) = (try await find("b"), try await find("c"))
                    return b?.metadata.deletionTimestamp != nil && c?.metadata.deletionTimestamp != nil
                })
            #expect(try await find("a")?.metadata.finalizers == ["foregroundDeletion"])
            try await release("b")
            #expect(try await settles { try await find("a") == nil })
            #expect(try await find("c") != nil)
            try await release("c")
            #expect(try await settles { try await find("c") == nil })
        }
    }

    @Test func orphaningKeepsTheDependents() async throws {
        let a = try await make("a")
        let z = try await make("z")
        _ = try await make("b", owners: [a])
        _ = try await make("c", owners: [a, z])
        try await running { () async throws in
            #expect(try await settles { true })
            try await delete("a", "Orphan")
            #expect(try await settles { try await find("a") == nil })
            #expect(try await find("b")?.metadata.ownerReferences.isEmpty == true)
            #expect(try await find("c")?.metadata.ownerReferences.map(\.uid) == [z.metadata.uid])
        }
    }

    @Test func dependentsOfNobodyGoAndOneOwnerIsEnough() async throws {
        let a = try await make("a")
        var nobody = ConfigMap.new { $0.metadata.name = "nobody" }
        nobody.metadata.uid = "no-such-uid"
        var namesake = a
        namesake.metadata.uid = "another-uid"
        _ = try await make("lost", owners: [nobody])
        _ = try await make("wrong", owners: [namesake])
        _ = try await make("half", owners: [nobody, a])
        try await running { () async throws in
            #expect(
                try await settles {
                    let (lost, wrong) = (try await find("lost"), try await find("wrong"))
                    return lost == nil && wrong == nil
                })
            #expect(
                try await settles {
                    try await find("half")?.metadata.ownerReferences.map(\.uid) == [a.metadata.uid]
                })
            #expect(try await find("a") != nil)
        }
    }

    @Test func ownersInOtherNamespacesDoNotCount() async throws {
        let other = try await api.create(
            ConfigMap.new {
                $0.metadata.name = "o"
                $0.metadata.namespace = "other"
            })
        _ = try await make("lost", owners: [other])
        try await running { () async throws in
            #expect(try await settles { try await find("lost") == nil })
        }
    }

    /// Nobody can tell in which namespace the owner should be, so it is never said to be gone.
    @Test func whatHasNoNamespaceOutlivesAnOwnerThatHadOne() async throws {
        let owner = try await make("owner")
        _ = try await make("dependent", owners: [owner])
        try await api.create(
            PriorityClass.new {
                $0.metadata.name = "kept"
                $0.metadata.ownerReferences = [reference(to: owner)]
            })
        try await running { () async throws in
            #expect(try await settles { true })
            try await delete("owner", "Background")
            #expect(try await settles { try await find("dependent") == nil })
            #expect(try await settles { true })
            #expect(try await api.find(PriorityClass.self, name: "kept") != nil)
        }
    }

    @Test func kindsThatAreNotServedHoldNothingUp() async throws {
        api.intercept { request in
            guard request.verb == "list", request.resource == "jobs.batch" else { return }
            throw StatusError.notFound(Job.resource, name: "")
        }
        let a = try await make("a")
        _ = try await make("b", owners: [a])
        try await running { () async throws in
            try await delete("a", "Background")
            #expect(try await settles { try await find("b") == nil })
        }
    }

    @Test func circlesGoInTheForeground() async throws {
        let a = try await make("a")
        let b = try await make("b", owners: [a], blocks: true)
        try await api.patch(
            ConfigMap.self, namespace: "ns", name: "a",
            .merge([
                "metadata": [
                    "ownerReferences": [
                        [
                            "apiVersion": "v1", "kind": "ConfigMap", "name": "b", "uid": .string(b.metadata.uid),
                            "blockOwnerDeletion": true,
                        ]
                    ]
                ]
            ]))
        try await running { () async throws in
            try await delete("a", "Foreground")
            #expect(
                try await settles {
                    let (a, b) = (try await find("a"), try await find("b"))
                    return a == nil && b == nil
                })
        }
    }

    /// Safety and liveness over random graphs: after some deletions exactly those are left that nothing took away.
    @Test(arguments: 1...8)
    func randomGraphsSettleRight(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        var made: [ConfigMap] = []
        for number in 0..<25 {
            let owners = made.filter { _ in Int.random(in: 0..<12, using: &random) == 0 }
            made.append(try await make("n\(number)", owners: owners))
        }
        let deleted = Set(made.indices.filter { _ in Int.random(in: 0..<5, using: &random) == 0 })
        let compact = Bool.random(using: &random)
        var left: Set<String> = []
        for (number, object) in made.enumerated() where !deleted.contains(number) {
            let owners = object.metadata.ownerReferences.map(\.name)
            if owners.isEmpty || owners.contains(where: left.contains) { left.insert(object.metadata.name) }
        }
        let expected = left
        try await running { () async throws in
            for number in deleted.sorted() {
                guard try await find("n\(number)") != nil else { continue }
                try await delete("n\(number)", "Background")
                if compact, number % 3 == 0 { api.compact() }
            }
            #expect(
                try await settles {
                    let names = Set(try await api.list(ConfigMap.self).map(\.metadata.name))
                    return names == expected
                })
        }
    }
}
