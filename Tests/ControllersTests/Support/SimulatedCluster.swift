import APIClient
import ControllerRuntime
import Controllers
import ObjectModel
import Scheduler
import Synchronization
import TestKit

/// All controllers and the scheduler through their shells, against an API server in memory and simulated nodes, on a
/// clock moved by hand. The controllers may be killed after any write; they start anew from what is stored.
final class SimulatedCluster: Sendable {
    let clock = ManualClock()
    let api: InMemoryAPI
    let nodes: SimulatedNodes
    private let safety: Safety

    init(nodes count: Int = 2) {
        api = InMemoryAPI(clock: clock)
        nodes = SimulatedNodes(count, api: api, clock: clock)
        safety = Safety(api: api, nodes: nodes)
    }

    /// The controllers of one process.
    private struct Process: Sendable {
        let client: MortalClient
        let environment: ControllerEnvironment
        let controllers: [any Controller]
        let scheduler: Scheduler
        let collector: GarbageCollector

        init(_ client: MortalClient, clock: any Clock) {
            self.client = client
            environment = ControllerEnvironment(client: client, clock: clock)
            controllers =
                WorkloadControllers.all(environment)
                + ClusterControllers.all(environment, rootCertificate: "PEM")
            scheduler = Scheduler(client: client, clock: clock)
            collector = GarbageCollector(client: client, clock: clock)
        }

        var isIdle: Bool { collector.isIdle && scheduler.isIdle && controllers.allSatisfy(\.queue.isIdle) }

        func run() async {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await ControllerHost(environment, controllers: controllers).run() }
                group.addTask { await scheduler.run() }
                group.addTask { await collector.run() }
            }
        }
    }

    /// What users do, one thing after the other; the cluster comes to rest before each and at the end.
    typealias Step = @Sendable (SimulatedCluster) async throws -> Void

    /// Plays a story with processes of which the first live for so many writes each, the last for ever.
    func play(_ steps: [Step], lifetimes: [Int] = []) async throws -> MortalClient.Tally {
        try await nodes.join()
        try await Bystanders.create(in: api)
        var tally = MortalClient.Tally()
        var next = 0
        for lifetime in lifetimes + [nil] where lifetime == nil || next <= steps.count {
            let client = MortalClient(api, lifetime: lifetime) { [safety] in try await safety.check() }
            let process = Process(client, clock: clock)
            let first = next
            next = try await withBackground({ await process.run() }) {
                var next = first
                while try await self.settle(process) {
                    guard next < steps.count else { return steps.count + 1 }
                    try await steps[next](self)
                    next += 1
                }
                return next
            }
            tally = tally + client.tally
        }
        try await Bystanders.check(in: api)
        return tally
    }

    /// How many writes controllers and scheduler make in so many seconds, during which nobody does anything.
    func writesWhileIdle(seconds: Double, step: Double = 20) async throws -> [InMemoryAPI.Request] {
        let process = Process(MortalClient(api, lifetime: nil) {}, clock: clock)
        return try await withBackground({ await process.run() }) {
            _ = try await self.settle(process)
            let before = self.api.writes.count
            for _ in 0..<Int(seconds / step) {
                self.clock.advance(seconds: step)
                try await self.nodes.beat()
                _ = try await self.comesToRest(process)
            }
            return self.api.writes.dropFirst(before).filter { !$0.resource.hasPrefix("leases") }
        }
    }

    /// Lets everything work until nothing is left to do, also after a while; false when the process has died.
    private func settle(_ process: Process) async throws -> Bool {
        let pauses: [Double] = [1, 4, 12]
        var quiet = 0
        var seen = process.client.tally.writes
        while true {
            guard try await comesToRest(process) else { return false }
            let hasActed = try await nodes.act()
            if hasActed { try await safety.check() }
            let writes = process.client.tally.writes
            if hasActed || writes != seen { quiet = 0 }
            seen = writes
            if hasActed { continue }
            guard quiet < pauses.count else { return true }
            clock.advance(seconds: pauses[quiet])
            quiet += 1
            try await nodes.beat()
        }
    }

    /// Waits until all queues are empty and all has been seen; false when the process has died.
    private func comesToRest(_ process: Process) async throws -> Bool {
        var requests = -1
        let isAtRest = await eventually {
            if process.client.isDead { return true }
            let count = api.requests.count
            defer { requests = count }
            return process.isIdle && api.isWatchedToTheEnd && count == requests
        }
        guard isAtRest else { throw Unsettled(requests: api.requests.suffix(40).map(\.description)) }
        return !process.client.isDead
    }

    /// The cluster does not come to rest.
    struct Unsettled: Error {
        /// The last ones.
        let requests: [String]
    }
}
