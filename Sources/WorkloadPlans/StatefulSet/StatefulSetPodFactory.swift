import ObjectModel

/// Makes the pods of a StatefulSet from the templates of its two revisions, each prepared once. A pod has a stable
/// identity: its name is also its host name, under the domain of the set's headless Service.
struct StatefulSetPodFactory {
    /// Which template a pod is made from.
    enum Revision: Sendable {
        case current
        case update
    }

    private let set: StatefulSetPlan
    private var prepared: [Revision: Pod] = [:]

    init(_ set: StatefulSetPlan) { self.set = set }

    /// The pod of an ordinal.
    mutating func pod(ordinal: Int, revision: Revision) -> Pod {
        let name = set.state.podName(ordinal)
        var pod = prepared(revision)
        pod.metadata.name = name
        pod.metadata.labels.merge([
            StatefulSetLabels.podName: name, StatefulSetLabels.podIndex: "\(ordinal)",
        ]) { $1 }
        pod.spec.hostname = name
        pod.spec.volumes = set.claimVolumes(ordinal) + pod.spec.volumes
        return pod
    }

    private mutating func prepared(_ revision: Revision) -> Pod {
        if let pod = prepared[revision] { return pod }
        let pod = make(revision)
        prepared[revision] = pod
        return pod
    }

    private func make(_ revision: Revision) -> Pod {
        let state = set.state
        let template = revision == .current ? set.revisions.currentTemplate : state.spec.template
        let claimed = Set(state.spec.volumeClaimTemplates.map(\.metadata.name))
        return Pod.new { pod in
            pod.metadata = .make {
                $0.generateName = "\(state.name)-"
                $0.namespace = state.owner.identity.namespace
                $0.labels = template.metadata.labels
                $0.labels[RevisionLabels.ofPods] =
                    revision == .current ? set.revisions.current : set.revisions.update
                $0.fields["annotations"] = template.metadata.fields["annotations"]
                $0.finalizers = template.metadata.finalizers
                $0.ownerReferences = [state.owner.reference]
            }
            pod.spec = template.spec
            pod.spec.subdomain = state.spec.serviceName
            // A claim takes the place of a volume of its name.
            pod.spec.volumes.removeAll { claimed.contains($0.name) }
        }
    }
}
