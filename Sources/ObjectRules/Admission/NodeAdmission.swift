import ObjectModel

/// What admission does to new nodes.
public enum NodeAdmission {
    /// No pod is placed on a node before it is known to be ready (plugin TaintNodesByCondition).
    public static func admit(_ node: inout Value) {
        let taint: Value = ["key": "node.kubernetes.io/not-ready", "effect": "NoSchedule"]
        node.updateObject { node in
            node.updateOrAddObject("spec") { spec in
                let isThere = spec.values("taints").contains {
                    $0["key"] == taint["key"] && $0["effect"] == taint["effect"]
                }
                if !isThere { spec.append(taint, to: "taints") }
            }
        }
    }
}
