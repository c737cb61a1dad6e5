import ObjectModel

/// Where kinds differ in how the generic verbs treat them, as their registry strategies in Kubernetes say.
enum KindTraits {
    /// PUT without a resourceVersion replaces whatever is there.
    static func allowsUnconditionalUpdate(_ resource: ResourceType) -> Bool {
        !resource.isCustom && !conditional.contains(resource.groupResource)
    }

    private static let conditional: Set = [
        "leases.coordination.k8s.io", "poddisruptionbudgets.policy", "csidrivers.storage.k8s.io",
        "csinodes.storage.k8s.io", "csistoragecapacities.storage.k8s.io", "volumeattachments.storage.k8s.io",
        "runtimeclasses.node.k8s.io", "validatingwebhookconfigurations.admissionregistration.k8s.io",
        "mutatingwebhookconfigurations.admissionregistration.k8s.io",
        "validatingadmissionpolicies.admissionregistration.k8s.io",
        "validatingadmissionpolicybindings.admissionregistration.k8s.io",
        "mutatingadmissionpolicies.admissionregistration.k8s.io",
        "mutatingadmissionpolicybindings.admissionregistration.k8s.io",
        "customresourcedefinitions.apiextensions.k8s.io", "apiservices.apiregistration.k8s.io",
    ]

    /// PUT of an object that does not exist creates it.
    static func allowsCreateOnUpdate(_ resource: ResourceType) -> Bool {
        creatable.contains(resource.groupResource)
    }

    private static let creatable: Set = [
        "leases.coordination.k8s.io", "services", "endpoints", "events", "events.events.k8s.io", "limitranges",
        "roles.rbac.authorization.k8s.io", "rolebindings.rbac.authorization.k8s.io",
        "clusterroles.rbac.authorization.k8s.io", "clusterrolebindings.rbac.authorization.k8s.io",
        "runtimeclasses.node.k8s.io",
    ]

    /// DELETE answers with the object instead of a Status.
    static func returnsDeletedObject(_ resource: ResourceType) -> Bool {
        returning.contains(resource.groupResource)
    }

    private static let returning: Set = [
        "pods", "services", "serviceaccounts", "podtemplates", "persistentvolumeclaims", "persistentvolumes",
        "resourcequotas",
    ]

    /// Whether other objects can belong to one: nothing belongs to events, so that deletions of them never wait for
    /// dependents nor set them free.
    static func hasDependents(_ resource: ResourceType) -> Bool {
        resource.groupResource != "events" && resource.groupResource != "events.events.k8s.io"
    }

    /// Dependents stay when the client does not say what shall become of them.
    static func orphansByDefault(_ resource: ResourceType) -> Bool {
        resource.groupResource == "replicationcontrollers" || resource.groupResource == "jobs.batch"
    }

    /// Written so often and so replaceable that it need not be on disk when it is acknowledged.
    static func isHeartbeat(_ resource: ResourceType) -> Bool {
        resource.groupResource == "leases.coordination.k8s.io"
    }
}
