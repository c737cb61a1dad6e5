import Synchronization

/// Those who follow the objects of a definition and have to begin anew when it changes: watches.
final class DefinitionFollowers: Sendable {
    private struct State {
        var isOver = false
        var actions: [ObjectIdentifier: @Sendable () -> Void] = [:]
    }

    private let state = Mutex(State())

    /// `action` is called when the definition is not what it was any more, perhaps at once.
    func add(_ follower: AnyObject, _ action: @escaping @Sendable () -> Void) {
        let isOver = state.withLock { state in
            if !state.isOver { state.actions[ObjectIdentifier(follower)] = action }
            return state.isOver
        }
        if isOver { action() }
    }

    func remove(_ follower: AnyObject) {
        _ = state.withLock { $0.actions.removeValue(forKey: ObjectIdentifier(follower)) }
    }

    /// The definition has changed or gone.
    func end() {
        let actions = state.withLock { state in
            defer { state = State(isOver: true) }
            return Array(state.actions.values)
        }
        for action in actions { action() }
    }
}
