import ObjectModel

/// The status of a pod as a pure function of what its node has observed.
public enum PodStatusRules {
    /// The new status; what others keep there (unknown conditions, `qosClass`, …) stays.
    public static func status(_ state: PodState) -> PodStatus {
        var status = state.pod.status
        status.observedGeneration = state.pod.metadata.generation
        if isRejected(state) { return rejected(status, state) }
        status.hostIP = state.hostIP
        status.hostIPs = [.make { $0.ip = state.hostIP }]
        if !state.podIP.isEmpty {
            status.podIP = state.podIP
            status.podIPs = [.make { $0.ip = state.podIP }]
        }
        if status.startTime == nil { status.startTime = state.now.wholeSeconds }
        if let failure = state.failure {
            status.reason = failure.reason
            status.message = failure.message
        }
        status.phase = phase(state)
        let areOver = status.phase == "Succeeded" || status.phase == "Failed"
        status.initContainerStatuses = state.pod.spec.initContainers.map {
            ContainerStatusRules.status($0, state, isInit: true, podIsOver: areOver)
        }
        status.containerStatuses = state.pod.spec.containers.sorted { $0.name < $1.name }.map {
            ContainerStatusRules.status($0, state, isInit: false, podIsOver: areOver)
        }
        status.ephemeralContainerStatuses = state.pod.spec.ephemeral.map {
            ContainerStatusRules.ephemeralStatus($0, state, podIsOver: areOver)
        }
        PodConditionRules.set(&status, state)
        return status
    }

    /// When the status may be told; nil for now. A container that ends as soon as it was started is never told to run,
    /// nor to be ready: a kubelet looks at its containers once a second. Otherwise rollouts of what does not even start
    /// would go on.
    public static func settlesAt(_ state: PodState) -> Time? {
        guard !state.isDeleted, state.failure == nil else { return nil }
        let moments = state.pod.spec.containers.compactMap { container -> Time? in
            let facts = state.facts(container)
            // A clock that was set back makes nobody wait.
            guard case .running(let since) = facts.phase, since <= state.now, facts.isStarted, facts.passesReadiness,
                !isTold(facts, of: container, state.pod.status)
            else { return nil }
            return since.adding(seconds: PodLimits.settlingSeconds)
        }
        return moments.filter { $0 > state.now }.max()
    }

    private static func isTold(_ facts: ContainerFacts, of container: Container, _ status: PodStatus) -> Bool {
        status.containerStatuses.contains { told in
            told.name == container.name && told.state.running != nil && told.containerID == facts.containerID
        }
    }

    private static func isRejected(_ state: PodState) -> Bool {
        (state.failure?.message ?? state.pod.status.message).hasPrefix(PodFailure.rejection)
    }

    /// Of a pod that its node did not take nothing else is told.
    private static func rejected(_ old: PodStatus, _ state: PodState) -> PodStatus {
        var status = old
        status.phase = "Failed"
        if status.startTime == nil { status.startTime = state.now.wholeSeconds }
        if let failure = state.failure {
            status.reason = failure.reason
            status.message = failure.message
        }
        return status
    }

    /// `Pending` until a container runs, `Running` while one runs or is going to, then what the exit codes say.
    public static func phase(_ state: PodState) -> String {
        let old = state.pod.status.phase
        if old == "Succeeded" || old == "Failed" { return old }
        if state.failure != nil { return "Failed" }
        let main = state.pod.spec.containers.map { state.facts($0) }
        if !state.hasRunning {
            if isOver(state) || state.isDeleted { return endPhase(state) }
            if initHasFailed(state) { return "Failed" }
        }
        return main.contains { $0.phase.hasStarted } ? "Running" : "Pending"
    }

    private static func endPhase(_ state: PodState) -> String {
        let ends = state.pod.spec.containers.map { state.facts($0).end }
        // Containers that never ran did not succeed.
        return ends.allSatisfy { $0?.exitCode == 0 } ? "Succeeded" : "Failed"
    }

    /// Whether all containers have ended for good. Sidecars don't count.
    static func isOver(_ state: PodState) -> Bool {
        state.pod.spec.containers.allSatisfy { container in
            let facts = state.facts(container)
            guard let end = facts.end else { return false }
            return RestartDecision.of(
                container, in: state.pod, isInit: false, after: end, quickRestarts: facts.quickRestarts) == .never
        }
    }

    /// Whether an init container has failed for good.
    static func initHasFailed(_ state: PodState) -> Bool {
        state.pod.spec.initContainers.contains { container in
            guard let end = state.facts(container).end, end.exitCode != 0, !container.isSidecar else { return false }
            return RestartDecision.of(container, in: state.pod, isInit: true, after: end, quickRestarts: 0) == .never
        }
    }

    /// The init containers that keep the others from starting.
    static func incompleteInit(_ state: PodState) -> [Container] {
        if state.pod.spec.containers.contains(where: { state.facts($0).phase.hasStarted }) { return [] }
        return state.pod.spec.initContainers.filter { container in
            let facts = state.facts(container)
            return container.isSidecar ? !facts.isUp : facts.end?.exitCode != 0
        }
    }
}
