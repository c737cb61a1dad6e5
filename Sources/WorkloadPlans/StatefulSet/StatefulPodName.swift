/// The name of a pod of a StatefulSet: the name of the set, a dash, the ordinal. A name is what makes a pod a member:
/// a set takes no other pods, and a pod of such a name stands in its way whoever owns it.
public struct StatefulPodName: Sendable, Hashable {
    /// The set's name.
    public let set: String
    public let ordinal: Int

    /// nil for a name of another form. `web-01` is one: the pod of ordinal 1 is `web-1`.
    public init?(_ name: String) {
        let bytes = name.utf8
        guard let dash = bytes.lastIndex(of: UInt8(ascii: "-")) else { return nil }
        let digits = bytes[bytes.index(after: dash)...]
        guard let first = digits.first, digits.count <= Self.longestOrdinal,
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            first != UInt8(ascii: "0") || digits.count == 1,
            let ordinal = Int32(String(Substring(digits)))
        else { return nil }
        set = String(Substring(bytes[..<dash]))
        self.ordinal = Int(ordinal)
    }

    /// The name of the pod with that ordinal.
    public static func name(set: String, ordinal: Int) -> String { "\(set)-\(ordinal)" }

    /// Digits of the largest 32-bit number.
    private static let longestOrdinal = 10
}

/// Labels that pods of StatefulSets carry (kubernetes.io/docs/reference/labels-annotations-taints).
public enum StatefulSetLabels {
    /// The pod's name, so that a Service can select a single one.
    public static let podName = "statefulset.kubernetes.io/pod-name"
    /// The pod's ordinal.
    public static let podIndex = "apps.kubernetes.io/pod-index"
}
