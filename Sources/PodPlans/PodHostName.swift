import ObjectModel

/// What the containers of a pod take for the name of their machine.
public enum PodHostName {
    /// What the kernel takes at most.
    private static let longest = 64
    private static let longestLabel = 63

    /// The name; with `setHostnameAsFQDN` and a subdomain that within the cluster.
    public static func name(of pod: Pod) throws(ConfigurationError) -> String {
        let spec = pod.spec
        if let name = spec.hostnameOverride, !name.isEmpty { return name }
        let name = truncated(spec.hostname.isEmpty ? pod.metadata.name : spec.hostname)
        guard spec.setHostnameAsFQDN == true, !spec.subdomain.isEmpty else { return name }
        let full = "\(name).\(spec.subdomain).\(pod.metadata.namespace).svc.cluster.local"
        guard full.utf8.count <= longest else {
            throw ConfigurationError(
                message: "failed to construct FQDN from pod hostname and cluster domain, FQDN \(full) is too long "
                    + "(\(longest) characters is the max, \(full.utf8.count) characters requested)")
        }
        return full
    }

    /// Names of pods may be longer than a label of a host name.
    private static func truncated(_ name: String) -> String {
        var short = name.prefix(longestLabel)
        guard short.count < name.count else { return name }
        while let last = short.last, last == "-" || last == "." { short.removeLast() }
        return String(short)
    }
}
