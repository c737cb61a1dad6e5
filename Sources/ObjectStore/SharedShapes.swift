import ObjectTree
import Synchronization

/// Makes the trees of like objects share what is equal in them. Like are the objects of one kind that one template
/// brought about and that are equally far: pods of one generateName in one phase.
final class SharedShapes: Sendable {
    /// The last tree of each group.
    private let models = Mutex<[String: Value]>([:])

    /// The same object, sharing with the last one like it.
    func sharing(_ object: Value, resource: String) -> Value {
        let group = Self.group(of: object, resource)
        let model = models.withLock { $0[group] }
        let shared = model.map { object.sharing(with: $0) } ?? object
        models.withLock { models in
            if models.count >= StoreLimits.sharedShapes, models[group] == nil { models.removeAll() }
            models[group] = shared
        }
        return shared
    }

    private static func group(of object: Value, _ resource: String) -> String {
        let prefix = object["metadata"]?["generateName"]?.stringValue ?? ""
        let phase = object["status"]?["phase"]?.stringValue ?? ""
        return "\(resource)/\(prefix)/\(phase)"
    }
}
