import ObjectModel

extension EndpointsPlan {
    /// What of the subsets fits into one object. Ready addresses go first; what is left is shared out between the
    /// subsets in proportion to what they have.
    static func truncated(_ subsets: [EndpointSubset]) -> [EndpointSubset] {
        let capacity = ClusterLimits.addressesPerEndpoints
        let ready = subsets.reduce(0) { $0 + $1.fields.values("addresses").count }
        let notReady = subsets.reduce(0) { $0 + $1.fields.values("notReadyAddresses").count }
        guard ready + notReady > capacity else { return subsets }
        let cutsReady = ready > capacity
        let room = cutsReady ? capacity : capacity - ready
        let total = cutsReady ? ready : notReady
        var left = room
        return subsets.map { subset in
            var subset = subset
            if cutsReady { subset.notReadyAddresses = [] }
            let addresses = cutsReady ? subset.addresses : subset.notReadyAddresses
            // Rounded up, so the last subset may get less than its share.
            let share = (addresses.count * room + total - 1) / total
            let kept = Array(addresses.prefix(min(share, left)))
            left -= kept.count
            if cutsReady { subset.addresses = kept } else { subset.notReadyAddresses = kept }
            return subset
        }
    }
}
