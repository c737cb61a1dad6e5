/// A change of the cluster, as it may help pods that wait.
public enum ClusterChange: Sendable {
    case nothing
    /// A node is new, is gone, or has changed: its labels, taints or cordon (`isStanding`), or what it offers.
    case node(position: Int, isStanding: Bool)
    /// A pod has left a node, or what was kept for it there is free.
    case podGone(PodInfo, position: Int)
    /// A pod has come to a node.
    case podCame(PodInfo)
    /// The labels of a namespace have changed.
    case namespace
    /// A claim, by `namespace/name`.
    case claim(String)
    /// A volume or a class.
    case volume
}

extension FitFailure {
    /// Whether a change of the cluster may let the pod be placed: what Kubernetes calls queueing hints. A pod that a
    /// change can't help is not tried again for it.
    public func mayBeHelped(by change: ClusterChange, _ pod: PodInfo, in snapshot: SchedulingSnapshot) -> Bool {
        switch change {
        case .nothing: false
        case .node(let position, let isStanding):
            (isStanding && dependsOnOthers) || (everywhere == nil && couldEverHold(pod, at: position, snapshot))
        case .podGone(let gone, let position):
            (reasons[.claimInUse] != nil && sharesClaim(gone, pod))
                || (dependsOnOthers && minds(gone, pod, snapshot))
                || (everywhere == nil && couldHold(pod, at: position, snapshot))
        case .podCame(let other): dependsOnOthers && wants(other, pod, snapshot)
        case .namespace: dependsOnOthers
        case .claim(let key): dependsOnVolumes && uses(key, pod)
        case .volume: dependsOnVolumes
        }
    }

    /// What other pods are there, or how they are spread, is in the way.
    private var dependsOnOthers: Bool {
        reasons.keys.contains {
            switch $0 {
            case .spread, .spreadLabelMissing, .podAffinity, .podAntiAffinity, .existingAntiAffinity: true
            default: false
            }
        }
    }

    private var dependsOnVolumes: Bool {
        everywhere?.isAboutClaims == true
            || reasons.keys.contains {
                switch $0 {
                case .volumeAffinity, .noVolume, .volumeMissing, .volumeZone, .claimInUse: true
                default: false
                }
            }
    }

    private func uses(_ key: String, _ pod: PodInfo) -> Bool {
        pod.relations?.claims.contains { "\(pod.namespace)/\($0.name)" == key } ?? false
    }

    private func sharesClaim(_ other: PodInfo, _ pod: PodInfo) -> Bool {
        guard let theirs = other.relations?.claims, let own = pod.relations?.claims else { return false }
        return other.namespace == pod.namespace && own.contains { one in theirs.contains { $0.name == one.name } }
    }

    /// Whether one of the pods may not be near the other, or it counts for the spread of the pod.
    private func minds(_ other: PodInfo, _ pod: PodInfo, _ snapshot: SchedulingSnapshot) -> Bool {
        let namespaces = snapshot.namespaces
        if other.relations?.antiAffinity.contains(where: { $0.matcher.matches(pod, namespaces: namespaces) }) ?? false {
            return true
        }
        guard let relations = pod.relations else { return false }
        return relations.antiAffinity.contains { $0.matcher.matches(other, namespaces: namespaces) }
            || counts(other, relations)
            // Without the last of a series anybody may be its first again.
            || relations.affinityMatchers.allMatch(other, namespaces: namespaces)
    }

    /// Whether the pod must be near the other, or spreads with it.
    private func wants(_ other: PodInfo, _ pod: PodInfo, _ snapshot: SchedulingSnapshot) -> Bool {
        guard let relations = pod.relations else { return false }
        return relations.affinityMatchers.allMatch(other, namespaces: snapshot.namespaces) || counts(other, relations)
    }

    private func counts(_ other: PodInfo, _ relations: PodRelations) -> Bool {
        // A pod that is being deleted has counted until now.
        relations.spread.contains {
            $0.isRequired && $0.matcher.namespaces.contains(other.namespace)
                && $0.matcher.selector.matches(other.labels)
        }
    }

    /// Whether a node would do were it empty: then there may be somebody to push out.
    private func couldEverHold(_ pod: PodInfo, at position: Int, _ snapshot: SchedulingSnapshot) -> Bool {
        let node = snapshot.nodes[position]
        return ShapeStanding.rejection(pod.shape, node) == nil
            && (ResourcesFilter.rejection(pod, node)?.isResolvable ?? true)
    }

    /// Whether a node would do now as far as the node alone can tell.
    private func couldHold(_ pod: PodInfo, at position: Int, _ snapshot: SchedulingSnapshot) -> Bool {
        let node = snapshot.nodes[position]
        return ShapeStanding.rejection(pod.shape, node) == nil && PortsFilter.rejection(pod, node) == nil
            && ResourcesFilter.fits(pod, node) && DisksFilter.rejection(pod, node) == nil
    }
}
