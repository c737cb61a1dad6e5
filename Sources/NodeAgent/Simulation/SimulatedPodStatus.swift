import ObjectModel
import PodPlans

/// The statuses a simulated pod goes through.
extension SimulatedPod {
    func startedStatus(now: Time) -> PodStatus {
        let ready = script.readiness == .atOnce
        var status = pod.status
        status.phase = "Running"
        status.startTime = now.wholeSeconds
        status.hostIP = hostAddress
        status.hostIPs = [.make { $0.ip = hostAddress }]
        status.podIP = address
        status.podIPs = [.make { $0.ip = address }]
        status.observedGeneration = pod.metadata.generation
        status.ephemeralContainerStatuses = ephemeralStatuses(now: now)
        status.setCondition("PodReadyToStartContainers", isTrue: true, now: now)
        status.setCondition("Initialized", isTrue: true, now: now)
        setReady(&status, ready, reason: "ContainersNotReady", now: now)
        status.conditions = PodConditionRules.ordered(status.conditions)
        status.initContainerStatuses = pod.spec.initContainers.map { container in
            let isSidecar = container.restartPolicy == "Always"
            return containerStatus(container) {
                $0.ready = true
                $0.started = isSidecar
                $0.state = isSidecar ? .running(since: now) : .terminated(exitCode: 0, from: now, to: now)
            }
        }
        status.containerStatuses = pod.spec.containers.map { container in
            containerStatus(container) {
                $0.report(container.resources)
                $0.ready = ready
                $0.started = true
                $0.state = .running(since: now)
            }
        }
        return status
    }

    func readyStatus(now: Time) -> PodStatus {
        var status = pod.status
        setReady(&status, true, reason: "", now: now)
        status.containerStatuses = status.containerStatuses.map { old in .with(old) { $0.ready = true } }
        return status
    }

    func endedStatus(exitCode: Int, now: Time) -> PodStatus {
        var status = pod.status
        status.phase = exitCode == 0 ? "Succeeded" : "Failed"
        setReady(&status, false, reason: exitCode == 0 ? "PodCompleted" : "PodFailed", now: now)
        status.containerStatuses = status.containerStatuses.map { old in
            .with(old) {
                $0.state = .terminated(exitCode: exitCode, from: old.state.running?.startedAt ?? now, to: now)
                $0.ready = false
                $0.started = false
            }
        }
        return status
    }

    /// The next restart, or the back-off after the last one.
    func restartedStatus(exitCode: Int, now: Time) -> PodStatus {
        var status = pod.status
        let backsOff = status.restartCount >= Limits.simulatedRestarts
        status.containerStatuses = status.containerStatuses.map { old in
            .with(old) {
                $0.lastState = .terminated(exitCode: exitCode, from: old.state.running?.startedAt ?? now, to: now)
                if backsOff {
                    $0.state = .waiting(
                        reason: "CrashLoopBackOff",
                        message: "back-off restarting failed container \(old.name) in pod \(pod.metadata.name)")
                    $0.ready = false
                    $0.started = false
                } else {
                    $0.state = .running(since: now)
                    $0.restartCount += 1
                }
            }
        }
        if backsOff { setReady(&status, false, reason: "ContainersNotReady", now: now) }
        return status
    }

    /// The status of a running pod after a change of its spec or of its readiness gates; nil if it is that already.
    func currentStatus(now: Time) -> PodStatus? {
        var status = pod.status
        status.ephemeralContainerStatuses = ephemeralStatuses(now: now)
        // What a client wrote without a generation is left as it is.
        if status.observedGeneration > 0, status.observedGeneration != pod.metadata.generation {
            status.observedGeneration = pod.metadata.generation
            status.conditions = PodConditionRules.observed(status.conditions, generation: pod.metadata.generation)
            status.containerStatuses = status.containerStatuses.map(resized)
        }
        if !pod.spec.readinessGates.isEmpty, status.areContainersReady {
            setReady(&status, true, reason: "", now: now)
        }
        return status == pod.status ? nil : status
    }

