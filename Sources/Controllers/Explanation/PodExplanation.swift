import ControllerRuntime
import ObjectModel
import WorkloadPlans

/// Why a pod is not what somebody waits for, read off its status.
struct PodExplanation {
    private let pod: Pod
    private let status: PodStatus

    init(_ pod: Pod) {
        self.pod = pod
        status = pod.status
    }

    /// What the pod waits for; nothing for one that is ready or has ended.
    var waits: [Wait] {
        if pod.metadata.fields.contains("deletionTimestamp") { return endings }
        if ["Succeeded", "Failed"].contains(status.phase) { return [] }
        if pod.spec.nodeName.isEmpty { return [placement] }
        let containers = containerWaits
        return containers.isEmpty ? readiness : containers
    }

    /// A pod that is being deleted goes when its containers have stopped and nobody holds it back.
    private var endings: [Wait] {
        let metadata = pod.metadata
        let end = metadata.deletionTimestamp
        let since = end?.adding(seconds: -Double(metadata.deletionGracePeriodSeconds ?? 0))
        var waits: [Wait] = []
        if !pod.spec.nodeName.isEmpty, !["Succeeded", "Failed"].contains(status.phase) {
            let grace = metadata.deletionGracePeriodSeconds ?? 0
            waits.append(
                Wait(reason: "its containers to stop; they are killed \(grace) s after the deletion", since: since))
        }
        if !metadata.finalizers.isEmpty {
            let names = metadata.finalizers.joined(separator: ", ")
            waits.append(Wait(reason: "the finalizers \(names) to be removed by whoever set them", since: since))
        }
        return waits
    }

    private var placement: Wait {
        let scheduler = pod.spec.schedulerName
        guard scheduler.isEmpty || scheduler == "default-scheduler" else {
            return Wait(reason: "the scheduler \(scheduler) to choose a node", since: pod.metadata.creationTimestamp)
        }
        let scheduled = status.conditions.first { $0.type == "PodScheduled" && $0.status == "False" }
        guard let scheduled else {
            return Wait(reason: "the scheduler to look at it", since: pod.metadata.creationTimestamp)
        }
        return Wait(
            reason: scheduled.message.isEmpty ? scheduled.reason : scheduled.message,
            since: scheduled.lastTransitionTime ?? pod.metadata.creationTimestamp)
    }

    // MARK: Containers

    private var containerWaits: [Wait] {
        guard !(status.containerStatuses + status.initContainerStatuses).isEmpty else {
            let since = status.conditions.first { $0.type == "PodScheduled" }?.lastTransitionTime
            return [Wait(reason: "node \(pod.spec.nodeName) to start it", since: since)]
        }
        for container in status.initContainerStatuses {
            if let wait = wait(of: container, kind: "init container") { return [wait] }
        }
        return status.containerStatuses.compactMap { wait(of: $0, kind: "container") }
    }

    private func wait(of container: ContainerStatus, kind: String) -> Wait? {
        let name = "\(kind) \(container.name)"
        if container.state.fields.contains("waiting") {
            let waiting = container.state.waiting
            let reason = waiting?.reason ?? ""
            let message = waiting?.message ?? ""
            let last = container.lastState.terminated
            let exit = last.map { "; it ended with exit code \($0.exitCode) before" } ?? ""
            let text = [reason, message].filter { !$0.isEmpty }.joined(separator: ": ")
            return Wait(reason: "\(name) to start (\(text.isEmpty ? "waiting" : text)\(exit))", since: last?.finishedAt)
        }
        if let ended = container.state.terminated {
            if kind == "init container", ended.exitCode == 0 { return nil }
            return Wait(
                reason: "\(name), which ended with exit code \(ended.exitCode), to be started again",
                since: ended.finishedAt)
        }
        guard let running = container.state.running else { return nil }
        if kind == "init container" {
            let isSidecar = pod.spec.initContainers.contains {
                $0.name == container.name && $0.restartPolicy == "Always"
            }
            if isSidecar, container.started == true { return nil }
            return Wait(reason: "\(name) to \(isSidecar ? "start up" : "end")", since: running.startedAt)
        }
        guard !container.ready else { return nil }
        let probe = failingProbe(of: container).map { " (its \($0) fails)" } ?? ""
        return Wait(reason: "\(name) to become ready\(probe)", since: notReadySince ?? running.startedAt)
    }

    private func failingProbe(of container: ContainerStatus) -> String? {
        guard let spec = pod.spec.containers.first(where: { $0.name == container.name }) else { return nil }
        if spec.startupProbe != nil, container.started != true { return "startup probe" }
        return spec.readinessProbe == nil ? nil : "readiness probe"
    }

    // MARK: Conditions

    private var notReadySince: Time? {
        status.conditions.first { $0.type == "Ready" && $0.status == "False" }?.lastTransitionTime
    }

    private var readiness: [Wait] {
        let met = Set(status.conditions.filter { $0.status == "True" }.map(\.type))
        guard !met.contains("Ready") else { return [] }
        let gates = pod.spec.readinessGates.map(\.conditionType).filter { !met.contains($0) }
        let ready = status.conditions.first { $0.type == "Ready" }
        let reason =
            gates.isEmpty
            ? "it to become ready" + (ready.map { $0.reason.isEmpty ? "" : " (\($0.reason))" } ?? "")
            : "the readiness gates " + gates.joined(separator: ", ")
        return [Wait(reason: reason, since: notReadySince)]
    }
}
