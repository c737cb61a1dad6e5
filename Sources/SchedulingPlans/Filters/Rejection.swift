/// Why a node won't do for a pod.
public struct Rejection: Sendable, Hashable {
    /// In the words of Kubernetes.
    public enum Reason: Sendable, Hashable {
        case unschedulable
        case nodeName
        case taint
        case affinity
        /// The pod's affinity names nodes, and this is none of them.
        case notNamed
        case ports
        case tooManyPods
        case insufficient(String)
        /// Another pod of the node has a disk that the pod names.
        case disk
        /// Another pod uses a claim that is for one pod only.
        case claimInUse
        case volumeAffinity
        case noVolume
        case volumeMissing
        case volumeZone
        case spread
        case spreadLabelMissing
        case podAffinity
        case podAntiAffinity
        /// Pods that are there keep this one away.
        case existingAntiAffinity
        /// The node does not exist: it is not counted.
        case absent

        /// The reason as Kubernetes words it in events and conditions.
        public var text: String {
            switch self {
            case .unschedulable: "node(s) were unschedulable"
            case .nodeName: "node(s) didn't match the requested node name"
            case .taint: "node(s) had untolerated taint(s)"
            case .affinity: "node(s) didn't match Pod's node affinity/selector"
            case .notNamed: "node(s) didn't satisfy plugin(s) [NodeAffinity]"
            case .ports: "node(s) didn't have free ports for the requested pod ports"
            case .tooManyPods: "Too many pods"
            case .insufficient(let resource): "Insufficient \(resource)"
            case .disk: "node(s) had no available disk"
            case .claimInUse:
                "node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode"
            case .volumeAffinity: "node(s) didn't match PersistentVolume's node affinity"
            case .noVolume: "node(s) didn't find available persistent volumes to bind"
            case .volumeMissing: "node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)"
            case .volumeZone: "node(s) had no available volume zone"
            case .spread: "node(s) didn't match pod topology spread constraints"
            case .spreadLabelMissing:
                "node(s) didn't match pod topology spread constraints (missing required label)"
            case .podAffinity: "node(s) didn't match pod affinity rules"
            case .podAntiAffinity: "node(s) didn't match pod anti-affinity rules"
            case .existingAntiAffinity: "node(s) didn't satisfy existing pods anti-affinity rules"
            case .absent: "node(s) did not exist"
            }
        }
    }

    /// Everything that speaks against the node, in the order of the filters.
    public let reasons: [Reason]
    /// Whether it would do if some pods were not there.
    public let isResolvable: Bool

    init(_ reason: Reason, isResolvable: Bool) {
        reasons = [reason]
        self.isResolvable = isResolvable
    }

    init(_ reasons: [Reason], isResolvable: Bool) {
        self.reasons = reasons
        self.isResolvable = isResolvable
    }
}
