import ObjectModel

extension Defaulting {
    /// Requests and limits, of a container or a pod.
    static func resourceRequirements(_ resources: inout Fields) {
        resources.updateObject("limits", roundToMilli)
        resources.updateObject("requests", roundToMilli)
    }

    /// The amounts of a resource list hold no more than thousandths; finer ones are rounded up.
    static func roundToMilli(_ amounts: inout Fields) {
        for entry in amounts.entries {
            // Amounts are in canonical text, so that only those below a thousandth end so.
            guard case .string(let text) = entry.value, let last = text.utf8.last,
                last == UInt8(ascii: "u") || last == UInt8(ascii: "n") || text.contains("e-"),
                let quantity = Quantity(text)
            else { continue }
            let rounded = Quantity(milli: quantity.milli, format: quantity.format)
            amounts[entry.key] = .string(rounded.description)
        }
    }

    /// A container that states a limit and no request requests the limit.
    static func requestsFromLimits(_ container: inout Fields) {
        container.updateObject("resources") { resources in
            guard let limits = resources["limits"]?.objectValue, !limits.isEmpty else { return }
            resources.updateOrAddObject("requests") { requests in
                var filled = IndexedFields(requests, changes: limits.count)
                let open = limits.filter { filled[$0.key]?.isNull ?? true }
                guard !open.isEmpty else { return }
                for limit in open { filled[limit.key] = limit.value }
                requests = filled.fields
            }
        }
    }

    /// Resources of the pod as a whole (KEP-2837): requests that are left open come from the containers, then from the
    /// pod's limits; limits on huge pages come from the containers.
    static func podLevelResources(_ spec: inout Fields) {
        guard let resources = spec["resources"]?.objectValue else { return }
        let stated = resources.hasContent("limits") || resources.hasContent("requests")
        guard stated else { return }
        let totals = PodResourceTotals(spec: spec)
        spec.updateObject("resources") { resources in
            var limits = resources["limits"]?.objectValue ?? Fields()
            for (name, amount) in totals.limits.sorted(by: { $0.key < $1.key }) where name.hasPrefix("hugepages-") {
                limits.setDefault(name, .string(amount.description))
            }
            guard !limits.isEmpty else { return }
            resources.assign("limits", .object(limits))
            var requests = resources["requests"]?.objectValue ?? Fields()
            for (name, amount) in totals.requests.sorted(by: { $0.key < $1.key })
            where PodResourceTotals.isPodLevel(name) && !name.hasPrefix("hugepages-") {
                requests.setDefault(name, .string(amount.description))
            }
            for limit in limits where PodResourceTotals.isPodLevel(limit.key) {
                requests.setDefault(limit.key, limit.value)
            }
            if !requests.isEmpty { resources.assign("requests", .object(requests)) }
        }
    }
}
