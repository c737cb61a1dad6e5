import ControllerRuntime
import ObjectModel
import ObjectRules
import WorkloadPlans

/// Which objects an object depends on that may be in its way.
struct ExplanationCauses: Sendable {
    /// An object that may be in the way.
    struct Cause {
        let object: Value
        let resource: ResourceType
        /// Since when, where that is known without a closer look.
        var since: Time?
    }

    private let pods: ResourceCache<Pod>
    private let replicaSets: ResourceCache<ReplicaSet>
    private let jobs: ResourceCache<Job>
    private let claims: ResourceCache<PersistentVolumeClaim>

    init(_ caches: ResourceCaches) {
        pods = caches.cache(of: Pod.self)
        replicaSets = caches.cache(of: ReplicaSet.self)
        jobs = caches.cache(of: Job.self)
        claims = caches.cache(of: PersistentVolumeClaim.self)
    }

    /// Those that something is amiss with, first the ones for which that has been so for longest: they are the ones
    /// that the others wait for. Only pods are looked at closely, as there may be thousands.
    func of(_ object: Value, _ resource: ResourceType, _ explanation: Explanation) -> [Cause] {
        let metadata = ObjectMeta(object["metadata"])
        let uid = metadata.uid
        let causes: [Cause] =
            switch resource.groupResource {
            case "deployments.apps":
                replicaSets.owned(by: uid).filter(hasPods).map {
                    Cause(object: $0.value, resource: ReplicaSet.resource)
                }
            case "cronjobs.batch":
                jobs.owned(by: uid).filter { explanation.names($0.metadata.name) }
                    .map { Cause(object: $0.value, resource: Job.resource) }
            case "pods": pending(claims(of: Pod(object)))
            case "services": unready(pods(of: Service(object)))
            case "namespaces":
                metadata.deletionTimestamp == nil ? [] : unready(pods.list(namespace: metadata.name))
            default: unready(pods.owned(by: uid))
            }
        return causes.sorted { Self.order($0) < Self.order($1) }
    }

    /// The pods that a Service selects and that have not ended.
    func pods(of service: Service) -> [Pod] {
        let selector = service.spec.selector
        guard !selector.isEmpty else { return [] }
        return pods.list(namespace: service.metadata.namespace).filter { pod in
            let labels = pod.metadata.labels
            return !["Succeeded", "Failed"].contains(pod.status.phase)
                && selector.allSatisfy { labels[$0.key] == $0.value }
        }
    }

    private func unready(_ pods: [Pod]) -> [Cause] {
        pods.compactMap { pod in
            PodExplanation(pod).waits.first.map { Cause(object: pod.value, resource: Pod.resource, since: $0.since) }
        }
    }

    /// The claims of a pod that has no node yet; one that has a node has its claims.
    private func claims(of pod: Pod) -> [PersistentVolumeClaim] {
        guard pod.spec.nodeName.isEmpty else { return [] }
        let namespace = pod.metadata.namespace
        return pod.claimNames.compactMap { claims.get(ObjectKey(namespace: namespace, name: $0)) }
    }

    private func pending(_ claims: [PersistentVolumeClaim]) -> [Cause] {
        claims.filter { $0.status.phase != "Bound" }
            .map { Cause(object: $0.value, resource: PersistentVolumeClaim.resource) }
    }

    /// Whether it has pods, be they about to go, or should have some.
    private func hasPods(_ set: ReplicaSet) -> Bool {
        (set.spec.replicas ?? 1) > 0 || !pods.owned(by: set.metadata.uid).isEmpty
    }

    private static func order(_ cause: Cause) -> (Time, String) {
        (cause.since ?? Time(seconds: .max), ObjectMeta(cause.object["metadata"]).name)
    }
}

extension Explanation {
    /// Whether one of its waits speaks of an object of that name.
    fileprivate func names(_ name: String) -> Bool { waits.contains { $0.reason.contains(name) } }
}
