import ObjectModel

/// What clients are warned of though their request is served.
enum RequestWarnings {
    /// Of kinds that should not be used any more.
    static func kind(_ resource: ResourceType) -> [String] {
        if let deprecation = resource.served?.custom.deprecation { return [deprecation] }
        return switch resource.groupResource {
        case "endpoints": ["v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice"]
        case "componentstatuses": ["v1 ComponentStatus is deprecated in v1.19+"]
        default: []
        }
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
