import APIClient
import ControllerRuntime
import ObjectModel
import TestKit

/// All controllers and the scheduler through their shells, against an API server in memory and simulated nodes, on a
/// clock moved by hand. The controllers may be killed after any write; they start anew from what is stored.
final class SimulatedCluster: Sendable {
    let clock = ManualClock()
    let api: InMemoryAPI
    let nodes: SimulatedNodes
    let evictions: Evictions
    private let safety: Safety

    init(nodes count: Int = 2) {
        api = InMemoryAPI(clock: clock)
        nodes = SimulatedNodes(count, api: api, clock: clock)
        evictions = Evictions(api: api)
        safety = Safety(api: api, nodes: nodes)
    }

    /// What users do, one thing after the other; the cluster comes to rest before each and at the end.
    typealias Step = @Sendable (SimulatedCluster) async throws -> Void

    /// Plays a story with processes of which the first live for so many writes each, the last for ever.
    ///
    /// - Parameter mortal: The name of the one controller that dies, while the others live on; nil: all die at once.
    func play(
        _ steps: [Step], lifetimes: [Int] = [], mortal: String? = nil
    ) async throws -> MortalClient.Tally {
        try await nodes.join()
        try await Bystanders.create(in: api)
        var tally = MortalClient.Tally()
        if let mortal {
            let rest = process(lifetime: nil) { $0 != mortal }
            tally = try await withBackground({ await rest.run() }) {
                try await self.live(steps, lifetimes, beside: rest) { $0 == mortal }
            }
            tally = tally + rest.client.tally
        } else {
            tally = try await live(steps, lifetimes, beside: nil) { _ in true }
        }
        try await Bystanders.check(in: api)
        return tally
    }

    private func process(lifetime: Int?, runs: ControlPlane.Selection = { _ in true }) -> ControlPlane {
        let client = MortalClient(api, lifetime: lifetime) { [self] in
            try await evictions.attempt()
            try await safety.check()
        }
        return ControlPlane(client, clock: clock, runs: runs)
    }

    /// One life after the other; each goes on with the story where the last one died.
    private func live(
        _ steps: [Step], _ lifetimes: [Int], beside rest: ControlPlane?, runs: ControlPlane.Selection
    ) async throws -> MortalClient.Tally {
        var tally = MortalClient.Tally()
        var next = 0
        for lifetime in lifetimes + [nil] where lifetime == nil || next <= steps.count {
            let process = process(lifetime: lifetime, runs: runs)
            let first = next
            next = try await withBackground({ await process.run() }) {
                var next = first
                while try await self.settle([process] + (rest.map { [$0] } ?? [])) {
                    guard next < steps.count else { return steps.count + 1 }
                    try await steps[next](self)
                    next += 1
                }
                return next
            }
            tally = tally + process.client.tally
        }
        return tally
    }

    /// How many writes controllers and scheduler make in so many seconds, during which nobody does anything.
    func writesWhileIdle(seconds: Double, step: Double = 20) async throws -> [InMemoryAPI.Request] {
        let process = ControlPlane(MortalClient(api, lifetime: nil) {}, clock: clock)
        return try await withBackground({ await process.run() }) {
            _ = try await self.settle([process])
            let before = self.api.writes.count
            for _ in 0..<Int(seconds / step) {
                self.clock.advance(seconds: step)
                try await self.nodes.beat()
                _ = try await self.comesToRest([process])
            }
            return self.api.writes.dropFirst(before).filter { !$0.resource.hasPrefix("leases") }
        }
    }

    /// Lets everything work until nothing is left to do, also after a while; false when a process has died.
    private func settle(_ processes: [ControlPlane]) async throws -> Bool {
        let pauses: [Double] = [1, 4, 12]
        var quiet = 0
        var seen = processes.writes
        while true {
            guard try await comesToRest(processes) else { return false }
            let hasEvicted = try await evictions.attempt()
            let hasActed = try await nodes.act() || hasEvicted
            if hasActed { try await safety.check() }
            let writes = processes.writes
            if hasActed || writes != seen { quiet = 0 }
            seen = writes
            if hasActed { continue }
            guard quiet < pauses.count else { return true }
            clock.advance(seconds: pauses[quiet])
            quiet += 1
            try await nodes.beat()
        }
    }

    /// Waits until all queues are empty and all has been seen; false when a process has died.
    private func comesToRest(_ processes: [ControlPlane]) async throws -> Bool {
        var requests = -1
        let isAtRest = await eventually {
            if processes.hasDead { return true }
            let count = api.requests.count
            defer { requests = count }
            return processes.allSatisfy(\.isIdle) && api.isWatchedToTheEnd && count == requests
        }
        guard isAtRest else {
            throw Unsettled(
                busy: processes.flatMap(\.busy), isWatched: api.isWatchedToTheEnd,
                requests: api.requests.suffix(40).map(\.description))
        }
        return !processes.hasDead
    }

    /// The cluster does not come to rest.
    struct Unsettled: Error {
        /// Who still works.
        let busy: [String]
        /// Whether all events have been taken.
        let isWatched: Bool
        /// The last ones.
        let requests: [String]
    }
}

extension [ControlPlane] {
    fileprivate var writes: Int { reduce(0) { $0 + $1.client.tally.writes } }
    fileprivate var hasDead: Bool { contains { $0.client.isDead } }
}
