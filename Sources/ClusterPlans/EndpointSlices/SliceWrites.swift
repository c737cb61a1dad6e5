import ObjectModel
import WorkloadPlans

/// What is to be written of slices: those to make, to change and to remove. A slice that is to be removed becomes one
/// that is to be made, where it can, so that fewer objects come and go.
struct SliceWrites {
    /// A slice as it is to be, but for its name.
    struct Draft {
        let addressType: String
        let ports: [DiscoveryV1EndpointPort]
        let endpoints: [Value]
    }

    private(set) var created: [Draft] = []
    private(set) var changed: [(slice: EndpointSlice, draft: Draft)] = []
    private(set) var removed: [EndpointSlice] = []

    mutating func create(_ draft: Draft) { created.append(draft) }
    mutating func change(_ slice: EndpointSlice, to draft: Draft) { changed.append((slice, draft)) }
    mutating func remove(_ slices: [EndpointSlice]) { removed += slices }
    /// A slice that was to be removed stays after all.
    mutating func keep(_ slice: EndpointSlice) { removed.removeAll { $0.metadata.name == slice.metadata.name } }

    mutating func append(_ other: SliceWrites) {
        created += other.created
        changed += other.changed
        removed += other.removed
    }

    /// Turns removals into changes where a slice of this address type is to be made. Slices of an owner of the same
    /// name that is gone are left to garbage collection.
    mutating func recycle(ownedBy uid: String) {
        for slice in removed where slice.isOwned(by: uid) {
            guard let index = created.lastIndex(where: { $0.addressType == slice.addressType }) else { continue }
            changed.append((slice, created.remove(at: index)))
            keep(slice)
        }
    }
}

/// Which ports slices of one group have, in an order of their own.
struct SlicePorts: Hashable {
    let ports: [DiscoveryV1EndpointPort]

    init(_ ports: [DiscoveryV1EndpointPort]) {
        self.ports = ports.sorted {
            ($0.name ?? "", $0.port ?? 0, $0.protocol ?? "") < ($1.name ?? "", $1.port ?? 0, $1.protocol ?? "")
        }
    }

    init(of slice: EndpointSlice) { self.init(slice.ports) }
}

extension EndpointSlice {
    func isOwned(by uid: String) -> Bool { metadata.ownerReferences.contains { $0.uid == uid } }
}

/// Labels, annotations and owner of the slices of one object.
struct SliceMetadata {
    let owner: OwnerIdentity
    let labels: Fields
    let annotations: Fields

    /// A slice to be made.
    func slice(_ draft: SliceWrites.Draft, _ names: inout NameSource) -> EndpointSlice {
        let prefix = "\(owner.identity.name)-"
        return EndpointSlice.new { slice in
            slice.metadata.generateName = prefix
            slice.metadata.name = names.name(prefix: prefix)
            slice.metadata.namespace = owner.identity.namespace
            slice.metadata.fields["labels"] = .object(labels)
            if !annotations.isEmpty { slice.metadata.fields["annotations"] = .object(annotations) }
            slice.metadata.ownerReferences = [owner.reference]
            slice.addressType = draft.addressType
            slice.fields["endpoints"] = .array(draft.endpoints)
            slice.ports = draft.ports
        }
    }

    /// The strategic merge patch that turns a slice into another.
    func patch(_ slice: EndpointSlice, to draft: SliceWrites.Draft) -> Value {
        let before = slice.metadata.fields
        var metadata = Fields()
        if let labels = MapChange.patch(from: before.object("labels"), to: labels) { metadata["labels"] = labels }
        if let annotations = MapChange.patch(from: before.object("annotations"), to: annotations) {
            metadata["annotations"] = annotations
        }
        var patch = Fields()
        if !metadata.isEmpty { patch["metadata"] = .object(metadata) }
        if slice.fields.values("endpoints") != draft.endpoints { patch["endpoints"] = .array(draft.endpoints) }
        if slice.ports != draft.ports { patch["ports"] = .array(draft.ports.map(\.value)) }
        return .object(patch)
    }

    /// The writes as phases. New slices come first and old ones go last: whoever reads the slices meanwhile may see an
    /// endpoint twice, but never misses one.
    ///
    /// - Parameter announcing: Told with the writes.
    func plan(_ writes: SliceWrites, names: NameSource, announcing: [Announcement] = [], _ plan: inout Plan) {
        var names = names
        // What an owner that goes away had is collected; new slices would only have to be collected too.
        if !owner.isDeleting {
            plan.then(
                "create slices",
                writes.created.map { draft in
                    Step(
                        .create(slice(draft, &names).value),
                        reason: "\(draft.endpoints.count) endpoints fit into no slice there is", announces: announcing)
                })
        }
        plan.then(
            "update slices",
            writes.changed.map { slice, draft in
                let identity = ObjectIdentity(EndpointSlice.self, slice.metadata)
                return Step(
                    .patch(identity.at(resourceVersion: slice.metadata.resourceVersion), patch(slice, to: draft)),
                    reason: "its endpoints, ports or labels have changed", announces: announcing)
            })
        plan.then(
            "delete slices",
            writes.removed.map { slice in
                Step(
                    .delete(ObjectIdentity(EndpointSlice.self, slice.metadata)),
                    reason: "none of its endpoints is wanted any more")
            })
    }
}
