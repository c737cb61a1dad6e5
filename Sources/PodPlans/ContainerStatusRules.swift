import ObjectModel

/// The status of one container.
enum ContainerStatusRules {
    static func status(_ container: Container, _ state: PodState, isInit: Bool, podIsOver: Bool) -> ContainerStatus {
        let facts = state.facts(container)
        let isOrdinaryInit = isInit && !container.isSidecar
        return .make {
            $0.name = container.name
            $0.state = current(container, facts, state, isInit: isInit, podIsOver: podIsOver)
            if isWaitingToRestart(container, facts, state, isInit: isInit, podIsOver: podIsOver), let end = facts.end {
                $0.lastState = terminated(end)
            } else if let previous = facts.previousEnd {
                $0.lastState = terminated(previous)
            }
            $0.ready = isOrdinaryInit ? facts.end?.exitCode == 0 : facts.isReady
            $0.restartCount = facts.attempt
            $0.image = container.image
            $0.imageID = ""
            $0.containerID = facts.containerID
            $0.started = isOrdinaryInit ? false : facts.isUp
            if !isOrdinaryInit, let given = facts.resources { $0.report(given) }
        }
    }

    /// That of an ephemeral container: nothing asks whether it is ready.
    static func ephemeralStatus(_ container: Container, _ state: PodState, podIsOver: Bool) -> ContainerStatus {
        var status = status(container, state, isInit: false, podIsOver: podIsOver)
        status.ready = false
        status.started = nil
        status.resources = nil
        status.allocatedResources = [:]
        return status
    }

    private static func current(
        _ container: Container, _ facts: ContainerFacts, _ state: PodState, isInit: Bool, podIsOver: Bool
    ) -> ContainerState {
        switch facts.phase {
        case .running(let since):
            return .make { state in state.running = .make { $0.startedAt = since } }
        case .blocked(let reason, let message, _): return waiting(reason, message)
        case .absent:
            if podIsOver || state.isDeleted, wasDue(container, state, isInit: isInit) { return neverRan(state.now) }
            let waits = !PodStatusRules.incompleteInit(state).isEmpty
            return waiting(waits ? "PodInitializing" : "ContainerCreating", "")
        case .exited(let end):
            guard isWaitingToRestart(container, facts, state, isInit: isInit, podIsOver: podIsOver) else {
                return terminated(end)
            }
            let seconds = RestartDecision.backoffSeconds(quickRestarts: facts.quickRestarts)
            return waiting("CrashLoopBackOff", backoffMessage(container, state.pod, seconds))
        }
    }

    /// Whether a container that never ran had its turn: not while init containers before it were still to be run.
    private static func wasDue(_ container: Container, _ state: PodState, isInit: Bool) -> Bool {
        guard isInit else { return PodStatusRules.incompleteInit(state).isEmpty }
        if state.pod.spec.containers.contains(where: { state.facts($0).phase.hasStarted }) { return true }
        let inits = state.pod.spec.initContainers
        let last = inits.lastIndex { state.facts($0).phase.hasStarted } ?? 0
        return inits.prefix(last + 1).contains { $0.name == container.name }
    }

    /// As events and statuses word it: `back-off 1m20s restarting failed container=main pod=web_default(uid)`.
    static func backoffMessage(_ container: Container, _ pod: Pod, _ seconds: Double) -> String {
        let whole = Int(seconds)
        let duration = whole < 60 ? "\(whole)s" : "\(whole / 60)m\(whole % 60)s"
        let name = "\(pod.metadata.name)_\(pod.metadata.namespace)(\(pod.metadata.uid))"
        return "back-off \(duration) restarting failed container=\(container.name) pod=\(name)"
    }

    /// Ended, and started again only when the back-off is over.
    private static func isWaitingToRestart(
        _ container: Container, _ facts: ContainerFacts, _ state: PodState, isInit: Bool, podIsOver: Bool
    ) -> Bool {
        guard let end = facts.end, !podIsOver, !state.isDeleted, state.failure == nil else { return false }
        guard
            case .at(let due) = RestartDecision.of(
                container, in: state.pod, isInit: isInit, after: end, quickRestarts: facts.quickRestarts)
        else { return false }
        return state.now < due
    }

    private static func waiting(_ reason: String, _ message: String) -> ContainerState {
        .make { state in
            state.waiting = .make {
                $0.reason = reason
                $0.message = message
            }
        }
    }

    private static func terminated(_ end: ContainerEnd) -> ContainerState {
        .make { state in
            state.terminated = .make {
                $0.exitCode = end.exitCode
                $0.reason = end.reason
                $0.message = end.message
                $0.startedAt = end.startedAt
                $0.finishedAt = end.finishedAt
                $0.containerID = end.containerID
            }
        }
    }

    /// The pod was over before the container could start.
    private static func neverRan(_ now: Time) -> ContainerState {
        terminated(
            ContainerEnd(
                exitCode: 137, reason: "ContainerStatusUnknown",
                message: "The container could not be located when the pod was terminated", startedAt: nil,
                finishedAt: now))
    }
}
