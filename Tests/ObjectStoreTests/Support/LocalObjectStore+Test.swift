import ObjectStore
import ObjectTree
import Synchronization

extension LocalObjectStore {
    /// Commits a write and waits for its answer.
    @discardableResult
    func write(_ write: Write) async throws(StoreError) -> StoredObject {
        let result = await withCheckedContinuation { continuation in
            commit(write) { continuation.resume(returning: $0) }
        }
        return try result.get()
    }

    /// Commits writes that belong together and waits for their answers.
    @discardableResult
    func write(_ writes: [Write]) async throws(StoreError) -> [StoredObject] {
        let result = await withCheckedContinuation { continuation in
            commit(writes) { continuation.resume(returning: $0) }
        }
        return try result.get()
    }

    @discardableResult
    func put(
        _ key: ObjectKey, _ text: String = "", if precondition: Write.Precondition? = nil, isLazy: Bool = false
    ) async throws(StoreError) -> StoredObject {
        try await write(.put(key, text, if: precondition, isLazy: isLazy))
    }

    @discardableResult
    func delete(_ key: ObjectKey, if precondition: Write.Precondition? = nil) async throws(StoreError) -> StoredObject {
        try await write(.delete(key, if: precondition))
    }

    /// The texts that a list shows, by name.
    func texts(_ resource: String = "things", namespace: String? = nil) -> [String: String] {
        let objects = list(resource: resource, namespace: namespace).objects
        return Dictionary(uniqueKeysWithValues: objects.map { ($0.key.name, $0.text) })
    }
}

extension Write {
    static func put(
        _ key: ObjectKey, _ text: String = "", if precondition: Write.Precondition? = nil, isLazy: Bool = false
    ) -> Write {
        Write(key: key, precondition: precondition, operation: .put(.thing(key, text)), isLazy: isLazy)
    }

    static func delete(_ key: ObjectKey, if precondition: Write.Precondition? = nil) -> Write {
        Write(key: key, precondition: precondition, operation: .delete(.thing(key, "gone")))
    }

    static func barrier(_ key: ObjectKey) -> Write { Write(key: key, precondition: nil, operation: .barrier) }
}

extension ObjectKey {
    static func thing(_ name: String, in namespace: String = "default") -> ObjectKey {
        ObjectKey(resource: "things", namespace: namespace, name: name)
    }

    /// Where it stands in a list.
    var place: String { "\(namespace)/\(name)" }
}

extension Value {
    static func thing(_ key: ObjectKey, _ text: String) -> Value {
        [
            "apiVersion": "v1", "kind": "Thing", "metadata": ["name": .string(key.name), "resourceVersion": "ignored"],
            "text": .string(text),
        ]
    }
}

extension StoredObject {
    var text: String { tree["text"]?.stringValue ?? "" }
}

extension StoreEvent {
    /// Such as `added default/a 5`.
    var summary: String { "\(kind) \(object.key.place) \(object.revision)" }
}

/// Remembers what it received.
final class Collector: StoreSubscriber {
    private let received = Mutex<[StoreEvent]>([])
    var events: [StoreEvent] { received.withLock { $0 } }
    func receive(_ events: [StoreEvent]) { received.withLock { $0 += events } }
}

/// Answers in the order in which they came.
final class Answers: Sendable {
    private let received = Mutex<[Result<StoredObject, StoreError>]>([])
    var results: [Result<StoredObject, StoreError>] { received.withLock { $0 } }
    var completion: @Sendable (Result<StoredObject, StoreError>) -> Void {
        { result in self.received.withLock { $0.append(result) } }
    }
}
