import ObjectModel
import WorkloadPlans

/// Keeps the EndpointSlices of a Service in step with the pods that it selects. (Kubernetes: endpointslice controller.)
///
/// Slices come per family of addresses and per set of ports. The slices of a Service that is gone are left to garbage
/// collection, since the Service owns them.
public struct EndpointSlicePlan {
    let state: EndpointSliceState
    let service: EndpointService
    private let labels: Fields
    private var writes = SliceWrites()
    private var trigger: Time?
    var announcements: [Announcement] = []

    /// What is to be done now; empty when the slices are right.
    public static func plan(for state: EndpointSliceState) -> Plan {
        guard state.service.isServed else {
            var plan = Plan()
            plan.wait(for: "nothing: the endpoints of a Service without a selector are written by others")
            return plan
        }
        var maker = EndpointSlicePlan(state)
        for family in state.service.families { maker.lay(out: family) }
        maker.writes.remove(state.slices.filter { !state.service.families.contains($0.addressType) })
        return maker.finish()
    }

    private init(_ state: EndpointSliceState) {
        self.state = state
        service = state.service
        labels = Self.labels(of: state.service)
    }

    // MARK: One family of addresses

    private mutating func lay(out family: String) {
        let existing = state.slices.filter { $0.addressType == family }
        var groups = Dictionary(
            grouping: existing.filter { $0.isOwned(by: service.owner.uid) }, by: SlicePorts.init(of:))
        let foreign = existing.filter { !$0.isOwned(by: service.owner.uid) }
        var writes = SliceWrites()
        writes.remove(foreign)
        var wantedGroups = wantedEndpoints(family)
        addZoneHints(&wantedGroups, family)
        for (ports, wanted) in wantedGroups {
            let layout = SliceLayout(
                of: wanted, in: groups.removeValue(forKey: ports) ?? [], capacity: state.capacity,
                isOutdated: { isOutdated($0) })
            add(layout, family, ports, &writes)
        }
        let obsolete = groups.values.joined().sorted { $0.metadata.name < $1.metadata.name }
        writes.remove(obsolete)
        addPlaceholder(family, existing, &writes)
        writes.recycle(ownedBy: service.owner.uid)
        self.writes.append(writes)
    }

    private mutating func add(
        _ layout: SliceLayout, _ family: String, _ ports: SlicePorts, _ writes: inout SliceWrites
    ) {
        func draft(_ endpoints: [SliceEndpoint]) -> SliceWrites.Draft {
            SliceWrites.Draft(addressType: family, ports: ports.ports, endpoints: endpoints.map(\.value))
        }
        for slot in layout.kept where slot.isChanged { writes.change(slot.slice, to: draft(slot.endpoints)) }
        for endpoints in layout.added { writes.create(draft(endpoints)) }
        writes.remove(layout.emptied)
        if let since = layout.trigger { trigger = min(trigger ?? since, since) }
    }

    /// A Service always has a slice, so that who watches slices knows that it is looked after.
    private func addPlaceholder(_ family: String, _ existing: [EndpointSlice], _ writes: inout SliceWrites) {
        guard writes.created.isEmpty, writes.removed.count == existing.count else { return }
        if existing.count == 1, isPlaceholder(existing[0]) {
            writes.keep(existing[0])
        } else {
            writes.create(SliceWrites.Draft(addressType: family, ports: [], endpoints: []))
        }
    }

    private func isPlaceholder(_ slice: EndpointSlice) -> Bool {
        slice.ports.isEmpty && slice.fields.values("endpoints").isEmpty && !isOutdated(slice)
            && slice.isOwned(by: service.owner.uid)
    }

    // MARK: Endpoints

    /// What is to be listed, by ports; in the order of the pods' addresses, so that one state has one plan.
    private func wantedEndpoints(_ family: String) -> [(SlicePorts, [SliceEndpoint])] {
        let pods = state.pods.filter { $0.isReachable && isPlaced($0) }
            .compactMap { pod in
                let addresses = pod.addresses(family)
                return addresses.first.map { (first: $0, addresses: addresses, pod: pod) }
            }
            .sorted { ($0.first, $0.pod.uid) < ($1.first, $1.pod.uid) }
        var known: [[Int?]: Int] = [:]
        var groups: [(SlicePorts, [SliceEndpoint])] = []
        for entry in pods {
            // Mostly all pods offer the same ports, which are then made once.
            let numbers = service.ports.map { entry.pod.number(for: $0) }
            let endpoint = SliceEndpoint(
                entry.pod, addresses: entry.addresses, zone: state.zones[entry.pod.nodeName] ?? "", in: service)
            if let index = known[numbers] {
                groups[index].1.append(endpoint)
            } else {
                known[numbers] = groups.count
                groups.append((ports(numbers), [endpoint]))
            }
        }
        return groups
    }

    /// A pod whose node is not there is left out until it is, unless readiness does not matter.
    private func isPlaced(_ pod: EndpointPod) -> Bool {
        service.publishesNotReady || state.zones[pod.nodeName] != nil
    }

    private func ports(_ numbers: [Int?]) -> SlicePorts {
        SlicePorts(
            zip(service.ports, numbers).compactMap { port, number in
                guard let number else { return nil }
                return .make {
                    $0.name = port.name
                    $0.port = number
                    $0.protocol = port.protocol
                    $0.appProtocol = port.appProtocol
                }
            })
    }

    // MARK: Metadata

    private static let reservedLabels = [EndpointNames.headless, EndpointNames.serviceName, EndpointNames.managedBy]

    private static func labels(of service: EndpointService) -> Fields {
        var labels = service.labels
        labels.removeAll { reservedLabels.contains($0.key) }
        if service.isHeadless { labels[EndpointNames.headless] = "" }
        labels[EndpointNames.serviceName] = .string(service.name)
        labels[EndpointNames.managedBy] = .string(EndpointNames.sliceController)
        return labels
    }

    private func isOutdated(_ slice: EndpointSlice) -> Bool { slice.metadata.fields.object("labels") != labels }

    private func finish() -> Plan {
        var annotations = Fields()
        let isNew = state.slices.isEmpty
        let times = [trigger, isNew ? service.created : nil].compactMap { $0 }
        if let time = times.min() { annotations[EndpointNames.triggerTime] = .string(time.rfc3339) }
        var plan = Plan()
        SliceMetadata(owner: service.owner, labels: labels, annotations: annotations)
            .plan(writes, names: state.names, &plan)
        for announcement in announcements { plan.announce(announcement) }
        for pod in state.pods where pod.isReachable && !isPlaced(pod) {
            plan.wait(for: "the node \(pod.nodeName) of \(pod.name), which does not exist")
        }
        return plan
    }
}
