import ObjectModel
import WorkloadPlans

/// What decides the mirrored slices of one Endpoints object.
public struct EndpointSliceMirroringState: Sendable {
    let endpoints: Endpoints?
    let service: EndpointService?
    /// The slices of the Service's name that this controller manages, by name.
    let slices: [EndpointSlice]
    let names: NameSource

    /// - Parameters:
    ///   - endpoints: nil when there is none.
    ///   - service: The Service of the same name; nil when there is none.
    public init(endpoints: Endpoints?, service: Service?, slices: [EndpointSlice], names: NameSource) {
        self.endpoints = endpoints
        self.service = service.map(EndpointService.init)
        self.slices = slices.sorted { $0.metadata.name < $1.metadata.name }
        self.names = names
    }
}

/// Copies the Endpoints that somebody wrote for a Service without a selector into slices, one per family of addresses
/// and set of ports. (Kubernetes: endpointslicemirroring controller.)
public enum EndpointSliceMirroringPlan {
    /// What is to be done now; empty when the slices are right.
    public static func plan(for state: EndpointSliceMirroringState) -> Plan {
        var plan = Plan()
        guard let endpoints = state.endpoints, isMirrored(endpoints), state.service?.hasSelector == false else {
            plan.then(
                "delete slices",
                state.slices.map {
                    Step(
                        .delete(ObjectIdentity(EndpointSlice.self, $0.metadata)),
                        reason: "there is nothing to mirror any more")
                })
            return plan
        }
        let copy = EndpointsCopy(endpoints)
        let metadata = metadata(of: endpoints)
        var groups = Dictionary(grouping: state.slices) {
            EndpointsCopy.Group(addressType: $0.addressType, ports: SlicePorts(of: $0))
        }
        var writes = SliceWrites()
        for group in copy.groups {
            let existing = groups.removeValue(forKey: group.group) ?? []
            let draft = SliceWrites.Draft(
                addressType: group.group.addressType, ports: group.group.ports.ports, endpoints: group.endpoints)
            if let slice = existing.first {
                if isOutdated(slice, draft, metadata) { writes.change(slice, to: draft) }
            } else {
                writes.create(draft)
            }
            writes.remove(Array(existing.dropFirst()))
        }
        writes.remove(groups.values.joined().sorted { $0.metadata.name < $1.metadata.name })
        writes.recycle(ownedBy: endpoints.metadata.uid)
        metadata.plan(writes, names: state.names, announcing: copy.announcements(about: endpoints), &plan)
        return plan
    }

    private static func isMirrored(_ endpoints: Endpoints) -> Bool {
        endpoints.metadata.fields.object("labels").string(EndpointNames.skipMirror) != "true"
            && !endpoints.metadata.fields.object("annotations").contains(EndpointNames.leader)
    }

    private static func metadata(of endpoints: Endpoints) -> SliceMetadata {
        var labels = endpoints.metadata.fields.object("labels")
        labels[EndpointNames.serviceName] = .string(endpoints.metadata.name)
        labels[EndpointNames.managedBy] = .string(EndpointNames.mirroringController)
        var annotations = endpoints.metadata.fields.object("annotations")
        annotations.removeAll { [EndpointNames.triggerTime, EndpointNames.lastApplied].contains($0.key) }
        return SliceMetadata(
            owner: OwnerIdentity(Endpoints.self, endpoints.metadata), labels: labels, annotations: annotations)
    }

    /// The order of endpoints does not matter.
    private static func isOutdated(
        _ slice: EndpointSlice, _ draft: SliceWrites.Draft, _ metadata: SliceMetadata
    ) -> Bool {
        Set(slice.fields.values("endpoints")) != Set(draft.endpoints)
            || slice.metadata.fields.object("labels") != metadata.labels
            || slice.metadata.fields.object("annotations") != metadata.annotations
    }
}
