import SwiftletKit

/// Everything that is known about a website at one moment.
struct WebsiteState {
    var website: Website
    var deployment: Deployment?
    var service: Service?
}

/// Decides what to do next about a website: a pure function of its state, which tests can call without a cluster.
enum WebsitePlan {
    /// Keeps a website until what it left elsewhere is gone.
    static let finalizer = "example.com/website"

    static func plan(_ state: WebsiteState) -> Plan {
        let website = state.website
        let identity = ObjectIdentity(Website.self, website.metadata)
        var plan = Plan()
        if website.metadata.deletionTimestamp != nil {
            takeLeave(&plan, website, identity)
            return plan
        }
        if !website.metadata.finalizers.contains(finalizer) {
            let finalizers = website.metadata.finalizers + [finalizer]
            plan.then("hold on", [patch(identity, finalizers: finalizers, "nothing is made that could be left behind")])
            return plan
        }
        plan.then("create", [deployment(state, identity), service(state, identity)].compactMap(\.self))
        if let step = status(state) { plan.then("report", [step]) }
        if let deployment = state.deployment, deployment.status.readyReplicas < website.spec.replicas {
            plan.wait(for: "\(website.spec.replicas - deployment.status.readyReplicas) pods to become ready")
        }
        return plan
    }

    /// Deployment and service go by themselves, since the website owns them. What an operator has set up outside of the
    /// cluster, such as a name in DNS, would be taken down here, before the finalizer goes.
    private static func takeLeave(_ plan: inout Plan, _ website: Website, _ identity: ObjectIdentity) {
        let others = website.metadata.finalizers.filter { $0 != finalizer }
        guard others.count < website.metadata.finalizers.count else { return }
        let gone = Announcement.normal("Removed", "nothing is left of the website", about: identity)
        plan.then("let go", [patch(identity, finalizers: others, "nothing is left outside", announces: [gone])])
    }

    private static func patch(
        _ identity: ObjectIdentity, finalizers: [String], _ reason: String, announces: [Announcement] = []
    ) -> Step {
        let change: Value = ["metadata": ["finalizers": .array(finalizers.map(Value.string))]]
        return Step(.patch(identity, change), reason: reason, announces: announces)
    }

    // MARK: - What a website consists of

    private static func deployment(_ state: WebsiteState, _ identity: ObjectIdentity) -> Step? {
        let (website, spec) = (state.website, state.website.spec)
        let container: Value = [
            "name": "site", "image": .string(spec.image), "ports": [["containerPort": .int(Int64(spec.port))]],
        ]
        guard let deployment = state.deployment else {
            let object: Value = [
                "apiVersion": "apps/v1", "kind": "Deployment", "metadata": metadata(of: website),
                "spec": [
                    "replicas": .int(Int64(spec.replicas)), "selector": ["matchLabels": labels(of: website)],
                    "template": ["metadata": ["labels": labels(of: website)], "spec": ["containers": [container]]],
                ],
            ]
            let told = Announcement.normal("Deployed", "created deployment \(website.metadata.name)", about: identity)
            return Step(.create(object), reason: "the website has no deployment", announces: [told])
        }
        let isAsWanted =
            deployment.spec.replicas == spec.replicas
            && deployment.spec.template.spec.containers.first?.image == spec.image
        guard !isAsWanted else { return nil }
        let change: Value = [
            "spec": ["replicas": .int(Int64(spec.replicas)), "template": ["spec": ["containers": [container]]]]
        ]
        return Step(
            .patch(ObjectIdentity(Deployment.self, deployment.metadata), change),
            reason: "the website asks for \(spec.replicas) of \(spec.image)")
    }

    private static func service(_ state: WebsiteState, _ identity: ObjectIdentity) -> Step? {
        guard state.service == nil else { return nil }
        let website = state.website
        let object: Value = [
            "apiVersion": "v1", "kind": "Service", "metadata": metadata(of: website),
            "spec": [
                "selector": labels(of: website), "ports": [["port": .int(Int64(website.spec.port))]],
            ],
        ]
        return Step(.create(object), reason: "the website has no service")
    }

    private static func labels(of website: Website) -> Value {
        ["app.kubernetes.io/name": .string(website.metadata.name), "app.kubernetes.io/managed-by": "website-operator"]
    }

    private static func metadata(of website: Website) -> Value {
        [
            "name": .string(website.metadata.name), "namespace": .string(website.metadata.namespace),
            "labels": labels(of: website),
            "ownerReferences": [
                [
                    "apiVersion": .string(Website.apiVersion), "kind": .string(Website.kind),
                    "name": .string(website.metadata.name), "uid": .string(website.metadata.uid),
                    "controller": true, "blockOwnerDeletion": true,
                ]
            ],
        ]
    }

    // MARK: - What is told

    private static func status(_ state: WebsiteState) -> Step? {
        var website = state.website
        var status = website.status
        status.readyReplicas = state.deployment?.status.readyReplicas ?? 0
        status.phase = status.readyReplicas >= website.spec.replicas ? "Ready" : "Pending"
        status.observedGeneration = website.metadata.generation
        guard status != website.status else { return nil }
        website.status = status
        return Step(.updateStatus(website.value), reason: "\(status.readyReplicas) pods are ready")
    }
}
