import ObjectModel
import WorkloadPlans

/// Why a namespace that is being deleted is still there, read off its conditions.
struct NamespaceExplanation {
    let namespace: Namespace

    /// Nothing for a namespace that nobody has deleted.
    var waits: [Wait] {
        guard let deleted = namespace.metadata.deletionTimestamp else { return [] }
        let remaining = namespace.status.conditions.filter { $0.status == "True" }.compactMap(wait)
        let finalizers = namespace.metadata.finalizers
        let held =
            finalizers.isEmpty
            ? []
            : [
                Wait(
                    reason: "the finalizers \(finalizers.joined(separator: ", ")) to be removed by whoever set them",
                    since: deleted)
            ]
        let waits = remaining + held
        return waits.isEmpty ? [Wait(reason: "what is in it to be deleted", since: deleted)] : waits
    }

    private func wait(_ condition: NamespaceCondition) -> Wait? {
        let what: String
        switch condition.type {
        case "NamespaceContentRemaining": what = "what is in it to be deleted"
        case "NamespaceFinalizersRemaining": what = "finalizers to be removed by whoever set them"
        case "NamespaceDeletionContentFailure": what = "its contents to become deletable"
        default: return nil
        }
        return Wait(reason: "\(what) (\(condition.message))", since: condition.lastTransitionTime)
    }
}
