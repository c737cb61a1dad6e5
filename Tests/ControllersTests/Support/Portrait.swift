import APIClient
import ObjectModel
import ObjectRules
import TestKit

/// What a cluster looks like, without what chance and time decide: names that were generated, moments, uids.
enum Portrait {
    static func of(_ api: InMemoryAPI) async throws -> [String] {
        var lines: [String] = []
        for resource in Schema.kubernetes.resources
        where Set(resource.verbs).isSuperset(of: ["list", "watch", "create"])
            && !["Event", "Lease"].contains(resource.kind)
        {
            let objects = try await api.list(resource, namespace: nil, options: ListRequest()).items
            lines += objects.map { "\(resource.groupResource) \(line($0))" }
        }
        return lines.sorted()
    }

    private static func line(_ object: Value) -> String {
        let metadata = ObjectMeta(object["metadata"])
        let name = metadata.generateName.isEmpty ? volumeOwner(object) ?? metadata.name : metadata.generateName
        let finalizers = metadata.finalizers.sorted().joined(separator: ",")
        let isGoing = metadata.deletionTimestamp == nil ? "" : " going"
        let taints = Node(object).spec.taints.map { "\($0.key):\($0.effect)" }.sorted()
        return "\(metadata.namespace)/\(name)\(isGoing) [\(finalizers)] \(taints) \(numbers(object["status"]))"
    }

    /// Volumes that were made for a claim are named by its uid.
    private static func volumeOwner(_ object: Value) -> String? {
        guard object["kind"] == "PersistentVolume" else { return nil }
        return PersistentVolume(object).spec.claimRef.map { "of \($0.namespace)/\($0.name)" }
    }

    /// The counts, conditions and phase of a status.
    private static func numbers(_ status: Value?) -> String {
        let fields = status?.objectValue ?? Fields()
        var words: [String] = []
        for field in fields where field.key != "observedGeneration" {
            let (key, value) = (field.key, field.value)
            if let number = value.intValue { words.append("\(key)=\(number)") }
            if key == "phase" { words.append(value.stringValue ?? "") }
            for condition in value.arrayValue ?? [] where key == "conditions" {
                let type = condition["type"]?.stringValue ?? ""
                words.append(
                    "\(type)=\(condition["status"]?.stringValue ?? "")/\(condition["reason"]?.stringValue ?? "")")
            }
        }
        return words.sorted().joined(separator: " ")
    }
}
