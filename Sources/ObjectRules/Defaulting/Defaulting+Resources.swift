import ObjectModel

extension Defaulting {
    /// Requests and limits, of a container or a pod.
    static func resourceRequirements(_ resources: inout Fields) {
        resources.updateObject("limits", roundToMilli)
        resources.updateObject("requests", roundToMilli)
    }

    /// The amounts of a resource list hold no more than thousandths; finer ones are rounded up.
    static func roundToMilli(_ amounts: inout Fields) {
        guard amounts.entries.contains(where: { isFine($0.value) }) else { return }
        amounts = Fields(
            uniqueEntries: amounts.entries.map { entry in
                guard isFine(entry.value), let text = entry.value.stringValue, let quantity = Quantity(text) else {
                    return entry
                }
                let rounded = Quantity(milli: quantity.milli, format: quantity.format)
                return Fields.Entry(key: entry.key, value: .string(rounded.description))
            })
    }

    /// Amounts are in canonical text, so that only those below a thousandth end so.
    private static func isFine(_ amount: Value) -> Bool {
        guard case .string(let text) = amount, let last = text.utf8.last else { return false }
        return last == UInt8(ascii: "u") || last == UInt8(ascii: "n") || text.contains("e-")
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
        let isStated = resources.hasContent("limits") || resources.hasContent("requests")
        guard isStated else { return }
        let totals = PodResourceTotals(spec: spec)
        spec.updateObject("resources") { resources in
            let pages = totals.limits.filter { $0.key.hasPrefix("hugepages-") }
            let limits = filled(resources["limits"]?.objectValue ?? Fields(), from: members(of: pages))
            guard !limits.isEmpty else { return }
            resources.assign("limits", .object(limits))
            let others = totals.requests.filter {
                PodResourceTotals.isPodLevel($0.key) && !$0.key.hasPrefix("hugepages-")
            }
            let stated = limits.entries.filter { PodResourceTotals.isPodLevel($0.key) }
            let requests = filled(resources["requests"]?.objectValue ?? Fields(), from: members(of: others) + stated)
            if !requests.isEmpty { resources.assign("requests", .object(requests)) }
        }
    }

    private static func members(of amounts: [String: Quantity]) -> [Fields.Entry] {
        amounts.sorted { $0.key < $1.key }.map { Fields.Entry(key: $0.key, value: .string($0.value.description)) }
    }

    /// What is stated, and of the rest what is not. There may be thousands of either.
    static func filled(_ stated: Fields, from rest: [Fields.Entry]) -> Fields {
        var members = IndexedFields(stated, changes: rest.count)
        for entry in rest where members[entry.key]?.isNull ?? true { members[entry.key] = entry.value }
        return members.fields
    }
}
