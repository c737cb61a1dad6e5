import APIClient
import ControllerRuntime
import Controllers
import ObjectModel
import TestKit
import Testing

/// The controllers of the cluster, together as they run.
@Suite struct ClusterControllersTests {
    let clock = ManualClock()
    let api: InMemoryAPI
    let environment: ControllerEnvironment
    let host: ControllerHost

    init() {
        api = InMemoryAPI(clock: clock)
        environment = ControllerEnvironment(client: api, clock: clock)
        host = ControllerHost(
            environment, controllers: ClusterControllers.all(environment, rootCertificate: "PEM"))
    }

    private func running(_ body: @escaping @Sendable () async throws -> Void) async throws {
        try await withBackground({ await host.run() }, body)
    }

    /// Gives the controllers turns and moves the clock a little at a time.
    private func comes(step: Double = 0.5, _ isTrue: @Sendable () async throws -> Bool) async throws -> Bool {
        try await eventually {
            if try await isTrue() { return true }
            clock.advance(seconds: step)
            return false
        }
    }

    private func createNamespace(_ name: String) async throws {
        try await api.create(Namespace.new { $0.metadata.name = name })
    }

    private func namespace(_ name: String) async throws -> Namespace? {
        try await api.find(Namespace.self, name: name)
    }

    private func hasAccount() async throws -> Bool {
        try await api.find(ServiceAccount.self, namespace: "ns", name: "default") != nil
    }

    // MARK: Namespaces

