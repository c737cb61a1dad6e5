import ObjectModel
import ObjectStore
import Synchronization

/// A value that a completion reads after another closure wrote it.
final class Mutable<Element: Sendable>: Sendable {
    private let value: Mutex<Element>
    init(_ value: Element) { self.value = Mutex(value) }
    func get() -> Element { value.withLock { $0 } }
    func set(_ new: Element) { value.withLock { $0 = new } }
    /// Sets a new value and returns the old one.
    func exchange(_ new: Element) -> Element {
        value.withLock { value in
            defer { value = new }
            return value
        }
    }
}

/// The progress of a deletecollection.
final class Sweep: Sendable {
    private struct State {
        var position = 0
        var inFlight = 0
        var error: StatusError?
        var isAnswered = false
    }

    private let objects: [StoredObject]
    private let state = Mutex(State())
    private let completion: @Sendable (Result<[StoredObject], StatusError>) -> Void

    init(objects: [StoredObject], completion: @escaping @Sendable (Result<[StoredObject], StatusError>) -> Void) {
        self.objects = objects
        self.completion = completion
    }

    /// The next object to delete; nil when all are taken or one failed.
    func next() -> StoredObject? {
        state.withLock { state in
            guard state.error == nil, state.position < objects.count else { return nil }
            defer { state.position += 1 }
            state.inFlight += 1
            return objects[state.position]
        }
    }

    /// One deletion came back.
    func finish(_ error: StatusError?) {
        state.withLock { state in
            state.inFlight -= 1
            state.error = state.error ?? error
        }
    }

    /// Answers when the last deletion under way has come back.
    func workerDone() {
        let result = state.withLock { state -> Result<[StoredObject], StatusError>? in
            guard !state.isAnswered, state.inFlight == 0 else { return nil }
            state.isAnswered = true
            return state.error.map { .failure($0) } ?? .success(objects)
        }
        if let result { completion(result) }
    }
}
