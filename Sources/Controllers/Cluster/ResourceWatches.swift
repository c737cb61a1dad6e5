import APIClient
import ControllerRuntime
import ObjectModel
import Synchronization

/// Watches of whole resources that begin when they are asked for first and keep no objects.
final class ResourceWatches: Sendable {
    private struct State {
        var known: Set<String> = []
        /// Not watched yet.
        var fresh: [ResourceType] = []
    }

    private let client: any APIClient
    private let clock: any Clock
    private let state = Mutex(State())
    private let added = ChangeSignal()

    init(client: any APIClient, clock: any Clock) {
        self.client = client
        self.clock = clock
    }

    /// From now on the changes of a resource are told.
    func watch(_ resource: ResourceType) {
        let isNew = state.withLock { state in
            guard state.known.insert(resource.groupResource).inserted else { return false }
            state.fresh.append(resource)
            return true
        }
        if isNew { added.raise() }
    }

    /// Tells changes until the task is cancelled.
    func run(_ consume: @escaping @Sendable (ResourceType, Reflector.Change) -> Void) async {
        await withTaskGroup(of: Void.self) { group in
            while !Task.isCancelled {
                let seen = added.count
                let fresh = state.withLock { state in
                    defer { state.fresh = [] }
                    return state.fresh
                }
                for resource in fresh {
                    group.addTask { [client, clock] in
                        await Reflector(resource, client: client, clock: clock).run { consume(resource, $0) }
                    }
                }
                await added.wait(past: seen)
            }
            group.cancelAll()
        }
    }
}
