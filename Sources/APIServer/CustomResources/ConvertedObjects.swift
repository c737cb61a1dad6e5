import ObjectStore
import Synchronization

/// Objects that a webhook has converted, so that reading and watching them does not ask it again.
final class ConvertedObjects: Sendable {
    private let objects = Mutex<[ObjectKey: StoredObject]>([:])

    /// `object` as it was converted; nil when that is not known, or of another of its versions.
    subscript(object: StoredObject) -> StoredObject? {
        objects.withLock { objects in
            guard let known = objects[object.key], known.revision == object.revision else { return nil }
            return known
        }
    }

    /// Remembers converted objects. When there are too many all others are forgotten.
    func remember(_ converted: [StoredObject]) {
        objects.withLock { objects in
            if objects.count + converted.count > ServerLimits.convertedObjects { objects = [:] }
            for object in converted { objects[object.key] = object }
        }
    }
}
