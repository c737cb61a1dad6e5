import ObjectTree
import Synchronization

/// Makes the trees of like objects share what is equal in them. Like are the objects of one kind that one template
/// brought about and that are equally far: pods of one generateName in one phase.
final class SharedShapes: Sendable {
    private struct Known {
        /// The last tree of each group.
        var models: [String: Value] = [:]
        var parts = RecentParts(capacity: StoreLimits.sharedParts)
    }

    private let known = Mutex(Known())

    /// The same object, sharing with the last one like it. No other is as like an object that no template brought
    /// about as what it was before.
    /// - Parameter previous: What it was before, as far as that is at hand.
    func sharing(_ object: Value, resource: String, previous: Value?) -> Value {
        if let previous, object["metadata"]?["generateName"] == nil {
            return known.withLock { object.sharing(with: previous, &$0.parts) }
        }
        let group = Self.group(of: object, resource)
        return known.withLock { known in
            let shared = known.models[group].map { object.sharing(with: $0, &known.parts) } ?? object
            if known.models.count >= StoreLimits.sharedShapes, known.models[group] == nil { known.models.removeAll() }
            known.models[group] = shared
            return shared
        }
    }

    private static func group(of object: Value, _ resource: String) -> String {
        let prefix = object["metadata"]?["generateName"]?.stringValue ?? ""
        let phase = object["status"]?["phase"]?.stringValue ?? ""
        return "\(resource)/\(prefix)/\(phase)"
    }
}
