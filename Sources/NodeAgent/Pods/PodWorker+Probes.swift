import ContainerRuntime
import ControllerRuntime
import ObjectModel
import PodPlans

/// Probing running containers.
extension PodWorker {
    private enum Kind: String, Sendable {
        case startup = "Startup"
        case liveness = "Liveness"
        case readiness = "Readiness"
    }

    /// Starts the loops that probe one run of a container; they end with it.
    func startProbes(_ id: ContainerID, _ container: Container) {
        for (kind, probe) in [
            (Kind.startup, container.startupProbe), (.liveness, container.livenessProbe),
            (.readiness, container.readinessProbe),
        ] {
            guard let probe else { continue }
            node.work.submit { [self] in
                do {
                    try await run(kind, probe, id, container)
                } catch {
                    if !Task.isCancelled {
                        node.logger.warning("a probe ended: \(error)", metadata: ["container": "\(id)"])
                    }
                }
            }
        }
    }

    private func run(_ kind: Kind, _ probe: Probe, _ id: ContainerID, _ container: Container) async throws {
        var counter = ProbeCounter(probe)
        try await node.clock.sleep(seconds: Double(probe.initialDelaySeconds))
        while let facts = facts(of: id) {
            // The others wait for the startup probe, which is over when it has succeeded once.
            if kind == .startup, facts.isStarted { return }
            if kind == .startup || facts.isStarted {
                let failure = try await result(of: probe, id, container)
                guard self.facts(of: id) != nil else { return }
                note(kind, counter.record(success: failure == nil), failure, probe, id, container)
            }
            try await node.clock.sleep(seconds: Double(max(1, probe.periodSeconds)))
        }
    }

    /// The facts of a run while it goes on and is not being stopped.
    private func facts(of id: ContainerID) -> ContainerFacts? {
        let facts = state.withLock { $0.containers[id.name] }
        guard let facts, facts.attempt == id.attempt, facts.isRunning, !facts.isStopping else { return nil }
        return facts
    }

    private func result(of probe: Probe, _ id: ContainerID, _ container: Container) async throws -> String? {
        let runner = HandlerRunner(runtime: node.runtime, podIP: node.podIP)
        do {
            return try await runner.run(
                HandlerRunner.Handler(probe), in: id, of: container,
                timeoutSeconds: Double(max(1, probe.timeoutSeconds)))
        } catch let error as RuntimeError {
            return "\(error)"
        }
    }

    private func note(
        _ kind: Kind, _ verdict: ProbeCounter.Verdict, _ failure: String?, _ probe: Probe, _ id: ContainerID,
        _ container: Container
    ) {
        if let failure {
            node.record(.warning, "Unhealthy", "\(kind.rawValue) probe failed: \(failure)", pod, container.name)
        }
        switch (kind, verdict) {
        case (_, .undecided), (.liveness, .success): return
        case (.startup, .success): change(id) { $0.isStarted = true }
        case (.readiness, _): change(id) { $0.passesReadiness = verdict == .success }
        case (.startup, .failure), (.liveness, .failure):
            let seconds = probe.terminationGracePeriodSeconds ?? pod.spec.terminationGracePeriodSeconds
            stop(
                id.name, graceSeconds: seconds ?? PodLimits.defaultGraceSeconds,
                why: "Container \(id.name) failed \(kind.rawValue.lowercased()) probe, will be restarted")
        }
    }

    private func change(_ id: ContainerID, _ change: (inout ContainerFacts) -> Void) {
        let isChanged = state.withLock { state -> Bool in
            guard var facts = state.containers[id.name], facts.attempt == id.attempt else { return false }
            let before = facts
            change(&facts)
            state.containers[id.name] = facts
            return facts != before
        }
        if isChanged { node.queue.add(uid) }
    }
}
