import ObjectModel

/// Which apiVersion and kind a body may state: what Kubernetes calls its scheme.
struct KindRegistry {
    let schema: Schema

    /// The message of a kind that is served, or that is part of the API otherwise (`v1` and `PodList`).
    func message(apiVersion: String, kind: String) -> MessageID? {
        if let resource = schema.resource(apiVersion: apiVersion, kind: kind) { return resource.message }
        let parts = apiVersion.split(separator: "/", omittingEmptySubsequences: false)
        let (group, version) = parts.count == 2 ? (parts[0], parts[1]) : ("", parts[0])
        // Message names begin with the first word of the group's name.
        let alias = group.isEmpty ? "core" : group.prefix { $0 != "." }
        for prefix in ["\(alias).\(version)", "meta.\(version)"] {
            if prefix.hasPrefix("meta"), !group.isEmpty, group != "meta.k8s.io", !Self.everywhere.contains(kind) {
                continue
            }
            if let id = schema.messageID("\(prefix).\(kind)"), MessageLayout.hasTypeMeta(schema[id]) { return id }
        }
        return nil
    }

    /// Kinds that every group version has.
    static let everywhere: Set = [
        "CreateOptions", "DeleteOptions", "GetOptions", "ListOptions", "PatchOptions", "UpdateOptions", "WatchEvent",
    ]

    /// Whether a body of this apiVersion and kind can be read at all, be it only to say that it is not wanted.
    func isRegistered(apiVersion: String, kind: String) -> Bool {
        if message(apiVersion: apiVersion, kind: kind) != nil { return true }
        if apiVersion == "v1", kind == "List" { return true }
        return Self.retired[apiVersion]?.contains(kind) ?? false
    }

    /// Kinds of versions that are no longer served by default but still read (Kubernetes 1.36).
    private static let retired: [String: Set<String>] = [
        "admissionregistration.k8s.io/v1alpha1": [
            "MutatingAdmissionPolicy", "MutatingAdmissionPolicyBinding", "ValidatingAdmissionPolicy",
            "ValidatingAdmissionPolicyBinding",
        ],
        "admissionregistration.k8s.io/v1beta1": [
            "MutatingAdmissionPolicy", "MutatingAdmissionPolicyBinding", "MutatingWebhookConfiguration",
            "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding", "ValidatingWebhookConfiguration",
        ],
        "apps/v1beta1": ["ControllerRevision", "Deployment", "Scale", "StatefulSet"],
        "apps/v1beta2": ["ControllerRevision", "DaemonSet", "Deployment", "ReplicaSet", "Scale", "StatefulSet"],
        "authentication.k8s.io/v1beta1": ["SelfSubjectReview", "TokenReview"],
        "authorization.k8s.io/v1beta1": [
            "LocalSubjectAccessReview", "SelfSubjectAccessReview", "SelfSubjectRulesReview", "SubjectAccessReview",
        ],
        "autoscaling/v2beta1": ["HorizontalPodAutoscaler"],
        "autoscaling/v2beta2": ["HorizontalPodAutoscaler"],
        "batch/v1beta1": ["CronJob"],
        "certificates.k8s.io/v1beta1": ["CertificateSigningRequest"],
        "coordination.k8s.io/v1beta1": ["Lease"],
        "discovery.k8s.io/v1beta1": ["EndpointSlice"],
        "events.k8s.io/v1beta1": ["Event"],
        "extensions/v1beta1": ["DaemonSet", "Deployment", "Ingress", "NetworkPolicy", "ReplicaSet", "Scale"],
        "flowcontrol.apiserver.k8s.io/v1beta1": ["FlowSchema", "PriorityLevelConfiguration"],
        "flowcontrol.apiserver.k8s.io/v1beta2": ["FlowSchema", "PriorityLevelConfiguration"],
        "flowcontrol.apiserver.k8s.io/v1beta3": ["FlowSchema", "PriorityLevelConfiguration"],
        "networking.k8s.io/v1beta1": ["IPAddress", "Ingress", "IngressClass", "ServiceCIDR"],
        "node.k8s.io/v1alpha1": ["RuntimeClass"],
        "node.k8s.io/v1beta1": ["RuntimeClass"],
        "policy/v1beta1": ["Eviction", "PodDisruptionBudget"],
        "rbac.authorization.k8s.io/v1alpha1": ["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"],
        "rbac.authorization.k8s.io/v1beta1": ["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"],
        "scheduling.k8s.io/v1alpha1": ["PriorityClass"],
        "scheduling.k8s.io/v1beta1": ["PriorityClass"],
        "storage.k8s.io/v1alpha1": ["CSIStorageCapacity", "VolumeAttachment", "VolumeAttributesClass"],
        "storage.k8s.io/v1beta1": [
            "CSIDriver", "CSINode", "CSIStorageCapacity", "StorageClass", "VolumeAttachment", "VolumeAttributesClass",
        ],
    ]
}
