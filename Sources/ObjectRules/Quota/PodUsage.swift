import ObjectModel

/// What a pod costs a quota.
enum PodUsage {
    private static let compute = ["cpu", "memory", "ephemeral-storage"]
    private static let names: Set<String> = Set(
        ["pods"] + compute + compute.map { "requests." + $0 } + compute.map { "limits." + $0 })
    /// A quota on one of these makes every container state it (for compatibility; no others do).
    private static let mandatory: Set<String> = [
        "cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory",
    ]

    static func tracks(_ name: String) -> Bool {
        names.contains(name) || name.hasPrefix("hugepages-") || name.hasPrefix("requests.hugepages-")
            || (name.hasPrefix("requests.") && !ResourceName.isNative(name))
    }

    static func usage(of pod: Pod, now: Time) -> [String: Quantity] {
        guard pod.status.phase != "Succeeded", pod.status.phase != "Failed" else { return [:] }
        // A pod stuck on a node that is lost must not keep its successors out.
        if let end = releaseTime(pod), end < now { return [:] }
        let spec = pod.spec.fields
        let totals = PodResourceTotals(spec: resized(spec, pod.status))
        let whole = spec.object("resources")
        var requests = totals.requests
        var limits = totals.limits
        for (name, amount) in whole.quantityMap("requests") where PodResourceTotals.isPodLevel(name) {
            requests[name] = amount
        }
        for (name, amount) in whole.quantityMap("limits") where PodResourceTotals.isPodLevel(name) {
            limits[name] = amount
        }
        for (name, amount) in spec.quantityMap("overhead") {
            requests[name] = requests[name].map { $0 + amount } ?? amount
            if let limit = limits[name], !limit.isZero { limits[name] = limit + amount }
        }
        return named(requests, limits)
    }

    /// When the pod should have gone, should it be going.
    static func releaseTime(_ pod: Pod) -> Time? {
        guard let deletion = pod.metadata.deletionTimestamp, let grace = pod.metadata.deletionGracePeriodSeconds else {
            return nil
        }
        return deletion.adding(seconds: Double(grace))
    }

    /// Requests and limits under the names that quotas know.
    private static func named(
        _ requests: [String: Quantity], _ limits: [String: Quantity]
    ) -> [String: Quantity] {
        var usage = ["pods": Quantity(1)]
        for (name, amount) in requests {
            if compute.contains(name) || name.hasPrefix("hugepages-") {
                usage[name] = amount
                usage["requests." + name] = amount
            } else if ResourceName.isExtended(name) {
                usage["requests." + name] = amount
            }
        }
        for name in compute { usage["limits." + name] = limits[name] }
        return usage
    }

    /// The spec with the requests that the node has granted where they are more: a pod that shrinks pays until its
    /// node has let go.
    private static func resized(_ spec: Fields, _ status: PodStatus) -> Fields {
        var granted: [String: Fields] = [:]
        for container in status.containerStatuses + status.initContainerStatuses {
            let requests = container.fields.object("resources").object("requests")
            let allocated = container.fields.object("allocatedResources")
            if !requests.isEmpty || !allocated.isEmpty {
                granted[container.name] = larger(requests, allocated)
            }
        }
        guard !granted.isEmpty else { return spec }
        var spec = spec
        for list in ["containers", "initContainers"] {
            spec.updateObjects(list) { container in
                guard let more = granted[container.string("name")] else { return }
                container.updateOrAddObject("resources") { resources in
                    resources["requests"] = .object(larger(resources.object("requests"), more))
                }
            }
        }
        return spec
    }

    private static func larger(_ left: Fields, _ right: Fields) -> Fields {
        var result = left
        for entry in right {
            guard let amount = Quantity(value: entry.value) else { continue }
            if let known = result.quantity(entry.key), known >= amount { continue }
            result[entry.key] = entry.value
        }
        return result
    }

    // MARK: What must be stated

    static func missing(_ required: [String], in spec: PodSpec) -> String? {
        let whole = stated(spec.fields.object("resources"))
        let required = mandatory.intersection(required).subtracting(whole)
        guard !required.isEmpty else { return nil }
        var containers: [String: Set<String>] = [:]
        for container in spec.containers + spec.initContainers {
            for name in required.subtracting(stated(container.fields.object("resources"))) {
                containers[name, default: []].insert(container.name)
            }
        }
        guard !containers.isEmpty else { return nil }
        let texts = containers.sorted { $0.key < $1.key }.map {
            "\($0.key) for: \($0.value.sorted().joined(separator: ","))"
        }
        return "must specify " + texts.joined(separator: "; ")
    }

    private static func stated(_ resources: Fields) -> Set<String> {
        Set(named(resources.quantityMap("requests"), resources.quantityMap("limits")).keys)
    }
}
