import APIClient
import ControllerRuntime
import ObjectModel
import Synchronization
import TestKit
import Testing

/// What must hold at every moment.
final class Safety: Sendable {
    private let api: InMemoryAPI
    private let nodes: SimulatedNodes
    /// The first volume of every claim.
    private let volumes = Mutex<[String: String]>([:])

    init(api: InMemoryAPI, nodes: SimulatedNodes) {
        self.api = api
        self.nodes = nodes
    }

    func check() async throws {
        let pods = try await api.list(Pod.self)
        try await checkDaemons(pods)
        checkIndexes(pods)
        for job in try await api.list(Job.self) { checkCount(job) }
        try await checkSurge(pods)
        try await checkForbid()
        try await checkVolumes()
        checkBudgets()
    }

    private func live(_ pods: [Pod], of owner: String) -> [Pod] {
        pods.filter {
            $0.metadata.deletionTimestamp == nil && !["Succeeded", "Failed"].contains($0.status.phase)
                && $0.metadata.ownerReferences.contains { $0.kind == owner && $0.controller == true }
        }
    }

    /// One daemon pod of a revision per node, and with maxSurge one of another revision beside it. A pod without a node
    /// states which it is for.
    private func checkDaemons(_ pods: [Pod]) async throws {
        var places: [String: [String]] = [:]
        for pod in live(pods, of: "DaemonSet") {
            let terms = pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?
                .nodeSelectorTerms
            let node = terms?.first?.matchFields.first?.values.first ?? ""
            let place = pod.metadata.ownerReferences[0].name + "@" + node
            places[place, default: []].append(pod.metadata.labels["controller-revision-hash"] ?? "")
        }
        let surging = try await api.list(DaemonSet.self).filter { set in
            let surge = set.spec.updateStrategy.rollingUpdate?.maxSurge
            return surge != nil && surge != .int(0)
        }
        for (place, revisions) in places {
            #expect(Set(revisions).count == revisions.count, "two daemon pods of a revision: \(place)")
            let isSurging = surging.contains { place.hasPrefix($0.metadata.name + "@") }
            #expect(revisions.count <= (isSurging ? 2 : 1), "too many daemon pods: \(place)")
        }
    }

    /// One live pod per index of a Job.
    private func checkIndexes(_ pods: [Pod]) {
        let places = live(pods, of: "Job").compactMap { pod in
            pod.metadata.annotations["batch.kubernetes.io/job-completion-index"].map {
                pod.metadata.ownerReferences[0].uid + "/" + $0
            }
        }
        #expect(Set(places).count == places.count, "two pods of an index: \(places)")
    }

    /// No pod is counted that has not succeeded, and none twice.
    private func checkCount(_ job: Job) {
        let counted = job.status.succeeded + (job.status.uncountedTerminatedPods?.succeeded.count ?? 0)
        #expect(counted <= nodes.succeeded(of: job.metadata.name))
    }

    /// The ReplicaSets of a Deployment are to have at most maxSurge pods more than it wants.
    private func checkSurge(_ pods: [Pod]) async throws {
        let sets = try await api.list(ReplicaSet.self)
        for deployment in try await api.list(Deployment.self) {
            let owned = sets.filter { $0.metadata.controller(ofKind: Deployment.self)?.uid == deployment.metadata.uid }
            let wanted = owned.reduce(0) { $0 + ($1.spec.replicas ?? 1) }
            let surge = surge(of: deployment)
            guard deployment.status.observedGeneration == deployment.metadata.generation else { continue }
            #expect(wanted <= (deployment.spec.replicas ?? 1) + surge)
        }
    }

    /// In pods; percentages are rounded up.
    private func surge(of deployment: Deployment) -> Int {
        switch deployment.spec.strategy.rollingUpdate?.maxSurge {
        case .int(let count)?: count
        case .string(let text)?: ((deployment.spec.replicas ?? 1) * (Int(text.dropLast()) ?? 0) + 99) / 100
        case nil: 0
        }
    }

    /// A claim keeps its volume, and no volume has two claims.
    private func checkVolumes() async throws {
        let bound = try await api.list(PersistentVolumeClaim.self).filter { !$0.spec.volumeName.isEmpty }
        #expect(Set(bound.map(\.spec.volumeName)).count == bound.count, "two claims of a volume")
        volumes.withLock { volumes in
            for claim in bound {
                let name = volumes[claim.metadata.uid, default: claim.spec.volumeName]
                #expect(name == claim.spec.volumeName, "claim \(claim.metadata.name) has got another volume")
                volumes[claim.metadata.uid] = name
            }
        }
    }

    /// No eviction has left fewer healthy pods than the budgets of the stories ask for.
    private func checkBudgets() {
        for eviction in api.grantedEvictions {
            #expect(eviction.healthyPodsLeft >= Story.budgetedPods, "\(eviction)")
        }
    }

    /// With Forbid one Job of a CronJob is active at a time.
    private func checkForbid() async throws {
        let jobs = try await api.list(Job.self).filter { job in
            job.metadata.controller(ofKind: CronJob.self) != nil
                && !job.status.conditions.contains { ["Complete", "Failed"].contains($0.type) && $0.status == "True" }
        }
        let owners = jobs.map { $0.metadata.ownerReferences[0].uid }
        #expect(Set(owners).count == owners.count, "two active Jobs of a CronJob")
    }
}

/// Running pods that every selector of the stories matches, and one with a StatefulSet's name, which belong to
/// somebody else.
enum Bystanders {
    private static let namespace = "default"
    private static let apps = [
        "deployment", "db", "agent", "set", "old", "job", "indexed", "tick", "guarded", "pilot", "surging", "store",
        "stuck", "ring",
    ]
    /// The names of the pods.
    static let pods = ["db-7"] + apps.map(name)

    static func create(in api: InMemoryAPI) async throws {
        try await api.create(Namespace.new { $0.metadata.name = namespace })
        let owner = try await api.create(
            ConfigMap.new {
                $0.metadata.name = "stranger"
                $0.metadata.namespace = namespace
            })
        for app in apps { try await api.create(pod(name(app), app: app, owner: owner.metadata.uid)) }
        try await api.create(pod("db-7", app: "db", owner: owner.metadata.uid))
    }

    private static func name(_ app: String) -> String { "stranger-\(app)" }

    private static func pod(_ name: String, app: String, owner: String) -> Pod {
        .new {
            $0.metadata.name = name
            $0.metadata.namespace = namespace
            $0.metadata.labels = ["app": app]
            $0.metadata.ownerReferences = [
                .make {
                    $0.apiVersion = "v1"
                    $0.kind = "ConfigMap"
                    $0.name = "stranger"
                    $0.uid = owner
                    $0.controller = true
                }
            ]
            $0.spec.nodeName = "node-0"
            $0.status.phase = "Running"
        }
    }

    static func check(in api: InMemoryAPI) async throws {
        let resources: Set = ["pods", "pods/status", "configmaps"]
        for request in api.writes where request.verb != "create" && request.key.namespace == namespace {
            let isTheirs = resources.contains(request.resource) && (pods + ["stranger"]).contains(request.key.name)
            #expect(!isTheirs, "\(request)")
        }
    }
}
