import APIClient
import ClusterPlans
import ControllerRuntime
import ObjectModel
import ObjectRules
import Synchronization

/// Keeps the usage of resource quotas. `QuotaPlan` counts; here is only what it counts: lists of the resources that a
/// quota names, read after the quota was. What no quota names is neither read nor watched.
public final class QuotaController: Controller {
    public let name = "resourcequota-controller"
    public let queue: WorkQueue<ObjectKey>
    public var explains: ResourceType? { ResourceQuota.resource }

    private let client: any APIClient
    private let clock: any Clock
    private let quotas: ResourceCache<ResourceQuota>
    private let watches: ResourceWatches
    /// How many objects were counted last, by quota: large ones are counted less often.
    private let sizes = Mutex<[ObjectKey: Int]>([:])

    /// By the group resource; of kinds in several versions the first that is served.
    private let catalog: ResourceCatalog

    private static let countable = QuotaController.countable(Schema.kubernetes.resources)

    public init(_ environment: ControllerEnvironment) {
        client = environment.client
        clock = environment.clock
        queue = environment.queue()
        quotas = environment.caches.cache(of: ResourceQuota.self)
        watches = ResourceWatches(client: environment.client, clock: environment.clock)
        let (cache, queue) = (quotas, queue)
        catalog = ResourceCatalog(environment) {
            // What is counted may be served from now on.
            for quota in cache.all where quota.spec.fields.object("hard").keys.contains(where: Self.mayBeCustom) {
                queue.add(ObjectKey(quota))
            }
        }
        quotas.onChange { [self] in observe($0) }
    }

    private func observe(_ change: CacheChange<ResourceQuota>) {
        let key = ObjectKey(change.object)
        if change.new == nil { sizes.withLock { $0[key] = nil } }
        // Charges of the API server change the usage alone.
        let isCharge =
            change.old?.spec == change.new?.spec
            && change.old?.status.fields["hard"] == change.new?.status.fields["hard"]
        if !isCharge { queue.add(key) }
    }

    private static func mayBeCustom(_ name: String) -> Bool { name.hasPrefix("count/") && name.contains(".") }

    private static func countable(_ resources: [ResourceType]) -> [(resource: ResourceType, measure: QuotaMeasure)] {
        var seen: Set<String> = []
        return resources.compactMap { resource in
            guard Set(resource.verbs).isSuperset(of: ["create", "list", "watch", "delete"]),
                let measure = QuotaMeasure(resource), seen.insert(resource.groupResource).inserted
            else { return nil }
            return (resource, measure)
        }
    }

    /// Follows the resources that quotas name, as they come to be named.
    public func runBeside() async {
        await watches.run { [self] resource, change in
            switch change {
            case .replaced:
                for quota in quotas.all { enqueue(quota, changed: resource) }
            case .added(let value), .modified(let value), .deleted(let value):
                for quota in quotas.list(namespace: ObjectMeta(value["metadata"]).namespace) {
                    enqueue(quota, changed: resource)
                }
            case .bookmark: break
            }
        }
    }

    /// Counts a quota soon: many changes are counted once.
    private func enqueue(_ quota: ResourceQuota, changed resource: ResourceType) {
        guard let measure = QuotaMeasure(resource),
            quota.spec.fields.object("hard").keys.contains(where: measure.tracks)
        else { return }
        let key = ObjectKey(quota)
        let size = sizes.withLock { $0[key] ?? 0 }
        let pause = max(
            ClusterControllerLimits.quotaPauseSeconds,
            Double(size) * ClusterControllerLimits.quotaPauseSecondsPerObject)
        queue.add(key, at: clock.now().adding(seconds: pause))
    }

    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        // What the cache knows may be older than what is charged already.
        guard let quota = try await client.find(ResourceQuota.self, namespace: key.namespace, name: key.name) else {
            return .done
        }
        let names = quota.spec.fields.object("hard").keys
        var contents: [QuotaState.Contents] = []
        let countable = Self.countable + Self.countable(catalog.custom)
        for (resource, measure) in countable where names.contains(where: measure.tracks) {
            watches.watch(resource)
            let list = try await client.list(resource, namespace: key.namespace, options: ListRequest())
            contents.append(QuotaState.Contents(measure: measure, objects: list.items))
        }
        let size = contents.reduce(0) { $0 + $1.objects.count }
        sizes.withLock { $0[key] = size }
        return .apply(QuotaPlan.plan(for: QuotaState(quota: quota, contents: contents, now: now)))
    }
}
