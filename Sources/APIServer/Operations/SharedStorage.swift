import ObjectModel

/// Kinds that are served in two groups or versions and stored once. `Event` is the one of them whose fields have other
/// names on either side; horizontal pod autoscalers convert in their own version's terms.
enum SharedStorage {
    /// Where objects of a resource are stored.
    static func storageName(of resource: ResourceType) -> String {
        resource.groupResource == "events.events.k8s.io" ? "events" : resource.groupResource
    }

    /// Whether objects look different from how they are stored.
    static func needsConversion(_ resource: ResourceType) -> Bool { resource.groupResource == "events.events.k8s.io" }

    private static let eventFields: [(core: String, events: String)] = [
        ("involvedObject", "regarding"), ("message", "note"), ("reportingComponent", "reportingController"),
        ("source", "deprecatedSource"), ("firstTimestamp", "deprecatedFirstTimestamp"),
        ("lastTimestamp", "deprecatedLastTimestamp"), ("count", "deprecatedCount"),
    ]
    private static let emptyInCore: [(String, Value)] = [
        ("involvedObject", .object(Fields())), ("source", .object(Fields())), ("firstTimestamp", .null),
        ("lastTimestamp", .null), ("eventTime", .null), ("reportingComponent", ""), ("reportingInstance", ""),
    ]
    private static let emptyInEvents: [(String, Value)] = [
        ("regarding", .object(Fields())), ("deprecatedSource", .object(Fields())),
        ("deprecatedFirstTimestamp", .null), ("deprecatedLastTimestamp", .null), ("eventTime", .null),
    ]

    /// An object of a resource as it is stored.
    static func stored(_ object: Value, resource: ResourceType) -> Value {
        guard needsConversion(resource) else { return object }
        var out = renamed(object, apiVersion: "v1") { name in eventFields.first { $0.events == name }?.core }
        for (key, value) in emptyInCore where out[key] == nil { out[key] = value }
        return .object(out)
    }

    /// A stored object as a resource shows it.
    static func shown(_ object: Value, resource: ResourceType) -> Value {
        guard needsConversion(resource) else { return object }
        var out = renamed(object, apiVersion: "events.k8s.io/v1") { name in
            eventFields.first { $0.core == name }?.events
        }
        for (key, value) in emptyInEvents where out[key] == nil { out[key] = value }
        for key in ["reportingController", "reportingInstance"] where out[key] == "" { out[key] = nil }
        return .object(out)
    }

    private static func renamed(_ object: Value, apiVersion: String, _ name: (String) -> String?) -> Fields {
        var out = Fields()
        for entry in object.objectValue ?? Fields() {
            out[name(entry.key) ?? entry.key] = entry.key == "apiVersion" ? .string(apiVersion) : entry.value
        }
        return out
    }
}
