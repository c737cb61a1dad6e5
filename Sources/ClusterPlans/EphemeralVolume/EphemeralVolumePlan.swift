import ObjectModel
import ObjectRules
import WorkloadPlans

/// Makes the claims of a pod's ephemeral volumes; they belong to the pod and go with it. (Kubernetes: ephemeral volume
/// controller.)
public enum EphemeralVolumePlan {
    /// What to do next about a pod.
    /// - Parameter claims: Of the pod's namespace, by name.
    public static func plan(for pod: Pod, claim: (String) -> PersistentVolumeClaim?) -> Plan {
        var plan = Plan()
        guard pod.metadata.deletionTimestamp == nil else { return plan }
        var steps: [Step] = []
        for volume in pod.spec.volumes {
            guard let template = volume.ephemeral?.volumeClaimTemplate,
                let name = volume.claimName(podNamed: pod.metadata.name)
            else { continue }
            if let known = claim(name) {
                guard !known.belongs(to: pod) else { continue }
                let problem =
                    "PVC \(pod.metadata.namespace)/\(name) was not created for pod "
                    + "\(pod.metadata.namespace)/\(pod.metadata.name) (pod is not owner)"
                plan.announce(
                    .warning(
                        "FailedBinding", "ephemeral volume \(volume.name): \(problem)",
                        about: ObjectIdentity(Pod.self, pod.metadata)))
                plan.wait(for: "claim \(name) to go, as it is not that of ephemeral volume \(volume.name)")
                continue
            }
            steps.append(create(name, template, volume, pod))
        }
        plan.then("claims", steps)
        return plan
    }

    private static func create(
        _ name: String, _ template: PersistentVolumeClaimTemplate, _ volume: Volume, _ pod: Pod
    ) -> Step {
        let claim = PersistentVolumeClaim.new { claim in
            claim.metadata = .make {
                $0.name = name
                $0.namespace = pod.metadata.namespace
                $0.annotations = template.metadata.annotations
                $0.labels = template.metadata.labels
                $0.ownerReferences = [OwnerIdentity(Pod.self, pod.metadata).reference]
            }
            claim.spec = template.spec
        }
        return Step(
            .create(claim.value), reason: "ephemeral volume \(volume.name) of the pod needs its claim",
            ifRefused: .warning(
                "FailedBinding", "ephemeral volume \(volume.name): create PVC \(name): ",
                about: ObjectIdentity(Pod.self, pod.metadata)))
    }
}