    @Test func aNamespaceGetsItsAccountAndCertificateAgainAndAgain() async throws {
        try await createNamespace("ns")
        try await running { () async throws in
            #expect(try await comes { try await hasAccount() })
            #expect(
                try await comes {
                    try await api.find(ConfigMap.self, namespace: "ns", name: "kube-root-ca.crt")?.data == [
                        "ca.crt": "PEM"
                    ]
                })
            try await api.delete(ServiceAccount.self, namespace: "ns", name: "default")
            #expect(try await comes { try await hasAccount() })
            try await api.patch(
                ConfigMap.self, namespace: "ns", name: "kube-root-ca.crt", .merge(["data": ["ca.crt": "forged"]]))
            #expect(
                try await comes {
                    try await api.find(ConfigMap.self, namespace: "ns", name: "kube-root-ca.crt")?.data == [
                        "ca.crt": "PEM"
                    ]
                })
        }
    }

    @Test func nodesAreToldForHowLongTheyMayKeepObjects() async throws {
        try await api.create(Node.new { $0.metadata.name = "n" })
        try await running { () async throws in
            #expect(
                try await comes {
                    try await api.find(Node.self, name: "n")?.metadata.annotations["node.alpha.kubernetes.io/ttl"]
                        == "0"
                })
        }
    }

    @Test func aDeletedNamespaceIsEmptiedAndGoes() async throws {
        try await createNamespace("ns")
        for number in 0..<40 {
            try await api.create(
                ConfigMap.new {
                    $0.metadata.name = "c\(number)"
                    $0.metadata.namespace = "ns"
                })
        }
        try await running { () async throws in
            #expect(try await comes { try await hasAccount() })
            try await api.delete(Namespace.self, name: "ns")
            #expect(try await comes { try await namespace("ns") == nil })
            #expect(try await api.list(ConfigMap.self, namespace: "ns").isEmpty)
            #expect(try await api.list(ServiceAccount.self, namespace: "ns").isEmpty)
        }
    }

    @Test func whatHoldsANamespaceIsInItsConditions() async throws {
        try await createNamespace("ns")
        try await api.create(
            Secret.new {
                $0.metadata.name = "a"
                $0.metadata.namespace = "ns"
                $0.metadata.finalizers = ["example.com/f"]
            })
        try await running { () async throws in
            try await api.delete(Namespace.self, name: "ns")
            #expect(
                try await comes {
                    try await namespace("ns")?.status.conditions.contains {
                        $0.type == "NamespaceContentRemaining" && $0.status == "True"
                            && $0.message == "Some resources are remaining: secrets. has 1 resource instances"
                    } ?? false
                })
            let held = try #require(try await namespace("ns"))
            #expect(held.status.phase == "Terminating")
            #expect(
                held.status.conditions.last?.message
                    == "Some content in the namespace has finalizers remaining: example.com/f in 1 resource instances")
            try await api.patch(Secret.self, namespace: "ns", name: "a", .merge(["metadata": ["finalizers": nil]]))
            #expect(try await comes { try await namespace("ns") == nil })
        }
    }

    /// A namespace with a pod `p` that a finalizer holds, and a Secret `s`.
    private func createHeldPod(phase: String) async throws {
        try await createNamespace("ns")
        try await api.create(
            Pod.new {
                $0.metadata.name = "p"
                $0.metadata.namespace = "ns"
                $0.metadata.finalizers = ["example.com/f"]
                $0.status.phase = phase
            })
        try await api.create(
            Secret.new {
                $0.metadata.name = "s"
                $0.metadata.namespace = "ns"
            })
    }

    private func hasSecret() async throws -> Bool {
        try await api.find(Secret.self, namespace: "ns", name: "s") != nil
    }

    @Test func podsGoBeforeTheRest() async throws {
        try await createHeldPod(phase: "Pending")
        try await running { () async throws in
            try await api.delete(Namespace.self, name: "ns")
            #expect(
                try await comes {
                    try await namespace("ns")?.status.conditions.contains { $0.message.contains("pods. has 1") }
                        ?? false
                })
            #expect(try await hasSecret())
            try await api.patch(Pod.self, namespace: "ns", name: "p", .merge(["metadata": ["finalizers": nil]]))
            #expect(try await comes { try await namespace("ns") == nil })
        }
    }

    /// A Job holds its last pod of an index until there is another; in a namespace that ends there never is.
    @Test(arguments: ["Failed", "Succeeded"]) func podsThatHaveEndedHoldUpNothing(phase: String) async throws {
        try await createHeldPod(phase: phase)
        try await running { () async throws in
            try await api.delete(Namespace.self, name: "ns")
            #expect(try await comes { try await !hasSecret() })
            #expect(try await api.find(Pod.self, namespace: "ns", name: "p") != nil)
            #expect(try await namespace("ns") != nil)
        }
    }

    // MARK: Nodes

    private func createNode(_ name: String, taints: [Taint] = []) async throws {
        try await api.create(
            Node.new {
                $0.metadata.name = name
                $0.spec.taints = taints
                $0.status.conditions = [
                    .make {
                        $0.type = "Ready"
                        $0.status = "True"
                        $0.lastHeartbeatTime = clock.now()
                    }
                ]
            })
    }

    /// The agent of a node says that all is well.
    private func speak(_ name: String) async throws {
        var node = try await node(name)
        node.metadata.resourceVersion = ""
        node.status.conditions = node.status.conditions.filter { $0.type == "Ready" }
        node.status.conditions[0].status = "True"
        node.status.conditions[0].lastHeartbeatTime = clock.now()
        try await api.updateStatus(node)
    }

    private func node(_ name: String) async throws -> Node { try await api.get(Node.self, name: name) }

    private func taint(_ key: String, _ effect: String) -> Taint {
        .make {
            $0.key = key
            $0.effect = effect
        }
    }

    @Test func aSilentNodeBecomesUnknownAndComesBack() async throws {
        try await createNode("n")
        try await createNode("another")
        try await running { () async throws in
            #expect(
                try await comes(step: 5) {
                    try await speak("another")
                    return try await node("n").status.conditions.first { $0.type == "Ready" }?.status == "Unknown"
                })
            #expect(
                try await comes {
                    try await speak("another")
                    return try await Set(node("n").spec.taints.map { "\($0.key):\($0.effect)" })
                        == ["node.kubernetes.io/unreachable:NoSchedule", "node.kubernetes.io/unreachable:NoExecute"]
                })
            #expect(try await node("n").status.conditions.first?.message == "Kubelet stopped posting node status.")
            try await speak("n")
            #expect(try await comes(step: 0.001) { try await node("n").spec.taints.isEmpty })
        }
    }

    @Test func nobodyIsEvictedWhileNoNodeSpeaks() async throws {
        for name in ["a", "b", "c"] { try await createNode(name) }
        try await running { () async throws in
            @Sendable func taints(_ effect: String) async throws -> Int {
                try await api.list(Node.self).count { $0.spec.taints.contains { $0.effect == effect } }
            }
            #expect(try await comes(step: 5) { try await taints("NoSchedule") == 3 })
            for _ in 0..<20 {
                clock.advance(seconds: 5)
                #expect(try await taints("NoExecute") == 0)
            }
            // One speaks: the others are emptied one after the other.
            try await speak("a")
            #expect(
                try await comes {
                    try await speak("a")
                    return try await taints("NoExecute") == 2
                })
        }
        let reasons = try await Set(api.list(Event.self).map(\.message))
        #expect(reasons.isSuperset(of: ["Registered Node a in Controller", "Node b status is now: NodeNotReady"]))
    }

    @Test func aLeaseKeepsANodeAlive() async throws {
        try await createNode("n")
        try await api.create(
            Lease.new {
                $0.metadata.name = "n"
                $0.metadata.namespace = "kube-node-lease"
                $0.spec.renewTime = clock.now()
            })
        let leases = environment.caches.cache(of: Lease.self)
        try await running { () async throws in
            for round in 0..<30 {
                clock.advance(seconds: 10)
                let renewed = try await api.patch(
                    Lease.self, namespace: "kube-node-lease", name: "n",
                    .merge(["spec": ["renewTime": .string(clock.now().rfc3339Micro)]]))
                await leases.waitUntilSeen(UInt64(renewed.metadata.resourceVersion) ?? 0)
                // Something that shows that the controllers have had their turn.
                try await api.patch(Node.self, name: "n", .merge(["spec": ["unschedulable": .bool(round % 2 == 0)]]))
                #expect(
                    try await eventually {
                        try await node("n").spec.taints.contains { $0.key == "node.kubernetes.io/unschedulable" }
                            == (round % 2 == 0)
                    })
            }
            #expect(try await node("n").status.conditions.first?.status == "True")
        }
    }

    @Test func cordoningTaints() async throws {
        try await createNode("n", taints: [taint("example.com/case", "NoSchedule")])
        try await running { () async throws in
            try await api.patch(Node.self, name: "n", .merge(["spec": ["unschedulable": true]]))
            #expect(
                try await comes(step: 0) {
                    try await node("n").spec.taints.contains {
                        $0.key == "node.kubernetes.io/unschedulable" && $0.effect == "NoSchedule" && $0.timeAdded != nil
                    }
                })
            try await api.patch(Node.self, name: "n", .merge(["spec": ["unschedulable": nil]]))
            #expect(try await comes(step: 0) { try await node("n").spec.taints.map(\.key) == ["example.com/case"] })
        }
    }

    // MARK: Pods

    private func createPod(_ name: String, on node: String, tolerationSeconds: [Int?]? = nil) async throws {
        try await api.create(
            Pod.new {
                $0.metadata.name = name
                $0.metadata.namespace = "ns"
                $0.spec.nodeName = node
                $0.spec.tolerations = (tolerationSeconds ?? []).map { seconds in
                    .make {
                        $0.key = "drain"
                        $0.operator = "Exists"
                        $0.effect = "NoExecute"
                        $0.tolerationSeconds = seconds
                    }
                }
            })
    }

    private func isLeaving(_ name: String) async throws -> Bool {
        try await api.find(Pod.self, namespace: "ns", name: name)?.metadata.deletionTimestamp != nil
    }

    @Test func taintsDriveOutThoseThatDoNotTolerateThem() async throws {
        try await createNode("n")
        try await createPod("none", on: "n")
        try await createPod("short", on: "n", tolerationSeconds: [4])
        try await createPod("long", on: "n", tolerationSeconds: [30])
        try await createPod("ever", on: "n", tolerationSeconds: [nil])
        try await running { () async throws in
            try await api.patch(
                Node.self, name: "n",
                .strategicMerge(
                    ["spec": ["taints": [taint("drain", "NoExecute").value]]]))
            #expect(try await comes(step: 0) { try await isLeaving("none") })
            #expect(try await !isLeaving("short"))
            #expect(try await comes(step: 1) { try await isLeaving("short") })
            #expect(try await !isLeaving("long"))
            try await api.patch(Node.self, name: "n", .merge(["spec": ["taints": nil]]))
            #expect(
                try await comes(step: 0) {
                    try await api.list(Event.self).contains { $0.message == "Cancelling deletion of Pod ns/long" }
                })
            let evictions = try await api.list(Event.self).filter { $0.reason == "TaintManagerEviction" }
            #expect(
                Set(evictions.map(\.message)) == [
                    "Marking for deletion Pod ns/none", "Marking for deletion Pod ns/short",
                    "Cancelling deletion of Pod ns/long",
                ])
            #expect(try await !isLeaving("ever"))
        }
    }

    @Test func podsOfVanishedNodesFailAndGo() async throws {
        try await createNode("n")
        try await createPod("p", on: "n")
        try await createPod("kept", on: "n")
        try await running { () async throws in
            try await api.patch(
                Pod.self, namespace: "ns", name: "kept", .merge(["metadata": ["finalizers": ["example.com/f"]]]))
            try await api.delete(Node.self, name: "n")
            #expect(try await comes(step: 5) { try await api.find(Pod.self, namespace: "ns", name: "p") == nil })
            #expect(try await comes(step: 0) { try await isLeaving("kept") })
            let kept = try await api.get(Pod.self, namespace: "ns", name: "kept")
            #expect(kept.status.phase == "Failed")
            #expect(kept.status.conditions.contains { $0.type == "DisruptionTarget" && $0.reason == "DeletionByPodGC" })
        }
    }
}
