import APIClient
import ControllerRuntime
import ObjectModel
import SchedulingPlans

/// Pods to be told to go, and for whom.
struct PreemptErrand: Sendable {
    let waiting: WaitingPod
    let preemption: Preemption
}

/// Making room for pods that are more important.
extension Scheduler {
    /// Tells less important pods that were meant for the node to look elsewhere, and the victims to go. The pod itself
    /// is tried again when they are gone.
    func preempt(_ errand: PreemptErrand) async {
        let pod = errand.waiting.pod
        do {
            for displaced in errand.preemption.displaced { try await clearNomination(of: displaced) }
            for victim in errand.preemption.victims where !victim.isTerminating {
                try await evict(victim, for: pod, on: errand.preemption.node)
            }
            state.withLock { $0.preempted(pod.uid, isDone: true, now: clock.now()) }
        } catch {
            guard !Task.isCancelled else { return }
            logger.warning("preemption failed: \(error)", metadata: ["pod": "\(pod.description)"])
            state.withLock { $0.preempted(pod.uid, isDone: false, now: clock.now()) }
        }
        changes.raise()
    }

    private func clearNomination(of pod: PodInfo) async throws {
        try await unlessGone {
            try await client.patch(
                Pod.self, namespace: pod.namespace, name: pod.name, subresource: "status",
                .strategicMerge(["metadata": ["uid": .string(pod.uid)], "status": ["nominatedNodeName": .null]]))
        }
    }

    private func evict(_ victim: PodInfo, for pod: PodInfo, on node: String) async throws {
        var condition = PodCondition()
        condition.type = "DisruptionTarget"
        condition.observedGeneration = victim.generation
        condition.status = "True"
        condition.reason = "PreemptionByScheduler"
        condition.message = "\(name): preempting to accommodate a higher priority pod"
        condition.lastTransitionTime = clock.now()
        let patch: Value = [
            "metadata": ["uid": .string(victim.uid)], "status": ["conditions": [condition.value]],
        ]
        try await unlessGone {
            try await client.patch(
                Pod.self, namespace: victim.namespace, name: victim.name, subresource: "status",
                .strategicMerge(patch))
            try await client.delete(
                Pod.self, namespace: victim.namespace, name: victim.name, options: DeleteRequest(uid: victim.uid))
            recorder.record(
                ObservedEvent(
                    .normal, reason: "Preempted", message: "Preempted by pod \(pod.uid) on node \(node)",
                    form: .series(action: "Preempting")),
                about: ObjectReference(to: victim))
        }
    }

    /// A pod that is gone, or another of its name, has made room already.
    private func unlessGone(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let error as StatusError where error.isNotFound || error.isConflict {
            logger.debug("the pod is gone: \(error)")
        }
    }
}
