import ObjectModel

// Daemons stay on nodes that are not ready, unreachable, short of something or cordoned
// (kubernetes.io/docs/concepts/workloads/controllers/daemonset, "Taints and tolerations").

extension PodSpec {
    /// The tolerations of a template and those that every daemon pod has. One of the template that names the same taint
    /// for a limited time becomes unlimited.
    var tolerationsOfDaemons: [Toleration] {
        var all = tolerations
        var automatic = [
            ("not-ready", "NoExecute"), ("unreachable", "NoExecute"), ("disk-pressure", "NoSchedule"),
            ("memory-pressure", "NoSchedule"), ("pid-pressure", "NoSchedule"), ("unschedulable", "NoSchedule"),
        ]
        if hostNetwork { automatic.append(("network-unavailable", "NoSchedule")) }
        for (name, effect) in automatic {
            let added = Toleration.make {
                $0.key = "node.kubernetes.io/\(name)"
                $0.operator = "Exists"
                $0.effect = effect
            }
            let places = all.indices.filter { all[$0].isAbout(added) }
            for place in places { all[place] = added }
            if places.isEmpty { all.append(added) }
        }
        return all
    }
}

extension Toleration {
    fileprivate func isAbout(_ other: Toleration) -> Bool {
        key == other.key && `operator` == other.operator && effect == other.effect && value == other.value
    }
}
