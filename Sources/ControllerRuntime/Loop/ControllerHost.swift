/// Runs controllers over one set of caches and one writer of events. Whoever runs several hosts against one API server
/// wraps `run` in an election: a host keeps nothing that the next one could not read anew.
public struct ControllerHost: Sendable {
    private let environment: ControllerEnvironment
    private let controllers: [any Controller]

    public init(_ environment: ControllerEnvironment, controllers: [any Controller]) {
        self.environment = environment
        self.controllers = controllers
    }

    /// Runs everything until the task is cancelled.
    public func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await environment.caches.run() }
            group.addTask { await environment.events.run() }
            for controller in controllers {
                group.addTask { await ControllerLoop(controller, in: environment).run() }
            }
        }
    }
}
