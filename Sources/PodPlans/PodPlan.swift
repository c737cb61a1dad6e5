import ObjectModel

/// What a node does next for a pod: the actions of this moment, and when to look again.
///
/// It is made anew after every change. An action that is under way is part of the state (`isStopping`), so a plan never
/// asks for something twice.
public struct PodPlan: Sendable, Hashable {
    /// One thing for the agent to do, by container name.
    public enum Action: Sendable, Hashable {
        /// Start a container for the first time, or again with the next attempt.
        case start(container: String, attempt: Int)
        /// Give a running container what it asks for now.
        case resize(container: String)
        /// Ask a container to end, with its preStop hook, and make it end when the grace period is over.
        case stop(container: String, graceSeconds: Int, why: StopReason)
        /// Write down that the pod as a whole has failed; its containers are stopped by the plans that follow.
        case fail(PodFailure)
        /// Everything has ended: once the status says so, delete the API object for good.
        case remove
        /// Everything has ended and stays so.
        case finish
    }

    /// Why a container is told to end.
    public enum StopReason: Sendable, Hashable {
        case deleted
        case podFailed
        case sidecarNoLongerNeeded
        case resized
    }

    /// What to do now, in this order.
    public var actions: [Action] = []
    /// nil: nothing changes by itself.
    public var lookAgain: Time?

    public init(_ state: PodState) {
        if state.isDeleted {
            planEnd(state, why: .deleted)
            if actions.isEmpty, !state.hasRunning { actions = [.remove] }
        } else if state.isFinished || state.failure != nil {
            planEnd(state, why: .podFailed)
            if actions.isEmpty, !state.hasRunning { actions = [.finish] }
        } else if let failure = deadlineFailure(state) {
            actions = [.fail(failure)]
        } else if PodStatusRules.initHasFailed(state) {
            planEnd(state, why: .podFailed)
            if actions.isEmpty, !state.hasRunning { actions = [.finish] }
        } else {
            planEphemeral(state)
            if planInit(state) { planContainers(state) }
        }
    }

    /// Ephemeral containers start as soon as they are there, before what the others wait for.
    private mutating func planEphemeral(_ state: PodState) {
        guard !PodStatusRules.isOver(state) else { return }
        for container in state.pod.spec.ephemeral {
            startOrRestart(container, state.facts(container), state, isInit: false)
        }
    }

    // MARK: The end

    /// The containers first; the sidecars, in reverse, when no container needs them any more.
    private mutating func planEnd(_ state: PodState, why: StopReason) {
        let grace = Self.graceSeconds(state)
        let ordinary = state.allContainers.filter { !state.sidecars.contains($0) }
        let running = ordinary.filter { state.facts($0).isRunning }
        guard running.isEmpty else {
            for container in running { stop(container, state, grace, why) }
            return
        }
        if let last = state.sidecars.last(where: { state.facts($0).isRunning }) { stop(last, state, grace, why) }
    }

    mutating func stop(_ container: Container, _ state: PodState, _ grace: Int, _ why: StopReason) {
        guard !state.facts(container).isStopping else { return }
        actions.append(.stop(container: container.name, graceSeconds: grace, why: why))
    }

    /// What the deletion allows, else what the pod asks for.
    public static func graceSeconds(_ state: PodState) -> Int {
        let asked = state.pod.spec.terminationGracePeriodSeconds ?? PodLimits.defaultGraceSeconds
        return state.isDeleted ? state.pod.metadata.deletionGracePeriodSeconds ?? asked : asked
    }

    private mutating func deadlineFailure(_ state: PodState) -> PodFailure? {
        guard let seconds = state.pod.spec.activeDeadlineSeconds, let start = state.pod.status.startTime else {
            return nil
        }
        let deadline = start.adding(seconds: Double(seconds))
        if state.now >= deadline { return .deadlineExceeded }
        lookAgain(at: deadline)
        return nil
    }

    // MARK: Init containers

    /// One after the other; answers whether all are done, sidecars being done when they are up.
    private mutating func planInit(_ state: PodState) -> Bool {
        // Once a container has run, the init containers have: they don't run again.
        let isPast = state.pod.spec.containers.contains { state.facts($0).phase.hasStarted }
        for container in state.pod.spec.initContainers {
            let facts = state.facts(container)
            if !container.isSidecar {
                if facts.end?.exitCode == 0 || isPast { continue }
                startOrRestart(container, facts, state, isInit: true)
                return false
            }
            if !PodStatusRules.isOver(state) { startOrRestart(container, facts, state, isInit: true) }
            if !facts.isUp, !isPast { return false }
        }
        return true
    }

    // MARK: Containers

    private mutating func planContainers(_ state: PodState) {
        if PodStatusRules.isOver(state) {
            planEnd(state, why: .sidecarNoLongerNeeded)
            if actions.isEmpty, !state.hasRunning { actions = [.finish] }
            return
        }
        for container in state.pod.spec.containers {
            startOrRestart(container, state.facts(container), state, isInit: false)
        }
    }

    private mutating func startOrRestart(
        _ container: Container, _ facts: ContainerFacts, _ state: PodState, isInit: Bool
    ) {
        switch facts.phase {
        case .running: planResize(container, facts, state)
        case .absent: actions.append(.start(container: container.name, attempt: facts.attempt))
        case .blocked(_, _, let since):
            let due = since.adding(seconds: PodLimits.blockedRetrySeconds)
            if state.now >= due {
                actions.append(.start(container: container.name, attempt: facts.attempt))
            } else {
                lookAgain(at: due)
            }
        case .exited(let end):
            let decision = RestartDecision.of(
                container, in: state.pod, isInit: isInit, after: end, quickRestarts: facts.quickRestarts)
            guard case .at(let due) = decision else { return }
            if state.now >= due {
                actions.append(.start(container: container.name, attempt: facts.attempt + 1))
            } else {
                lookAgain(at: due)
            }
        }
    }

    private mutating func lookAgain(at time: Time) { lookAgain = min(lookAgain ?? time, time) }
}

extension ContainerFacts.Phase {
    /// Whether a run of it has been seen.
    var hasStarted: Bool {
        switch self {
        case .absent, .blocked: false
        case .running, .exited: true
        }
    }
}
