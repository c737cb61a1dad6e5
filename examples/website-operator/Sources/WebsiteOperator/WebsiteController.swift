import SwiftletKit

/// Looks up what there is of a website and leaves the decision to `WebsitePlan`.
struct WebsiteController: Controller {
    let name = "website-operator"
    let queue: WorkQueue<ObjectKey>
    var customKinds: [any CustomKind.Type] { [Website.self] }

    private let websites: ResourceCache<Website>
    private let deployments: ResourceCache<Deployment>
    private let services: ResourceCache<Service>

    init(_ environment: ControllerEnvironment) {
        queue = environment.queue()
        websites = environment.caches.cache(of: Website.self)
        deployments = environment.caches.cache(of: Deployment.self)
        services = environment.caches.cache(of: Service.self)
        websites.enqueueChanges(to: queue)
        deployments.enqueueControllers(Website.self, to: queue)
        services.enqueueControllers(Website.self, to: queue)
    }

    func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard let website = websites.get(key) else { return .done }
        let uid = website.metadata.uid
        let state = WebsiteState(
            website: website,
            deployment: deployments.owned(by: uid).first { $0.metadata.name == key.name },
            service: services.owned(by: uid).first { $0.metadata.name == key.name })
        return .apply(WebsitePlan.plan(state))
    }
}
