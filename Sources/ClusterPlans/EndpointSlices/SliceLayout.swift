import ObjectModel

/// Distributes endpoints that offer the same ports over slices, such that as few slices as possible are written: what
/// is listed stays where it is; new endpoints go to slices that are written anyway, then to one that has room for all
/// of them, then to new ones.
struct SliceLayout {
    /// A slice that exists and what is to become of it.
    struct Slot {
        let slice: EndpointSlice
        var endpoints: [SliceEndpoint]
        var isChanged: Bool
    }

    /// The slices that stay, in the order they were given.
    private(set) var kept: [Slot] = []
    /// Slices that have no endpoint any more.
    private(set) var emptied: [EndpointSlice] = []
    /// What new slices list.
    private(set) var added: [[SliceEndpoint]] = []
    /// When the change happened that these writes follow; nil where no pod tells.
    private(set) var trigger: Time?

    private let capacity: Int

    /// - Parameter isOutdated: Whether a slice has to be written for another reason, such as its labels.
    init(
        of wanted: [SliceEndpoint], in slices: [EndpointSlice], capacity: Int,
        isOutdated: (EndpointSlice) -> Bool
    ) {
        self.capacity = capacity
        var missing = Dictionary(wanted.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        for slice in slices { keep(slice, isOutdated: isOutdated(slice), &missing) }
        var rest = wanted.filter { missing.removeValue(forKey: $0.key) != nil }[...]
        for endpoint in rest { note(endpoint) }
        fillChanged(&rest)
        place(rest)
    }

    /// Leaves in a slice what is still wanted, as it is to be.
    private mutating func keep(
        _ slice: EndpointSlice, isOutdated: Bool, _ missing: inout [SliceEndpoint.Key: SliceEndpoint]
    ) {
        let listed = slice.fields.values("endpoints").map { SliceEndpoint($0) }
        var slot = Slot(slice: slice, endpoints: [], isChanged: isOutdated)
        for endpoint in listed {
            guard let wanted = missing.removeValue(forKey: endpoint.key) else { continue }
            slot.endpoints.append(wanted)
            guard wanted.value != endpoint.value else { continue }
            slot.isChanged = true
            note(wanted)
        }
        if slot.endpoints.count < listed.count { slot.isChanged = true }
        if slot.endpoints.isEmpty, !listed.isEmpty {
            emptied.append(slice)
        } else {
            kept.append(slot)
        }
    }

    private mutating func note(_ endpoint: SliceEndpoint) {
        guard let since = endpoint.since else { return }
        trigger = min(trigger ?? since, since)
    }

    /// The fullest first, so that few stay half empty.
    private mutating func fillChanged(_ rest: inout ArraySlice<SliceEndpoint>) {
        let changed = kept.indices.filter { kept[$0].isChanged }
        for index in changed.sorted(by: { (kept[$1].endpoints.count, $0) < (kept[$0].endpoints.count, $1) }) {
            fill(index, &rest)
        }
    }

    private mutating func fill(_ index: Int, _ rest: inout ArraySlice<SliceEndpoint>) {
        let part = rest.prefix(capacity - kept[index].endpoints.count)
        guard !part.isEmpty else { return }
        kept[index].endpoints += part
        kept[index].isChanged = true
        rest = rest.dropFirst(part.count)
    }

    private mutating func place(_ rest: ArraySlice<SliceEndpoint>) {
        var rest = rest
        while !rest.isEmpty {
            if let index = slotWithRoom(for: rest.count) {
                fill(index, &rest)
            } else {
                added.append(Array(rest.prefix(capacity)))
                rest = rest.dropFirst(capacity)
            }
        }
    }

    /// The fullest slice that takes so many more.
    private func slotWithRoom(for count: Int) -> Int? {
        kept.indices.filter { !kept[$0].isChanged && kept[$0].endpoints.count + count <= capacity }
            .max { kept[$0].endpoints.count < kept[$1].endpoints.count }
    }
}
