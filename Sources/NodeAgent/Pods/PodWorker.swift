import APIClient
import ContainerRuntime
import ControllerRuntime
import ObjectModel
import PodPlans
import Synchronization

/// Looks after one pod: asks the plan what to do, does it, and writes the status. The queue sees to it that `advance`
/// never runs twice at a time; what takes long goes on in the background and comes back through the queue.
final class PodWorker: Sendable {
    struct State: Sendable {
        var pod: Pod
        /// The object is gone although containers may still run.
        var isGone = false
        var isAdopted = false
        var isAdmitted = false
        var isRemoved = false
        var containers: [String: ContainerFacts] = [:]
        var failure: PodFailure?
        var volumes: PodVolumes.Made?
        /// Files in volumes are to be compared with what they are made from.
        var filesAreDue = false
    }

    let uid: String
    let node: PodSurroundings
    let state: Mutex<State>
    let tokens: TokenKeeper

    init(pod: Pod, node: PodSurroundings) {
        uid = pod.metadata.uid
        tokens = TokenKeeper(clock: node.clock)
        self.node = node
        state = Mutex(State(pod: pod))
    }

    var pod: Pod { state.withLock { $0.pod } }

    /// Takes in a version of the object; nil when it is gone.
    func observe(_ pod: Pod?) {
        state.withLock { state in
            if let pod { state.pod = pod } else { state.isGone = true }
        }
        if pod == nil || pod?.status.phase == "Succeeded" || pod?.status.phase == "Failed" {
            node.admissions.release(uid)
        }
    }

    /// Does what is to be done now. Answers whether the pod is gone and nothing of it is left.
    func advance() async throws -> Bool {
        if !state.withLock({ $0.isAdopted }) { try adopt() }
        if !state.withLock({ $0.isAdmitted }) { try await askForAdmission() }
        try await renewFilesIfDue()
        while !Task.isCancelled {
            let (snapshot, isGone, isRemoved) = state.withLock { state in
                (podState(state), state.isGone, state.isRemoved)
            }
            if isGone { return try endWithoutObject(snapshot) }
            if isRemoved { return false }
            let plan = PodPlan(snapshot)
            var isSettled = true
            for action in plan.actions where try await perform(action, snapshot) { isSettled = false }
            guard isSettled else { continue }
            let toldAt = PodStatusRules.settlesAt(state.withLock { podState($0) })
            if toldAt == nil { try await writeStatus() }
            for moment in [toldAt, plan.lookAgain].compactMap(\.self) { node.queue.add(uid, at: moment) }
            return false
        }
        return false
    }

    /// Takes the pod among those of the node, or has it fail. One that was begun, or is to go, is not asked about.
    private func askForAdmission() async throws {
        let pod = pod
        if pod.status.startTime != nil || pod.metadata.deletionTimestamp != nil {
            node.admissions.take(pod)
        } else if let refusal = node.admissions.admit(pod, by: try await standing()) {
            state.withLock { $0.failure = .rejected(reason: refusal.reason, message: refusal.message) }
            node.events.record(
                ObservedEvent(.warning, reason: refusal.reason, message: refusal.message), about: pod)
        }
        state.withLock { $0.isAdmitted = true }
    }

    /// The node with the labels and taints that it has by now. What it has room for it knows by itself: the object may
    /// not say so yet.
    private func standing() async throws -> Node {
        var found = try await node.client.find(Node.self, name: node.profile.name) ?? Node.new { _ in }
        found.status.allocatable.merge(node.profile.allocatable) { _, own in own }
        return found
    }

    func podState(_ state: State) -> PodState {
        PodState(
            pod: state.pod, containers: state.containers, hostIP: node.profile.internalIP, podIP: node.podIP,
            failure: state.failure, now: node.clock.now())
    }

    /// Carries out an action; answers whether it changed what the plan looks at.
    private func perform(_ action: PodPlan.Action, _ snapshot: PodState) async throws -> Bool {
        switch action {
        case .start(let name, let attempt):
            guard let container = snapshot.allContainers.first(where: { $0.name == name }) else { return false }
            try await start(container, attempt: attempt)
            return true
        case .resize(let name):
            guard let container = snapshot.allContainers.first(where: { $0.name == name }) else { return false }
            try resize(container)
            return true
        case .stop(let name, let seconds, _):
            stop(name, graceSeconds: seconds, why: "Stopping container \(name)")
            return true
        case .fail(let failure):
            state.withLock { $0.failure = failure }
            node.events.record(
                ObservedEvent(.normal, reason: failure.reason, message: failure.message), about: snapshot.pod)
            return true
        case .remove:
            try await writeStatus()
            try await removeObject(snapshot.pod)
            return false
        case .finish: return false
        }
    }

