import ObjectModel

/// The conditions that say why a namespace is still there.
public enum NamespaceConditions {
    /// The conditions for what is left, in their order. Those that say what they said before keep their time.
    public static func make(
        for contents: NamespaceContents, before: [NamespaceCondition], now: Time
    ) -> [NamespaceCondition] {
        var conditions = before
        for new in facts(contents) {
            let index = conditions.firstIndex { $0.type == new.type }
            if let index, conditions[index].status == new.status, conditions[index].reason == new.reason,
                conditions[index].message == new.message
            {
                continue
            }
            var condition = new
            condition.lastTransitionTime = now
            if let index {
                if conditions[index].status == new.status {
                    condition.lastTransitionTime = conditions[index].lastTransitionTime
                }
                conditions[index] = condition
            } else {
                conditions.append(condition)
            }
        }
        return conditions
    }

    private static func facts(_ contents: NamespaceContents) -> [NamespaceCondition] {
        [
            // What is served is known here without asking.
            condition(
                "NamespaceDeletionDiscoveryFailure", false, "ResourcesDiscovered",
                "All resources successfully discovered"),
            condition(
                "NamespaceDeletionGroupVersionParsingFailure", false, "ParsedGroupVersions",
                "All legacy kube types successfully parsed"),
            contents.errors.isEmpty
                ? condition(
                    "NamespaceDeletionContentFailure", false, "ContentDeleted",
                    "All content successfully deleted, may be waiting on finalization")
                : condition(
                    "NamespaceDeletionContentFailure", true, "ContentDeletionFailed",
                    "Failed to delete all resource types, \(contents.errors.count) remaining: "
                        + contents.errors.sorted().joined(separator: ", ")),
            contents.objects.isEmpty
                ? condition("NamespaceContentRemaining", false, "ContentRemoved", "All content successfully removed")
                : condition(
                    "NamespaceContentRemaining", true, "SomeResourcesRemain",
                    "Some resources are remaining: " + listed(contents.objects, "has")),
            contents.finalizers.isEmpty
                ? condition(
                    "NamespaceFinalizersRemaining", false, "ContentHasNoFinalizers",
                    "All content-preserving finalizers finished")
                : condition(
                    "NamespaceFinalizersRemaining", true, "SomeFinalizersRemain",
                    "Some content in the namespace has finalizers remaining: " + listed(contents.finalizers, "in")),
        ]
    }

    private static func condition(
        _ type: String, _ status: Bool, _ reason: String, _ message: String
    ) -> NamespaceCondition {
        .make {
            $0.type = type
            $0.status = status ? "True" : "False"
            $0.reason = reason
            $0.message = message
        }
    }

    private static func listed(_ counts: [String: Int], _ verb: String) -> String {
        counts.map { "\($0.key) \(verb) \($0.value) resource instances" }.sorted().joined(separator: ", ")
    }
}
