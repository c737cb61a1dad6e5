import ObjectModel

/// The strategic merge patch from one status of a pod to another. It names only what changed, so that conditions which
/// others write (`DisruptionTarget`, `PodScheduled`) stay as they are; the uid in it keeps a namesake from being hit.
package enum PodStatusPatch {
    /// nil when the statuses do not differ.
    package static func make(from old: PodStatus, to new: PodStatus, uid: String) -> Value? {
        var changes = Fields()
        for entry in new.fields where entry.key != "conditions" && old.fields[entry.key] != entry.value {
            changes[entry.key] = entry.value
        }
        for key in old.fields.keys where !new.fields.contains(key) { changes[key] = .null }
        let conditions = conditionChanges(from: old.conditions, to: new.conditions)
        if !conditions.isEmpty { changes["conditions"] = .array(conditions) }
        if let order = orderChange(from: old.conditions, to: new.conditions) {
            changes["$setElementOrder/conditions"] = order
        }
        guard !changes.isEmpty else { return nil }
        return ["metadata": ["uid": .string(uid)], "status": .object(changes)]
    }

    /// The order of the conditions, where merging alone would leave them in another one.
    private static func orderChange(from old: [PodCondition], to new: [PodCondition]) -> Value? {
        let (before, after) = (old.map(\.type), new.map(\.type))
        let merged = before + after.filter { !before.contains($0) }
        return merged == after ? nil : .array(after.map { ["type": .string($0)] })
    }

    private static func conditionChanges(from old: [PodCondition], to new: [PodCondition]) -> [Value] {
        new.compactMap { condition in
            guard let before = old.first(where: { $0.type == condition.type }) else { return condition.value }
            guard before != condition else { return nil }
            var fields = condition.fields
            // The list merges by type: what a condition no longer has must be taken away by name.
            for key in before.fields.keys where !fields.contains(key) { fields[key] = .null }
            return .object(fields)
        }
    }
}
