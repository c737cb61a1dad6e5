import CustomResources
import ObjectModel

/// What a DELETE makes of an object: a pure rule (Kubernetes' registry `BeforeDelete` and its finalizer handling).
struct Deletion: Sendable {
    let resource: ResourceType
    let options: DeleteOptions
    let now: Time

    func change(of current: Value) -> Change {
        guard case .object(var object) = current else { return .none }
        let isDefinition = resource.groupResource == DefinitionRegistrar.storageName
        if isDefinition, current.at("metadata", "deletionTimestamp") == nil {
            return .put(DefinitionLifecycle.deletionBegun(current, now: now))
        }
        var metadata = object["metadata"]?.objectValue ?? Fields()
        let finalizers = finalizers(of: metadata)
        let before = metadata
        var mayGo: Bool
        if resource.groupResource == "namespaces" {
            mayGo = deleteNamespace(&object, &metadata)
        } else if let grace = gracePeriod(of: object) {
            mayGo = deleteGracefully(&metadata, grace: grace)
        } else {
            mayGo = true
        }
        metadata.set("finalizers", finalizers, always: false)
        if !finalizers.isEmpty {
            if mayGo { markDeleting(&metadata) }
            mayGo = false
        }
        let isChanged = metadata != before || object["status"] != current["status"]
        object["metadata"] = .object(metadata)
        if mayGo { return .delete(.object(object)) }
        return isChanged ? .put(.object(object)) : .none
    }

    /// Namespaces go through a phase of their own; their controller empties them and takes the last finalizer away.
    private func deleteNamespace(_ object: inout Fields, _ metadata: inout Fields) -> Bool {
        let held = !(object["spec"]?["finalizers"]?.arrayValue ?? []).isEmpty
        guard metadata["deletionTimestamp"] == nil else { return !held }
        metadata["deletionTimestamp"] = .string(now.rfc3339)
        var status = object["status"]?.objectValue ?? Fields()
        status["phase"] = "Terminating"
        object["status"] = .object(status)
        return false
    }

    // MARK: - Grace

    /// Seconds that the object gets to end; nil for kinds that need none.
    private func gracePeriod(of object: Fields) -> Int? {
        guard resource.groupResource == "pods" else { return nil }
        let spec = object["spec"]?.objectValue ?? Fields()
        let phase = object["status"]?["phase"]?.stringValue
        let neverRan = spec.string("nodeName").isEmpty
        if neverRan || phase == "Succeeded" || phase == "Failed" { return 0 }
        let wanted = options.gracePeriodSeconds ?? spec.optionalInt("terminationGracePeriodSeconds") ?? 30
        // Negative values were allowed once and mean one second.
        return wanted < 0 ? 1 : wanted
    }

    /// True when the object may go now. A second request can shorten the period, not lengthen it.
    private func deleteGracefully(_ metadata: inout Fields, grace: Int) -> Bool {
        if let deletion = metadata.time("deletionTimestamp") {
            let current = metadata.int("deletionGracePeriodSeconds")
            guard grace < current else { return current == 0 }
            let moved = deletion.adding(seconds: Double(grace - current))
            metadata["deletionTimestamp"] = .string(moved.rfc3339)
        } else {
            metadata["deletionTimestamp"] = .string(now.adding(seconds: Double(grace)).wholeSeconds.rfc3339)
            bumpGeneration(&metadata)
        }
        metadata["deletionGracePeriodSeconds"] = .int(Int64(grace))
        return grace == 0
    }

    private func markDeleting(_ metadata: inout Fields) {
        guard metadata["deletionTimestamp"] == nil else { return }
        metadata["deletionTimestamp"] = .string(now.rfc3339)
        metadata["deletionGracePeriodSeconds"] = 0
        bumpGeneration(&metadata)
    }

    private func bumpGeneration(_ metadata: inout Fields) {
        let generation = metadata.int("generation")
        if generation > 0 { metadata["generation"] = .int(Int64(generation + 1)) }
    }

    // MARK: - Finalizers

    static let orphan = "orphan"
    static let foreground = "foregroundDeletion"

    /// The finalizers after the propagation policy had its say.
    private func finalizers(of metadata: Fields) -> [String] {
        let current = metadata.strings("finalizers")
        let policy = policy(current)
        var result = current.filter { $0 != Self.orphan && $0 != Self.foreground }
        switch policy {
        case "Orphan": result.append(Self.orphan)
        case "Foreground": result.append(Self.foreground)
        default: break
        }
        return Set(result) == Set(current) ? current : result
    }

    private func policy(_ current: [String]) -> String {
        guard KindTraits.hasDependents(resource) else { return "Background" }
        if let orphan = options.orphanDependents { return orphan ? "Orphan" : "Background" }
        if let policy = options.propagationPolicy { return policy }
        if current.contains(Self.orphan) { return "Orphan" }
        if current.contains(Self.foreground) { return "Foreground" }
        return KindTraits.orphansByDefault(resource) ? "Orphan" : "Background"
    }
}
