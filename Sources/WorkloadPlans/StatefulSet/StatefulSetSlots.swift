import ObjectModel

// Which ordinals a set has: as many as `replicas` says, from `ordinals.start` on.

extension StatefulSetSpec {
    /// Pods that there should be.
    var wantedReplicas: Int { max(0, replicas ?? 1) }
    /// The lowest ordinal.
    var firstOrdinal: Int { ordinals?.start ?? 0 }
    /// The ordinals of the pods that there should be.
    var ordinalRange: Range<Int> { firstOrdinal..<(firstOrdinal + wantedReplicas) }
}

/// Where the pods of a set stand: each in the slot of its ordinal, or outside of the range of ordinals.
struct StatefulSetSlots: Sendable {
    /// A place for one pod.
    struct Slot: Sendable {
        let ordinal: Int
        /// Counted from the first slot.
        let index: Int
        let pod: ControlledPod?
    }

    /// A pod and its ordinal.
    struct Member: Sendable {
        let ordinal: Int
        let pod: ControlledPod
    }

    let range: Range<Int>
    /// Pods beyond the range, the highest ordinal first: the order in which they go.
    let condemned: [Member]
    private let pods: [Int: ControlledPod]

    init(_ state: StatefulSetState) {
        let range = state.spec.ordinalRange
        var pods: [Int: ControlledPod] = [:]
        var condemned: [Member] = []
        for pod in state.pods.owned {
            guard let ordinal = StatefulPodName(pod.name)?.ordinal else { continue }
            if range.contains(ordinal) {
                pods[ordinal] = pod
            } else {
                condemned.append(Member(ordinal: ordinal, pod: pod))
            }
        }
        self.range = range
        self.pods = pods
        self.condemned = condemned.sorted { $0.ordinal > $1.ordinal }
    }

    /// All slots, lowest ordinal first; those of a million replicas are made as they are looked at.
    var all: some RandomAccessCollection<Slot> {
        range.lazy.map { Slot(ordinal: $0, index: $0 - range.lowerBound, pod: pods[$0]) }
    }

    /// The pods in slots and those beyond them, in no order.
    var allPods: some Sequence<ControlledPod> { [Array(pods.values), condemned.map(\.pod)].joined() }

    /// The lowest slot above an ordinal that has no pod.
    func firstEmpty(above ordinal: Int) -> Int? { range.first { $0 > ordinal && pods[$0] == nil } }
}
