import ObjectModel

/// What the name of a resource says about it.
public enum ResourceName {
    private static let hugePagePrefix = "hugepages-"
    private static let compute: Set<String> = ["cpu", "memory", "ephemeral-storage"]
    private static let counted: Set<String> = [
        "pods", "resourcequotas", "services", "replicationcontrollers", "secrets", "configmaps",
        "persistentvolumeclaims", "services.nodeports", "services.loadbalancers",
    ]
    private static let others: Set<String> = [
        "requests.cpu", "requests.memory", "requests.ephemeral-storage", "limits.cpu", "limits.memory",
        "limits.ephemeral-storage", "storage", "requests.storage",
    ]

    /// Whether a resource is an amount of huge pages, such as `hugepages-2Mi`.
    public static func isHugePage(_ name: String) -> Bool { name.hasPrefix(hugePagePrefix) }

    /// One of Kubernetes' own, in a quota or anywhere else.
    public static func isStandard(_ name: String) -> Bool {
        compute.contains(name) || counted.contains(name) || others.contains(name) || isHugePage(name)
            || name.hasPrefix("requests." + hugePagePrefix)
    }

    /// One of Kubernetes' own that a quota can limit.
    static func isStandardForQuota(_ name: String) -> Bool { name != "storage" && isStandard(name) }

    /// One of Kubernetes' own that containers can ask for.
    public static func isStandardForContainers(_ name: String) -> Bool { compute.contains(name) || isHugePage(name) }

    /// Without a domain or in Kubernetes' domain.
    public static func isNative(_ name: String) -> Bool { !name.contains("/") || name.contains("kubernetes.io/") }

    /// A resource that somebody else defines, such as `example.com/gpu`.
    public static func isExtended(_ name: String) -> Bool {
        guard !isNative(name), !name.hasPrefix("requests.") else { return false }
        // Quotas write it with this prefix.
        return NameFormat.qualifiedName("requests." + name).isEmpty
    }

    /// Whether only whole amounts make sense.
    public static func isCounted(_ name: String) -> Bool { counted.contains(name) || isExtended(name) }

    /// Whether a request may be less than the limit.
    public static func mayOvercommit(_ name: String) -> Bool { isNative(name) && !isHugePage(name) }

    /// The page size that the name states; nil for other resources, zero where it states none.
    static func hugePageSize(_ name: String) -> Quantity? {
        guard isHugePage(name) else { return nil }
        return Quantity(String(name.dropFirst(hugePagePrefix.count))) ?? .zero
    }
}
