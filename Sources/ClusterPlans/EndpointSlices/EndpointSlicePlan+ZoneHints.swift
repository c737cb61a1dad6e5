import ObjectModel
import WorkloadPlans

// The annotation service.kubernetes.io/topology-mode: which zones the endpoints of a Service serve.

extension EndpointSlicePlan {
    /// Tells every ready endpoint of a family which zone it serves, if there is a good distribution.
    mutating func addZoneHints(_ groups: inout [(SlicePorts, [SliceEndpoint])], _ family: String) {
        let had = state.slices.contains { $0.addressType == family && $0.hasZoneHints }
        guard service.isTopologyAware else {
            if had, state.wasTopologyAware { announce(.warning, "Topology Aware Hints has been disabled", family) }
            return
        }
        switch ZoneHints(
            endpoints: groups.flatMap(\.1).filter(\.isReady).map(\.zone), shares: state.zoneShares)
        {
        case .none(let why): announce(.warning, why, family)
        case .zones(let zones):
            var rest = zones[...]
            for group in groups.indices {
                for index in groups[group].1.indices where groups[group].1[index].isReady {
                    groups[group].1[index].serve(zone: rest.removeFirst())
                }
            }
            if !had, !zones.isEmpty { announce(.normal, "Topology Aware Hints has been enabled", family) }
        }
    }

    private enum Tone { case normal, warning }

    private mutating func announce(_ tone: Tone, _ message: String, _ family: String) {
        let text = "\(message), addressType: \(family)"
        let about = service.owner.identity
        announcements.append(
            tone == .normal
                ? .normal("TopologyAwareHintsEnabled", text, about: about)
                : .warning("TopologyAwareHintsDisabled", text, about: about))
    }
}

extension EndpointSlice {
    fileprivate var hasZoneHints: Bool {
        fields.values("endpoints").contains { $0.at("hints", "forZones")?.arrayValue?.isEmpty == false }
    }
}
