import ObjectModel

/// Lets a pod stay a while on a node that is lost, in case it comes back (plugin DefaultTolerationSeconds).
public enum TolerationAdmission {
    /// Five minutes.
    private static let seconds: Value = 300
    private static let taints = ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"]

    /// Completes the tolerations of a pod that says nothing about nodes that are not ready or not reachable.
    public static func admit(_ pod: inout Value) { pod.updateObject { complete(&$0) } }

    private static func complete(_ pod: inout Fields) {
        pod.updateObject("spec") { spec in
            let stated = spec.values("tolerations")
            for taint in taints where !stated.contains(where: { tolerates($0, taint) }) {
                let toleration: Value = [
                    "key": .string(taint), "operator": "Exists", "effect": "NoExecute", "tolerationSeconds": seconds,
                ]
                spec.append(toleration, to: "tolerations")
            }
        }
    }

    private static func tolerates(_ toleration: Value, _ taint: String) -> Bool {
        let key = toleration["key"]?.stringValue ?? ""
        let effect = toleration["effect"]?.stringValue ?? ""
        return (key.isEmpty || key == taint) && (effect.isEmpty || effect == "NoExecute")
    }
}
