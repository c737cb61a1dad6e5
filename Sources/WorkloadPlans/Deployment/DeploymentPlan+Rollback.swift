import ObjectModel

// The annotation `deprecated.deployment.rollback.to` asks for the template of an earlier revision, 0 for the one before
// the present. It is what became of the field `rollbackTo` of the first versions of the API; kubectl writes the
// template itself.

extension DeploymentState {
    var rollbackRevision: Int? { annotation(DeploymentNames.rollbackTo).flatMap { Int($0) } }

    /// The revision before the highest.
    private var lastRevision: Int { all.compactMap(\.revision).sorted(by: >).dropFirst().first ?? 0 }

    /// The ReplicaSet to go back to, or what is wrong.
    fileprivate func rollbackTarget(_ revision: Int) -> Result<DeploymentReplicaSet, RollbackFailure> {
        let wanted = revision == 0 ? lastRevision : revision
        guard wanted != 0 else { return .failure(RollbackFailure(.notFound, "Unable to find last revision.")) }
        guard let set = all.first(where: { $0.revision == wanted }) else {
            return .failure(RollbackFailure(.notFound, "Unable to find the revision to rollback to."))
        }
        guard set.template != spec.template else {
            return .failure(
                RollbackFailure(
                    .unchanged,
                    "The rollback revision contains the same template as current deployment \"\(identity.name)\""))
        }
        return .success(set)
    }
}

/// Why there is nothing to go back to.
private struct RollbackFailure: Error {
    enum Reason: String {
        case notFound = "DeploymentRollbackRevisionNotFound"
        case unchanged = "DeploymentRollbackTemplateUnchanged"
    }
    let reason: Reason
    let message: String

    init(_ reason: Reason, _ message: String) {
        self.reason = reason
        self.message = message
    }
}

extension DeploymentPlan {
    /// Does what was asked, or says why not; either way the question is answered.
    func rollBack(_ plan: inout Plan) {
        guard course == .rollback, let revision = state.rollbackRevision else { return }
        let step: Step =
            switch state.rollbackTarget(revision) {
            case .success(let set): rollback(to: set)
            case .failure(let failure):
                Step(
                    .patch(state.identity, ["metadata": ["annotations": [DeploymentNames.rollbackTo: nil]]]),
                    reason: failure.message,
                    announces: [.warning(failure.reason.rawValue, failure.message, about: state.identity)])
            }
        plan.then("roll back", [step])
    }

    private func rollback(to set: DeploymentReplicaSet) -> Step {
        var template = set.template.fields
        template["$patch"] = "replace"
        var annotations = Fields()
        for key in state.deployment.metadata.annotations.keys.sorted()
        where !DeploymentNames.notCopied.contains(key) || key == DeploymentNames.rollbackTo {
            annotations[key] = .some(.null)
        }
        for (key, value) in set.replicaSet.metadata.annotations.sorted(by: { $0.key < $1.key })
        where !DeploymentNames.notCopied.contains(key) {
            annotations[key] = .string(value)
        }
        let revision = set.revision ?? 0
        return Step(
            .patch(
                state.identity.at(resourceVersion: state.deployment.metadata.resourceVersion),
                ["metadata": ["annotations": .object(annotations)], "spec": ["template": .object(template)]]),
            reason: "a rollback to revision \(revision) was asked for",
            announces: [
                .normal(
                    "DeploymentRollback",
                    "Rolled back deployment \"\(state.identity.name)\" to revision \(revision)", about: state.identity)
            ])
    }
}
