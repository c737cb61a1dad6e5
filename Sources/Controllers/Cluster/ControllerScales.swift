import APIClient
import ClusterPlans
import ControllerRuntime
import ObjectModel

/// Asks the controllers of pods how many pods they want, whatever their kind, as long as it can be scaled.
struct ControllerScales: Sendable {
    private let client: any APIClient
    private let catalog: ResourceCatalog
    private let replicaSets: ResourceCache<ReplicaSet>
    private let deployments: ResourceCache<Deployment>
    private let statefulSets: ResourceCache<StatefulSet>
    private let replicationControllers: ResourceCache<ReplicationController>

    init(_ environment: ControllerEnvironment) {
        client = environment.client
        catalog = ResourceCatalog(environment)
        replicaSets = environment.caches.cache(of: ReplicaSet.self)
        deployments = environment.caches.cache(of: Deployment.self)
        statefulSets = environment.caches.cache(of: StatefulSet.self)
        replicationControllers = environment.caches.cache(of: ReplicationController.self)
    }

    /// By the uid of the controller that a pod names; each is asked once.
    func scales(of pods: [Pod]) async throws -> [String: ControllerScale] {
        var scales: [String: ControllerScale] = [:]
        for pod in pods {
            guard let owner = pod.metadata.ownerReferences.first(where: { $0.controller == true }),
                scales[owner.uid] == nil
            else { continue }
            scales[owner.uid] = try await scale(of: owner, pod.metadata.namespace)
        }
        return scales
    }

    private func scale(of owner: OwnerReference, _ namespace: String) async throws -> ControllerScale {
        let key = ObjectKey(namespace: namespace, name: owner.name)
        let group = owner.apiVersion.split(separator: "/").dropLast().first ?? ""
        switch (group, owner.kind) {
        case ("", "ReplicationController"):
            return Self.scale(replicationControllers.get(key)?.fields, owner)
        case ("apps", "StatefulSet"): return Self.scale(statefulSets.get(key)?.fields, owner)
        case ("apps", "ReplicaSet"): return scale(ofReplicaSet: owner, key)
        default: return try await scale(ofAny: owner, key)
        }
    }

    /// A ReplicaSet of a Deployment is one of several in a rollout: the Deployment knows the whole.
    private func scale(ofReplicaSet owner: OwnerReference, _ key: ObjectKey) -> ControllerScale {
        guard let set = replicaSets.get(key), set.metadata.uid == owner.uid else { return .missing }
        if let above = set.metadata.controller(ofKind: Deployment.self) {
            let name = ObjectKey(namespace: key.namespace, name: above.name)
            let scale = Self.scale(deployments.get(name)?.fields, above)
            if scale != .missing { return scale }
        }
        return Self.scale(set.fields, owner)
    }

    private func scale(ofAny owner: OwnerReference, _ key: ObjectKey) async throws -> ControllerScale {
        guard let resource = catalog.resource(apiVersion: owner.apiVersion, kind: owner.kind) else {
            return .unknown(
                "no matches for kind \(FieldError.quoted(owner.kind)) in version \(FieldError.quoted(owner.apiVersion))"
            )
        }
        guard resource.subresources.contains(where: { $0.name == "scale" }) else {
            return .unknown("\(resource.groupResource) does not implement the scale subresource")
        }
        do {
            let object = try await client.get(resource, namespace: key.namespace, name: key.name)
            return Self.scale(object.objectValue, owner)
        } catch let error as StatusError where error.isNotFound {
            return .missing
        }
    }

    private static func scale(_ object: Fields?, _ owner: OwnerReference) -> ControllerScale {
        guard let object, object.object("metadata").string("uid") == owner.uid else { return .missing }
        return .replicas(object.object("spec").optionalInt("replicas") ?? 1, of: owner.uid)
    }
}
