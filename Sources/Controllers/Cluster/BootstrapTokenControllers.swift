import APIClient
import ClusterAccess
import ClusterPlans
import ControllerRuntime
import ObjectModel
import ObjectRules

/// Deletes bootstrap tokens whose time is over. `BootstrapTokenPlan` decides.
public struct BootstrapTokenCleaner: Controller {
    public let name = "token-cleaner"
    public let queue: WorkQueue<ObjectKey>

    private let secrets: ResourceCache<Secret>

    public init(_ environment: ControllerEnvironment) {
        queue = environment.queue()
        secrets = environment.caches.bootstrapTokens
        secrets.enqueueChanges(to: queue)
    }

    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard let secret = secrets.get(key) else { return .done }
        return .apply(BootstrapTokenPlan.plan(secret, now: now))
    }
}

/// Signs the ConfigMap `cluster-info` with the bootstrap tokens. `ClusterInfoPlan` decides.
public struct BootstrapSigner: Controller {
    public let name = "bootstrap-signer"
    public let queue: WorkQueue<ObjectKey>

    private let secrets: ResourceCache<Secret>
    private let infos: ResourceCache<ConfigMap>

    private static let key = ObjectKey(namespace: ClusterInfoPlan.namespace, name: ClusterInfoPlan.name)

    public init(_ environment: ControllerEnvironment) {
        queue = environment.queue()
        secrets = environment.caches.bootstrapTokens
        infos = environment.caches.cache(
            of: ConfigMap.self, ListRequest(fieldSelector: "metadata.name=\(ClusterInfoPlan.name)"))
        infos.enqueueChanges(to: queue)
        secrets.onChange { [queue] _ in queue.add(Self.key) }
    }

    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard key == Self.key, let info = infos.get(key) else { return .done }
        let tokens = secrets.list(namespace: BootstrapToken.namespace).compactMap(BootstrapToken.init)
        let plan = ClusterInfoPlan(info, tokens: tokens, now: now)
        guard let text = plan.text else { return .done }
        let signatures = plan.signers.map { ($0.id, DetachedSignature.sign(text, keyID: $0.id, key: $0.secret)) }
        return .apply(plan.plan(Dictionary(uniqueKeysWithValues: signatures)))
    }
}

extension ResourceCaches {
    /// The Secrets by which machines join.
    var bootstrapTokens: ResourceCache<Secret> {
        cache(of: Secret.self, ListRequest(fieldSelector: "type=\(BootstrapToken.type)"))
    }
}
