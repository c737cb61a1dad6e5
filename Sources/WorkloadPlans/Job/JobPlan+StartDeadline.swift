import ObjectModel
import ObjectRules

// swiftlet.dev/start-deadline-seconds: how long a pod may take to start. A pod whose image can't be pulled, whose
// containers can't be created or that finds no node waits for ever, and its Job with it; with this annotation the Job
// fails instead.

extension JobState {
    func startDeadlineVerdict() -> JobVerdict? {
        guard let late = stuckPods.first(where: { $0.deadline <= now }) else { return nil }
        let seconds = late.deadline.since(late.since)
        return .failure(
            reason: "StartDeadlineExceeded",
            message: "Pod \(late.pod.name) has not started within \(Int(seconds)) seconds"
                + (late.pod.startProblem.map { ": \($0)" } ?? ""))
    }

    /// Those that have not started, in the order of their names; none unless there is a deadline.
    fileprivate var stuckPods: [(pod: JobPod, since: Time, deadline: Time)] {
        guard let seconds = SecondsAnnotation.startDeadline.value(in: job.metadata) else { return [] }
        return pods.compactMap { pod in
            guard pod.isActive, let since = pod.stuckSince else { return nil }
            return (pod, since, since.adding(seconds: Double(seconds)))
        }
    }
}

extension JobPlan {
    func watchStartDeadline(_ plan: inout Plan) {
        guard verdict == nil, let next = state.stuckPods.min(by: { $0.deadline < $1.deadline }) else { return }
        plan.wait(
            for: "\(next.pod.name) to start\(next.pod.startProblem.map { " (\($0))" } ?? ""), no longer than "
                + "\(SecondsAnnotation.startDeadline.name) says",
            since: next.since, until: next.deadline)
    }
}

extension JobPod {
    /// Since when nothing of the pod runs that should: its creation, or the end of its last init container. nil for a
    /// pod that runs, or has a container that is started again after it failed.
    fileprivate var stuckSince: Time? {
        guard phase == .pending else { return nil }
        let status = pod.status
        var since = pod.metadata.creationTimestamp
        for container in status.initContainerStatuses + status.containerStatuses {
            let state = container.state
            if state.running != nil || state.waiting?.reason == "CrashLoopBackOff" { return nil }
            since = max(since, state.terminated?.finishedAt)
        }
        return since
    }

    /// Why it does not start, as far as its status says.
    fileprivate var startProblem: String? {
        let status = pod.status
        let waiting = (status.initContainerStatuses + status.containerStatuses).lazy
            .compactMap { $0.state.waiting?.reason }
            .first { !["", "ContainerCreating", "PodInitializing"].contains($0) }
        if let waiting { return waiting }
        return status.conditions.first { $0.type == "PodScheduled" && $0.status == "False" }
            .map { $0.message.isEmpty ? $0.reason : "\($0.reason): \($0.message)" }
    }
}
