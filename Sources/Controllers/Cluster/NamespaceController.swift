import APIClient
import ClusterPlans
import ControllerRuntime
import ObjectModel
import Synchronization

/// Empties namespaces that are marked for deletion and lets them go: pods first, then everything else; what holds them
/// is in their conditions.
public final class NamespaceController: Controller {
    public let name = "namespace-controller"
    public let queue: WorkQueue<ObjectKey>

    private let client: any APIClient
    private let namespaces: ResourceCache<Namespace>
    private let catalog: ResourceCatalog
    private let delays = Mutex<[ObjectKey: Double]>([:])

    private static let finalizer = "kubernetes"

    public init(_ environment: ControllerEnvironment) {
        client = environment.client
        queue = environment.queue()
        namespaces = environment.caches.cache(of: Namespace.self)
        catalog = ResourceCatalog(environment)
        namespaces.onChange { [queue] change in
            if change.new?.metadata.deletionTimestamp != nil { queue.add(ObjectKey(change.object)) }
        }
    }

    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard let namespace = namespaces.get(key), namespace.metadata.deletionTimestamp != nil,
            namespace.spec.finalizers.contains(Self.finalizer)
        else {
            delays.withLock { $0[key] = nil }
            return .done
        }
        let contents = await empty(key.name)
        let current = try await updateConditions(of: namespace, contents, now: now)
        guard !contents.isEmpty else {
            try await finalize(current)
            delays.withLock { $0[key] = nil }
            return .done
        }
        let delay = delays.withLock { delays in
            let delay = delays[key] ?? ClusterControllerLimits.firstNamespaceDelay
            delays[key] = min(delay * 2, ClusterControllerLimits.longestNamespaceDelay)
            return delay
        }
        return .again(at: now.adding(seconds: delay))
    }

    /// Every kind that can be in a namespace, custom ones too.
    private var resources: [ResourceType] {
        catalog.kinds.filter { $0.namespaced && Set($0.verbs).isSuperset(of: ["list", "delete"]) }
    }

    /// Deletes what is there; what is left afterwards. Pods go before what they may still use (KEP-5080). Those that
    /// have ended use nothing any more; a Job may hold one until there is another, which nobody can create here, so it
    /// has to go for its pod to go.
    private func empty(_ namespace: String) async -> NamespaceContents {
        var contents = NamespaceContents()
        let resources = resources
        var haveEnded = true
        for resource in resources where resource.groupResource == "pods" {
            let left = await delete(resource, in: namespace, &contents)
            haveEnded = left?.allSatisfy { EndedPods.isOver(phase: $0["status"]?["phase"]?.stringValue) } ?? false
        }
        guard haveEnded else { return contents }
        for resource in resources where resource.groupResource != "pods" {
            await delete(resource, in: namespace, &contents)
        }
        return contents
    }

    /// Returns what is left; nil when that can't be known.
    @discardableResult
    private func delete(
        _ resource: ResourceType, in namespace: String, _ contents: inout NamespaceContents
    ) async -> [Value]? {
        do {
            let items = try await client.list(resource, namespace: namespace, options: ListRequest()).items
            guard !items.isEmpty else { return [] }
            try await delete(items.map { ObjectMeta($0["metadata"]) }, resource, namespace)
            let left = try await client.list(resource, namespace: namespace, options: ListRequest()).items
            contents.add(
                plural: resource.plural, group: resource.group,
                finalizers: left.map { ObjectMeta($0["metadata"]).finalizers })
            return left
        } catch {
            contents.add(error: "\(error)")
            return nil
        }
    }

    private func delete(_ objects: [ObjectMeta], _ resource: ResourceType, _ namespace: String) async throws {
        var rest = objects.filter { $0.deletionTimestamp == nil }[...]
        while !rest.isEmpty {
            let batch = rest.prefix(ClusterControllerLimits.writesInFlight)
            rest = rest.dropFirst(batch.count)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for object in batch {
                    group.addTask { try await self.delete(object, resource, namespace) }
                }
                try await group.waitForAll()
            }
        }
    }

    private func delete(_ object: ObjectMeta, _ resource: ResourceType, _ namespace: String) async throws {
        do {
            try await client.delete(
                resource, namespace: namespace, name: object.name,
                options: DeleteRequest(propagationPolicy: "Background", uid: object.uid))
        } catch let error as StatusError where error.isNotFound || error.isConflict {
            // Gone already; a namesake shows up in the next list.
        }
    }

    private func updateConditions(
        of namespace: Namespace, _ contents: NamespaceContents, now: Time
    ) async throws -> Namespace {
        var next = namespace
        next.status.phase = "Terminating"
        next.status.conditions = NamespaceConditions.make(
            for: contents, before: namespace.status.conditions, now: now)
        guard next.status != namespace.status else { return namespace }
        return try await client.updateStatus(next)
    }

    private func finalize(_ namespace: Namespace) async throws {
        var namespace = namespace
        namespace.spec.finalizers.removeAll { $0 == Self.finalizer }
        do {
            try await client.update(namespace, subresource: "finalize")
        } catch let error as StatusError where error.isNotFound {
            // Somebody else let it go.
        }
    }
}
