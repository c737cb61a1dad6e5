import APIClient
import ControllerRuntime
import ObjectModel
import Synchronization
import TestKit

/// Nodes whose pods run as soon as they are bound, end when their label says so, and go when they are told to.
final class SimulatedNodes: Sendable {
    /// Pods with this label succeed once they have run.
    static let endsLabel = "ends"
    /// Pods with this label and the value `never` run and are not ready.
    static let readyLabel = "ready"

    private let api: InMemoryAPI
    private let clock: any Clock
    private let names: [String]
    /// Nodes whose agents have stopped: no heartbeats, and nobody to stop their pods.
    private let silent = Mutex<Set<String>>([])
    /// The uids of pods that succeeded, by the name of their Job.
    private let succeeded = Mutex<[String: Set<String>]>([:])

    init(_ count: Int, api: InMemoryAPI, clock: any Clock) {
        self.api = api
        self.clock = clock
        names = (0..<count).map { "node-\($0)" }
    }

    /// How many pods of a Job have succeeded, those that are gone included.
    func succeeded(of job: String) -> Int { succeeded.withLock { $0[job]?.count ?? 0 } }

    func join() async throws {
        for name in names { try await join(name) }
    }

    /// A node is new, or comes back as it was.
    func join(_ name: String) async throws {
        silent.withLock { _ = $0.remove(name) }
        try await api.create(
            Node.new {
                $0.metadata.name = name
                $0.metadata.labels = ["kubernetes.io/hostname": name]
                $0.status.allocatable = ["cpu": Quantity(8), "memory": Quantity(1 << 34), "pods": Quantity(110)]
                $0.status.conditions = [
                    .make {
                        $0.type = "Ready"
                        $0.status = "True"
                        $0.lastHeartbeatTime = clock.now()
                    }
                ]
            })
        if try await api.find(Lease.self, namespace: "kube-node-lease", name: name) == nil {
            try await api.create(
                Lease.new {
                    $0.metadata.name = name
                    $0.metadata.namespace = "kube-node-lease"
                    $0.spec.renewTime = clock.now()
                })
        }
    }

    /// The agent of a node stops.
    func silence(_ name: String) { silent.withLock { _ = $0.insert(name) } }

    func beat() async throws {
        for name in names where !silent.withLock({ $0.contains(name) }) {
            try await api.patch(
                Lease.self, namespace: "kube-node-lease", name: name,
                .merge(["spec": ["renewTime": .string(clock.now().rfc3339Micro)]]))
        }
    }

    /// Takes every pod one step further; whether there was one to take.
    func act() async throws -> Bool {
        var hasActed = false
        for pod in try await api.list(Pod.self) where hears(pod.spec.nodeName) {
            if try await advance(pod) { hasActed = true }
        }
        return hasActed
    }

    private func hears(_ node: String) -> Bool { !node.isEmpty && !silent.withLock { $0.contains(node) } }

    private func advance(_ pod: Pod) async throws -> Bool {
        if pod.metadata.deletionTimestamp != nil { return try await stop(pod) }
        switch pod.status.phase {
        case "Pending":
            try await show(pod, "Running") {
                let isReady = pod.metadata.labels[Self.readyLabel] != "never"
                $0.status.conditions = ["Initialized", "ContainersReady", "Ready"].map { type in
                    condition(type, isTrue: isReady || type == "Initialized")
                }
                $0.status.podIP = "10.0.0.1"
                $0.status.podIPs = [.make { $0.ip = "10.0.0.1" }]
                $0.status.startTime = clock.now()
            }
        case "Running" where pod.metadata.labels[Self.endsLabel] != nil:
            // Noted before anybody can count it.
            if let job = pod.metadata.controller(ofKind: Job.self)?.name {
                succeeded.withLock { _ = $0[job, default: []].insert(pod.metadata.uid) }
            }
            try await show(pod, "Succeeded") { $0.status.conditions = [] }
        default: return false
        }
        return true
    }

    private func stop(_ pod: Pod) async throws -> Bool {
        let hasEnded = ["Succeeded", "Failed"].contains(pod.status.phase)
        if !hasEnded { try await show(pod, "Failed") { $0.status.conditions = [] } }
        guard (pod.metadata.deletionGracePeriodSeconds ?? 0) > 0 else { return !hasEnded }
        try await api.delete(
            Pod.self, namespace: pod.metadata.namespace, name: pod.metadata.name,
            options: DeleteRequest(gracePeriodSeconds: 0))
        return true
    }

    private func show(_ pod: Pod, _ phase: String, _ change: (inout Pod) -> Void) async throws {
        var pod = pod
        pod.metadata.resourceVersion = ""
        pod.status.phase = phase
        change(&pod)
        try await api.updateStatus(pod)
    }

    private func condition(_ type: String, isTrue: Bool) -> PodCondition {
        .make {
            $0.type = type
            $0.status = isTrue ? "True" : "False"
            $0.lastTransitionTime = clock.now()
        }
    }
}
