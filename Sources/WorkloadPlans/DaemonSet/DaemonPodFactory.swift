import ObjectModel

/// Makes the pods of a DaemonSet. The template is prepared once per revision.
struct DaemonPodFactory {
    private let current: Pod
    /// What nodes get that the rollout leaves out, where that is another revision.
    private let held: Pod?
    private let hold: DaemonHold
    private let prefix: String
    private var names: NameSource

    init(_ state: DaemonSetState, _ hold: DaemonHold) {
        self.hold = hold
        prefix = "\(state.owner.identity.name)-"
        names = state.names
        let label = state.revisions.label
        current = Self.pod(of: state.spec.template, state.owner, generation: label.generation, hash: label.hash)
        held = hold.revision.flatMap { revision in
            revision.template.map { template in
                let annotations = revision.metadata.fields.object("annotations")
                return Self.pod(
                    of: template, state.owner,
                    generation: annotations.optionalString(DaemonSetNames.templateGeneration),
                    hash: revision.daemonHash)
            }
        }
    }

    private static func pod(
        of template: PodTemplateSpec, _ owner: OwnerIdentity, generation: String?, hash: String
    ) -> Pod {
        let source = template.metadata
        return .new { pod in
            pod.metadata = .make {
                $0.namespace = owner.identity.namespace
                $0.labels = source.labels
                $0.labels[DaemonSetNames.podTemplateGeneration] = generation
                $0.labels[RevisionLabels.ofPods] = hash
                $0.fields["annotations"] = source.fields["annotations"]
                $0.fields["finalizers"] = source.fields["finalizers"]
                $0.ownerReferences = [owner.reference]
            }
            pod.spec = template.spec
            pod.spec.tolerations = template.spec.tolerationsOfDaemons
        }
    }

    /// A pod that the scheduler can bind to this node alone: required node affinity of the template has done its work
    /// and makes room for the node's name.
    mutating func pod(on node: String) -> Pod {
        var pod = hold.holds(node) ? held ?? current : current
        pod.metadata.generateName = prefix
        pod.metadata.name = names.name(prefix: prefix)
        var affinity = pod.spec.affinity ?? Affinity()
        var nodeAffinity = affinity.nodeAffinity ?? NodeAffinity()
        nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution = .make { selector in
            selector.nodeSelectorTerms = [
                .make { term in
                    term.matchFields = [
                        .make {
                            $0.key = "metadata.name"
                            $0.operator = "In"
                            $0.values = [node]
                        }
                    ]
                }
            ]
        }
        affinity.nodeAffinity = nodeAffinity
        pod.spec.affinity = affinity
        return pod
    }
}
