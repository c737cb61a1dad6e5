import ObjectModel
import ObjectRules

/// What clients are warned of though their request is served.
enum RequestWarnings {
    /// Of kinds that should not be used any more.
    static func reading(_ resource: ResourceType) -> [String] {
        if let deprecation = resource.served?.custom.deprecation { return [deprecation] }
        return switch resource.groupResource {
        case "endpoints": ["v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice"]
        case "componentstatuses": ["v1 ComponentStatus is deprecated in v1.19+"]
        default: []
        }
    }

    /// Of the kind and of fields that should not be used any more.
    static func writing(_ object: Value, _ resource: ResourceType) -> [String] {
        reading(resource) + ofService(object, resource) + ofEndpointSlice(object, resource)
            + PodWarnings.warnings(about: object, resource: resource)
    }

    private static func ofService(_ object: Value, _ resource: ResourceType) -> [String] {
        guard resource.groupResource == "services", let spec = object["spec"]?.objectValue else { return [] }
        var warnings: [String] = []
        if !(spec["externalIPs"]?.arrayValue ?? []).isEmpty {
            warnings.append("spec.externalIPs is deprecated and may no longer be implemented in some clusters")
        }
        if spec["trafficDistribution"] == "PreferClose" {
            warnings.append("spec.trafficDistribution: \"PreferClose\" is deprecated; use \"PreferSameZone\"")
        }
        return warnings
    }

    private static func ofEndpointSlice(_ object: Value, _ resource: ResourceType) -> [String] {
        guard resource.groupResource == "endpointslices.discovery.k8s.io", object["addressType"] == "FQDN" else {
            return []
        }
        return ["spec.addressType: FQDN endpoints are deprecated"]
    }

    /// Jobs leave their pods behind when the client does not say what shall become of them.
    static func deleting(_ resource: ResourceType, _ options: DeleteOptions) -> [String] {
        guard resource.groupResource == "jobs.batch", options.propagationPolicy == nil,
            options.orphanDependents == nil
        else { return [] }
        return [
            "child pods are preserved by default when jobs are deleted; set propagationPolicy=Background to remove "
                + "them or set propagationPolicy=Orphan to suppress this warning"
        ]
    }
}