    /// Writes the status if it differs from what the API server has.
    private func writeStatus() async throws {
        let snapshot = state.withLock { podState($0) }
        let old = snapshot.pod.status
        let status = PodStatusRules.status(snapshot)
        guard let patch = PodStatusPatch.make(from: old, to: status, uid: uid) else { return }
        let metadata = snapshot.pod.metadata
        do {
            let answer = try await node.client.patch(
                Pod.self, namespace: metadata.namespace, name: metadata.name, subresource: "status",
                .strategicMerge(patch))
            state.withLock { state in
                let known = Int(state.pod.metadata.resourceVersion) ?? 0
                if (Int(answer.metadata.resourceVersion) ?? 0) > known { state.pod = answer }
            }
        } catch let error as StatusError where error.isNotFound {
            // The watch will say so.
            return
        }
    }

    private func removeObject(_ pod: Pod) async throws {
        do {
            try await node.client.delete(
                Pod.self, namespace: pod.metadata.namespace, name: pod.metadata.name,
                options: DeleteRequest(gracePeriodSeconds: 0, uid: uid))
        } catch let error as StatusError where error.isNotFound || error.isConflict {
            // It is gone, and perhaps another one has its name.
        }
        state.withLock { $0.isRemoved = true }
    }

    /// The object was taken away from a pod that may still run.
    private func endWithoutObject(_ snapshot: PodState) throws -> Bool {
        guard snapshot.hasRunning else {
            try node.runtime.removePod(uid)
            return true
        }
        for (name, facts) in snapshot.containers where facts.isRunning && !facts.isStopping {
            stop(name, graceSeconds: Limits.forcedGraceSeconds, why: "Stopping container \(name)")
        }
        return false
    }

    // MARK: What has been

    /// Learns from the runtime, and from the status where the runtime knows nothing, what an earlier agent left.
    private func adopt() throws {
        var runs: [String: [ContainerObservation]] = [:]
        for observation in try node.runtime.containers(of: uid) {
            runs[observation.id.name, default: []].append(observation)
        }
        let pod = pod
        var found: [String: ContainerFacts] = [:]
        for container in pod.spec.allContainers {
            if let last = runs[container.name]?.last {
                let previous = runs[container.name]?.dropLast().last
                found[container.name] = adopted(last, previous: previous, container)
            } else if let status = pod.status.containerStatus(container.name) {
                found[container.name] = ContainerFacts(lost: status, now: node.clock.now())
            }
        }
        let facts = found
        state.withLock { state in
            state.containers = facts
            state.isAdopted = true
            if state.pod.status.reason == PodFailure.deadlineExceeded.reason { state.failure = .deadlineExceeded }
        }
        for observation in runs.values.compactMap(\.last) where observation.isRunning {
            if let container = pod.spec.container(observation.id.name) { follow(observation.id, container) }
        }
    }

    private func adopted(
        _ last: ContainerObservation, previous: ContainerObservation?, _ container: Container
    ) -> ContainerFacts {
        var facts = ContainerFacts(attempt: last.id.attempt, quickRestarts: last.id.attempt, containerID: text(last.id))
        if case .exited(let exit) = previous?.state, let id = previous?.id {
            facts.previousEnd = end(of: id, exit, container)
        }
        switch last.state {
        case .running(let since):
            facts.phase = .running(since: since)
            let status = pod.status.containerStatus(container.name)
            facts.resources = status?.resources
            facts.isStarted = container.startupProbe == nil || status?.started == true
            facts.passesReadiness = container.readinessProbe == nil || status?.ready == true
        case .exited(let exit): facts.phase = .exited(end(of: last.id, exit, container))
        }
        return facts
    }

    func text(_ id: ContainerID) -> String { "\(node.runtime.scheme)://\(id)" }
}

extension PodSpec {
    /// The container of that name, init and ephemeral containers included.
    func container(_ name: String) -> Container? { allContainers.first { $0.name == name } }
}

extension PodStatus {
    func containerStatus(_ name: String) -> ContainerStatus? {
        (initContainerStatuses + containerStatuses + ephemeralContainerStatuses).first { $0.name == name }
    }
}

extension ContainerFacts {
    /// Of a container that the status knows and the runtime does not: what ran is over, one can't tell how.
    init?(lost status: ContainerStatus, now: Time) {
        self.init(attempt: status.restartCount, containerID: status.containerID)
        let last = status.state.waiting == nil ? nil : status.lastState.terminated
        if let terminated = status.state.terminated ?? last {
            phase = .exited(
                ContainerEnd(
                    exitCode: terminated.exitCode, reason: terminated.reason, message: terminated.message,
                    startedAt: terminated.startedAt, finishedAt: terminated.finishedAt ?? now,
                    containerID: terminated.containerID))
        } else if let running = status.state.running {
            phase = .exited(
                ContainerEnd(
                    exitCode: 137, reason: "ContainerStatusUnknown",
                    message: "The container could not be located when the node agent started",
                    startedAt: running.startedAt, finishedAt: now, containerID: status.containerID))
        } else {
            return nil
        }
        quickRestarts = attempt
    }
}
