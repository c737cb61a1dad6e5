import ObjectModel

/// Objects that exist in every cluster from its first start. They are created like a client's: defaulting and
/// `Lifecycle.prepareForCreate` complete them.
public enum BootstrapObjects {
    /// All of them, in the order in which they are created.
    public static let all: [Value] = namespaces + priorityClasses + [serviceRange]

    /// The namespaces that cannot be missing.
    public static let namespaces: [Value] = ["kube-system", "default", "kube-public", "kube-node-lease"].map { name in
        ["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": .string(name)]]
    }

    /// What the cluster itself is made of goes before all workloads.
    public static let priorityClasses: [Value] = [
        [
            "apiVersion": "scheduling.k8s.io/v1", "kind": "PriorityClass",
            "metadata": ["name": "system-node-critical"], "value": 2_000_001_000,
            "description": "Used for system critical pods that must not be moved from their current node.",
            "preemptionPolicy": "PreemptLowerPriority",
        ],
        [
            "apiVersion": "scheduling.k8s.io/v1", "kind": "PriorityClass",
            "metadata": ["name": "system-cluster-critical"], "value": 2_000_000_000,
            "description": .string(
                "Used for system critical pods that must run in the cluster, "
                    + "but can be moved to another node if necessary."),
            "preemptionPolicy": "PreemptLowerPriority",
        ],
    ]

    /// The addresses of Services.
    public static let serviceRange: Value = [
        "apiVersion": "networking.k8s.io/v1", "kind": "ServiceCIDR", "metadata": ["name": "kubernetes"],
        "spec": ["cidrs": ["10.96.0.0/16"]],
    ]

    /// The class for claims that name none: directories of the node that the pod runs on. Created at the first start
    /// alone, so that who deletes it is rid of it.
    public static let localPathClass: Value = [
        "apiVersion": "storage.k8s.io/v1", "kind": "StorageClass",
        "metadata": [
            "name": "local-path", "annotations": ["storageclass.kubernetes.io/is-default-class": "true"],
        ],
        "provisioner": "rancher.io/local-path", "reclaimPolicy": "Delete", "allowVolumeExpansion": true,
        "volumeBindingMode": "WaitForFirstConsumer",
    ]
}
