import APIClient
import ControllerRuntime
import ObjectModel

/// Gives every active namespace its service account `default`.
public struct ServiceAccountController: Controller {
    public let name = "service-account-controller"
    public let queue: WorkQueue<ObjectKey>

    private let client: any APIClient
    private let namespaces: ResourceCache<Namespace>
    private let accounts: ResourceCache<ServiceAccount>

    private static let account = "default"

    public init(_ environment: ControllerEnvironment) {
        client = environment.client
        queue = environment.queue()
        namespaces = environment.caches.cache(of: Namespace.self)
        accounts = environment.caches.cache(of: ServiceAccount.self)
        namespaces.enqueueChanges(to: queue)
        accounts.onChange { [queue] change in
            let metadata = change.object.metadata
            if change.new == nil, metadata.name == Self.account { queue.add(ObjectKey(name: metadata.namespace)) }
        }
    }

    /// Keys are namespaces.
    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard let namespace = namespaces.get(key), namespace.isActive,
            accounts.get(ObjectKey(namespace: key.name, name: Self.account)) == nil
        else { return .done }
        do {
            try await client.create(
                ServiceAccount.new {
                    $0.metadata.name = Self.account
                    $0.metadata.namespace = key.name
                })
        } catch let error as StatusError where error.isAlreadyExists {
            // Somebody else was faster.
        }
        return .done
    }
}

extension Namespace {
    /// Whether things can be created in it.
    var isActive: Bool { metadata.deletionTimestamp == nil && status.phase != "Terminating" }
}
