import ObjectModel

extension Defaulting {
    /// The label by which selectors of namespaces find one by its name (KEP-2161), and its first phase.
    static func namespace(_ namespace: inout Fields) {
        if let name = namespace["metadata"]?["name"] {
            namespace.updateObject("metadata") { metadata in
                metadata.updateOrAddObject("labels") { $0.assign("kubernetes.io/metadata.name", name) }
            }
        }
        namespace.updateObject("status") { $0.setDefault("phase", "Active") }
    }

    /// Until a node says what pods may use, that is all it has.
    static func node(_ node: inout Fields) {
        node.updateObject("spec") { spec in
            let first = spec["podCIDRs"]?.arrayValue?.first
            if let range = spec["podCIDR"] {
                if first != range { spec["podCIDRs"] = .array([range]) }
            } else if let first {
                spec["podCIDR"] = first
            }
        }
        node.updateObject("status") { status in
            status.updateObject("capacity", roundToMilli)
            status.updateObject("allocatable", roundToMilli)
            if let capacity = status["capacity"] { status.setDefault("allocatable", capacity) }
        }
    }

    static func endpoints(_ endpoints: inout Fields) {
        endpoints.updateObjects("subsets") { subset in
            subset.updateObjects("ports") { $0.setDefault("protocol", "TCP") }
        }
    }

    static func endpointSlice(_ slice: inout Fields) {
        slice.updateObjects("ports") { port in
            port.setDefault("name", "")
            port.setDefault("protocol", "TCP")
        }
    }

    /// For containers: the default limit comes from the maximum, the default request from the default limit, then
    /// from the minimum.
    static func limitRange(_ range: inout Fields) {
        range.updateObject("spec") { spec in
            spec.updateObjects("limits") { item in
                for list in ["max", "min", "default", "defaultRequest", "maxLimitRequestRatio"] {
                    item.updateObject(list, roundToMilli)
                }
                guard item.string("type") == "Container" else { return }
                fill(&item, "default", from: "max")
                fill(&item, "defaultRequest", from: "default")
                fill(&item, "defaultRequest", from: "min")
            }
        }
    }

    private static func fill(_ item: inout Fields, _ key: String, from source: String) {
        guard let amounts = item[source]?.objectValue, !amounts.isEmpty else { return }
        item.updateOrAddObject(key) { list in
            list = filled(list, from: amounts.entries)
        }
    }

    static func resourceQuota(_ quota: inout Fields) {
        quota.updateObject("spec") { $0.updateObject("hard", roundToMilli) }
        quota.updateObject("status") { status in
            status.updateObject("hard", roundToMilli)
            status.updateObject("used", roundToMilli)
        }
    }

    static func runtimeClass(_ runtimeClass: inout Fields) {
        runtimeClass.updateObject("overhead") { $0.updateObject("podFixed", roundToMilli) }
    }
}
