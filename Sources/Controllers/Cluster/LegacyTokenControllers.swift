import APIClient
import AccessRules
import ClusterPlans
import ControllerRuntime
import ObjectModel
import Synchronization

/// Keeps the ConfigMap that tells since when the use of tokens in Secrets is noted. `LegacyTokenTracking` decides.
public final class LegacyTokenTracker: Controller {
    public let name = "legacy_token_tracking_controller"
    public let queue: WorkQueue<ObjectKey>

    private let client: any APIClient
    private let configMaps: ResourceCache<ConfigMap>
    private let lastCreated = Mutex<Time?>(nil)

    public init(_ environment: ControllerEnvironment) {
        client = environment.client
        queue = environment.queue()
        configMaps = environment.caches.tokenTracking
        configMaps.enqueueChanges(to: queue)
        queue.add(.tokenTracking)
    }

    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard key == .tokenTracking else { return .done }
        let created = lastCreated.withLock { $0 }
        switch LegacyTokenTracking.step(configMaps.get(key), lastCreated: created, now: now) {
        case .keep: return .done
        case .wait(let time): return .again(at: time)
        case .update(let configMap): try await client.update(configMap)
        case .create(let configMap):
            do {
                try await client.create(configMap)
                lastCreated.withLock { $0 = now }
            } catch let error as StatusError where error.isAlreadyExists {
                // The watch has not told yet.
            }
        }
        return .done
    }
}

/// Takes tokens in Secrets away that nobody uses any more. `LegacyTokenPlan` decides.
public struct LegacyTokenCleaner: Controller {
    public let name = "legacy-service-account-token-cleaner"
    public let queue: WorkQueue<ObjectKey>

    private let configMaps: ResourceCache<ConfigMap>
    private let secrets: ResourceCache<Secret>
    private let accounts: ResourceCache<ServiceAccount>
    private let pods: ResourceCache<Pod>

    public init(_ environment: ControllerEnvironment) {
        queue = environment.queue()
        configMaps = environment.caches.tokenTracking
        secrets = environment.caches.cache(
            of: Secret.self, ListRequest(fieldSelector: "type=\(AccountTokenPlan.type)"))
        accounts = environment.caches.cache(of: ServiceAccount.self)
        pods = environment.caches.cache(of: Pod.self)
        configMaps.enqueueChanges(to: queue)
    }

    /// Looks at all of them, once a day.
    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard key == .tokenTracking else { return .done }
        let secrets = self.secrets.all
        let namespaces = Set(secrets.map(\.metadata.namespace))
        let accounts = namespaces.flatMap { self.accounts.list(namespace: $0) }
        let state = LegacyTokenState(
            tracking: configMaps.get(key), secrets: secrets,
            accounts: Dictionary(uniqueKeysWithValues: accounts.map { (ObjectKey($0).description, $0) }),
            mounted: Dictionary(uniqueKeysWithValues: namespaces.map { ($0, mounted(in: $0)) }), now: now)
        return .apply(LegacyTokenPlan.plan(for: state))
    }

    private func mounted(in namespace: String) -> Set<String> {
        pods.list(namespace: namespace).reduce(into: []) { $0.formUnion(PodReferences($1.value).secrets) }
    }
}

extension ObjectKey {
    /// The ConfigMap that tells since when the use of tokens in Secrets is noted.
    fileprivate static let tokenTracking = ObjectKey(
        namespace: LegacyTokenTracking.namespace, name: LegacyTokenTracking.name)
}

extension ResourceCaches {
    /// That ConfigMap alone.
    fileprivate var tokenTracking: ResourceCache<ConfigMap> {
        cache(of: ConfigMap.self, ListRequest(fieldSelector: "metadata.name=\(LegacyTokenTracking.name)"))
    }
}
