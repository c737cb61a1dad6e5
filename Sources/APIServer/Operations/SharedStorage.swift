import ObjectModel

/// Kinds that are served in two groups or versions and stored once.
enum SharedStorage {
    /// Where objects of a resource are stored.
    static func storageName(of resource: ResourceType) -> String {
        resource.groupResource == "events.events.k8s.io" ? "events" : resource.groupResource
    }

    /// Whether objects look different from how they are stored.
    static func needsConversion(_ resource: ResourceType) -> Bool { conversion(of: resource) != nil }

    private static func conversion(of resource: ResourceType) -> (any StorageConversion.Type)? {
        switch (resource.group, resource.version, resource.plural) {
        case ("events.k8s.io", _, "events"): EventConversion.self
        case ("autoscaling", "v1", "horizontalpodautoscalers"): AutoscalerConversion.self
        default: nil
        }
    }

    /// The version whose columns Tables have: Kubernetes prints all versions of a kind alike.
    static func printedVersion(of resource: ResourceType) -> String {
        resource.groupResource == "horizontalpodautoscalers.autoscaling" ? "v2" : resource.version
    }

    /// An object of a resource as it is stored.
    static func stored(_ object: Value, resource: ResourceType) -> Value {
        resource.served?.stored(object) ?? conversion(of: resource)?.stored(object) ?? object
    }

    /// A stored object as a resource shows it.
    static func shown(_ object: Value, resource: ResourceType) -> Value {
        resource.served?.shown(object) ?? conversion(of: resource)?.shown(object) ?? object
    }
}

/// Between the form in which objects are stored and that of another version they are served in.
protocol StorageConversion {
    static func stored(_ object: Value) -> Value
    static func shown(_ object: Value) -> Value
}