    /// A container has at once what its spec asks for.
    private func resized(_ old: ContainerStatus) -> ContainerStatus {
        guard let container = pod.spec.containers.first(where: { $0.name == old.name }) else { return old }
        return .with(old) { $0.report(container.resources) }
    }

    /// Ephemeral containers run until their pod ends.
    private func ephemeralStatuses(now: Time) -> [ContainerStatus] {
        pod.spec.ephemeral.map { container in
            pod.status.ephemeralContainerStatuses.first { $0.name == container.name }
                ?? containerStatus(container) { $0.state = .running(since: now) }
        }
    }

    /// A pod that ran for longer than it may.
    func overdueStatus(now: Time) -> PodStatus {
        var status = endedStatus(exitCode: SimulatedPod.terminatedExitCode, now: now)
        status.reason = PodFailure.deadlineExceeded.reason
        status.message = PodFailure.deadlineExceeded.message
        return status
    }

    /// Notes whether the containers are ready; the pod is when its readiness gates allow it, too.
    private func setReady(_ status: inout PodStatus, _ isTrue: Bool, reason: String, now: Time) {
        status.setCondition("ContainersReady", isTrue: isTrue, reason: isTrue ? "" : reason, now: now)
        if isTrue, let closed = PodConditionRules.closedGates(pod.spec, status) {
            let why = PodConditionRules.closedGatesReason
            status.setCondition("Ready", isTrue: false, reason: why, message: closed, now: now)
        } else {
            status.setCondition("Ready", isTrue: isTrue, reason: isTrue ? "" : reason, now: now)
        }
    }

    private func containerStatus(_ container: Container, _ fill: (inout ContainerStatus) -> Void) -> ContainerStatus {
        .make {
            $0.name = container.name
            $0.image = container.image
            $0.imageID = ""
            $0.restartCount = 0
            fill(&$0)
        }
    }
}

extension PodStatus {
    var restartCount: Int { containerStatuses.first?.restartCount ?? 0 }
    var isBackingOff: Bool { containerStatuses.first?.state.waiting?.reason == "CrashLoopBackOff" }
    var areContainersReady: Bool { conditions.contains { $0.type == "ContainersReady" && $0.status == "True" } }

    /// Sets a condition; the transition time changes only with the status.
    mutating func setCondition(_ type: String, isTrue: Bool, reason: String = "", message: String = "", now: Time) {
        var all = conditions
        let status = isTrue ? "True" : "False"
        let index = all.firstIndex { $0.type == type }
        let old = index.map { all[$0] }
        let condition = PodCondition.make {
            $0.type = type
            $0.observedGeneration = observedGeneration
            $0.status = status
            $0.reason = reason
            $0.message = message
            $0.lastTransitionTime = old?.status == status ? old?.lastTransitionTime : now.wholeSeconds
        }
        if let index { all[index] = condition } else { all.append(condition) }
        conditions = all
    }
}

extension ContainerState {
    static func running(since: Time) -> ContainerState {
        .make { state in state.running = .make { $0.startedAt = since } }
    }

    static func waiting(reason: String, message: String) -> ContainerState {
        .make { state in
            state.waiting = .make {
                $0.reason = reason
                $0.message = message
            }
        }
    }

    static func terminated(exitCode: Int, from start: Time, to finish: Time) -> ContainerState {
        .make { state in
            state.terminated = .make {
                $0.exitCode = exitCode
                $0.reason = exitCode == 0 ? "Completed" : "Error"
                $0.startedAt = start
                $0.finishedAt = finish
            }
        }
    }
}

extension ContainerStatus {
    fileprivate static func with(_ old: ContainerStatus, _ change: (inout ContainerStatus) -> Void) -> ContainerStatus {
        var new = old
        change(&new)
        return new
    }
}
