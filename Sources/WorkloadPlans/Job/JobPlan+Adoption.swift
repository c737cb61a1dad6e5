import ObjectModel
import ObjectRules

/// Which pods are the Job's: those it controls and its selector matches. A matching pod without a controller is
/// adopted, a pod that no longer matches is let go. A Job that is being deleted does neither.
struct JobClaims: Sendable {
    /// The Job's pods, with those of `adopted` as they will be.
    private(set) var owned: [JobPod] = []
    private(set) var adopted: [JobPod] = []
    private(set) var released: [JobPod] = []

    init(job: Job, pods: [JobPod]) throws(StatusError) {
        let uid = job.metadata.uid
        let isDeleting = job.metadata.fields.contains("deletionTimestamp")
        let selector = try LabelSelectorExpression(job.spec.selector)
        for pod in pods {
            let matches = selector.matches(pod.labels)
            if pod.controllerUID == uid {
                if matches { owned.append(pod) } else if !isDeleting { released.append(pod) }
            } else if pod.controllerUID == nil, matches, !isDeleting, !pod.isDeleting {
                adopted.append(pod)
                var pod = pod
                pod.isTracked = true
                owned.append(pod)
            }
        }
    }
}

extension JobPlan {
    /// Makes the Job's pods its own before anything relies on it.
    func claimPods(_ plan: inout Plan) {
        let claims = state.claims
        plan.then(
            "adopt pods",
            claims.adopted.map { pod in
                Step(
                    .patch(pod.identity, adoption), reason: "the selector matches \(pod.name), which has no controller")
            })
        plan.then(
            "let pods go",
            claims.released.map { pod in
                Step(.patch(pod.identity, release), reason: "the selector no longer matches \(pod.name)")
            })
        plan.then(
            "track pods",
            untracked.map { pod in
                Step(.patch(pod.identity, Self.tracking), reason: "\(pod.name) runs untracked and would not be counted")
            })
    }

    /// As a controller names itself in what it owns.
    static func ownerReference(of state: JobState) -> OwnerReference {
        .make {
            $0.apiVersion = Job.apiVersion
            $0.kind = Job.kind
            $0.name = state.identity.name
            $0.uid = state.identity.uid
            $0.controller = true
            $0.blockOwnerDeletion = true
        }
    }

    private var adoption: Value {
        var patch = Self.tracking
        patch["metadata"]?["ownerReferences"] = [Self.ownerReference(of: state).value]
        return patch
    }

    private var release: Value {
        var patch = Self.untracking
        patch["metadata"]?["ownerReferences"] = [["$patch": "delete", "uid": .string(state.identity.uid)]]
        return patch
    }
}
