import ObjectModel
import ObjectRules

/// Which pods are the Job's, as for every controller; those it adopts it tracks too.
struct JobClaims: Sendable {
    /// The Job's pods, with those of `adopted` as they will be.
    let owned: [JobPod]
    let adopted: [JobPod]
    let released: [JobPod]

    init(job: Job, owner: OwnerIdentity, pods: [JobPod]) throws(StatusError) {
        let selector = try LabelSelectorExpression(job.spec.selector)
        let claims = OwnerClaims(owner: owner, selector: selector, candidates: pods)
        adopted = claims.adopted
        released = claims.released
        // What is adopted is tracked from then on.
        let adoptedUIDs = Set(adopted.lazy.map(\.uid))
        owned = claims.owned.map { pod in
            guard adoptedUIDs.contains(pod.uid) else { return pod }
            var pod = pod
            pod.isTracked = true
            return pod
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

    private var adoption: Value {
        var patch = Self.tracking
        patch["metadata"]?["ownerReferences"] = [state.owner.reference.value]
        return patch
    }

    private var release: Value {
        var patch = Self.untracking
        patch["metadata"]?["ownerReferences"] = [["$patch": "delete", "uid": .string(state.identity.uid)]]
        return patch
    }
}
