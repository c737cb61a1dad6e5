import APIClient
import ControllerRuntime
import ObjectModel
import WorkloadPlans

/// Answers why an object is as it is, from the very plans that decide about it: what would be done now, what is waited
/// for, and the same of the objects it depends on. Nothing is applied.
public struct Explainer: Sendable {
    /// What the scheduler says about a pod without a node; nil when it has nothing to say.
    public typealias Placement = @Sendable (ObjectKey) async -> Explanation?

    private let environment: ControllerEnvironment
    private let controllers: [String: any Controller]
    private let placement: Placement
    private let pods: ResourceCache<Pod>
    private let replicaSets: ResourceCache<ReplicaSet>
    private let jobs: ResourceCache<Job>

    /// - Parameter controllers: Those that run; the ones that say which kind they explain are asked.
    public init(
        _ environment: ControllerEnvironment, controllers: [any Controller],
        placement: @escaping Placement = { _ in nil }
    ) {
        self.environment = environment
        self.placement = placement
        self.controllers = Dictionary(
            controllers.compactMap { controller in controller.explains.map { ($0.groupResource, controller) } },
            uniquingKeysWith: { first, _ in first })
        pods = environment.caches.cache(of: Pod.self)
        replicaSets = environment.caches.cache(of: ReplicaSet.self)
        jobs = environment.caches.cache(of: Job.self)
    }

    /// Explains one object.
    /// - Throws: NotFound, and BadRequest for kinds that nothing decides about.
    public func explain(_ resource: ResourceType, namespace: String, name: String) async throws -> Explanation {
        guard resource.groupResource == "pods" || controllers[resource.groupResource] != nil else {
            let known = (controllers.keys + ["pods"]).sorted().joined(separator: ", ")
            throw StatusError.badRequest("nothing is planned for \(resource.groupResource); ask about one of: \(known)")
        }
        let object = try await environment.client.get(resource, namespace: namespace, name: name)
        return try await explain(object, resource, depth: ControllerLimits.explanationDepth)
    }

    private func explain(_ object: Value, _ resource: ResourceType, depth: Int) async throws -> Explanation {
        let metadata = ObjectMeta(object["metadata"])
        let about = ObjectIdentity(
            apiVersion: resource.apiVersion, kind: resource.kind, namespace: metadata.namespace, name: metadata.name,
            uid: metadata.uid)
        var explanation = try await decision(object, resource, about)
        guard depth > 1 else { return explanation }
        for (child, resource) in children(of: metadata.uid) {
            guard explanation.because.count < ControllerLimits.explainedObjects else { break }
            let reason = try await explain(child, resource, depth: depth - 1)
            if !reason.isSettled { explanation.because.append(reason) }
        }
        return explanation
    }

    private func decision(_ object: Value, _ resource: ResourceType, _ about: ObjectIdentity) async throws
        -> Explanation
    {
        let key = ObjectKey(namespace: about.namespace, name: about.name)
        guard let controller = controllers[resource.groupResource] else {
            guard resource.groupResource == "pods" else { return Explanation(about: about) }
            return await explain(Pod(object), key, about)
        }
        switch try await controller.reconcile(key, now: environment.clock.now()) {
        case .done: return Explanation(about: about)
        case .again(let time): return Explanation(about: about, lookAgain: time)
        case .apply(let plan): return Explanation(plan, about: about)
        }
    }

    private func explain(_ pod: Pod, _ key: ObjectKey, _ about: ObjectIdentity) async -> Explanation {
        if pod.spec.nodeName.isEmpty, let placement = await placement(key) { return placement }
        return Explanation(about: about, waits: PodExplanation(pod).waits)
    }

    /// What an object owns and depends on, in the order of names.
    private func children(of uid: String) -> [(Value, ResourceType)] {
        let sets = replicaSets.owned(by: uid).filter { ($0.spec.replicas ?? 1) > 0 }.map {
            ($0.value, ReplicaSet.resource)
        }
        let jobs = jobs.owned(by: uid).map { ($0.value, Job.resource) }
        let pods = pods.owned(by: uid).map { ($0.value, Pod.resource) }
        return (sets + jobs + pods).sorted { ObjectMeta($0.0["metadata"]).name < ObjectMeta($1.0["metadata"]).name }
    }
}
