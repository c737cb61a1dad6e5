import ObjectModel

/// Events of events.k8s.io/v1, which are stored as those of v1 under the names fields have there.
enum EventConversion: StorageConversion {
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

    static func stored(_ object: Value) -> Value {
        var out = renamed(object, apiVersion: "v1") { name in eventFields.first { $0.events == name }?.core }
        for (key, value) in emptyInCore where out[key] == nil { out[key] = value }
        return .object(out)
    }

    static func shown(_ object: Value) -> Value {
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
