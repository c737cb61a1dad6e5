import APIClient
import ControllerRuntime
import ObjectModel
import Synchronization
import TestKit
import Testing

/// What must hold at every moment.
struct Safety: Sendable {
    let api: InMemoryAPI
    let nodes: SimulatedNodes

    func check() async throws {
        let pods = try await api.list(Pod.self)
        checkDaemons(pods)
        checkIndexes(pods)
        for job in try await api.list(Job.self) { checkCount(job) }
        try await checkSurge(pods)
        try await checkForbid()
    }

    private func live(_ pods: [Pod], of owner: String) -> [Pod] {
        pods.filter {
            $0.metadata.deletionTimestamp == nil && !["Succeeded", "Failed"].contains($0.status.phase)
                && $0.metadata.ownerReferences.contains { $0.kind == owner && $0.controller == true }
        }
    }

    /// One daemon pod per node (the stories don't surge). A pod without a node states which it is for.
    private func checkDaemons(_ pods: [Pod]) {
        let places = live(pods, of: "DaemonSet").map { pod -> String in
            let terms = pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?
                .nodeSelectorTerms
            return pod.metadata.ownerReferences[0].uid + (terms?.first?.matchFields.first?.values.first ?? "")
        }
        #expect(Set(places).count == places.count, "two daemon pods on a node: \(places)")
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
            // The default, 25 %, rounded up.
            let surge = ((deployment.spec.replicas ?? 1) + 3) / 4
            guard deployment.status.observedGeneration == deployment.metadata.generation else { continue }
            #expect(wanted <= (deployment.spec.replicas ?? 1) + surge)
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
    private static let apps = ["deployment", "db", "agent", "set", "old", "job", "indexed", "tick"]

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
        let names = Set(apps.map(name) + ["db-7", "stranger"])
        for request in api.writes where request.verb != "create" && request.key.namespace == namespace {
            let isTheirs = ["pods", "configmaps"].contains { request.resource == $0 || request.resource == "\($0)/status" }
            #expect(!(isTheirs && names.contains(request.key.name)), "\(request)")
        }
    }
}
