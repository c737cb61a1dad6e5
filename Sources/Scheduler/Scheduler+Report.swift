import APIClient
import ObjectModel
import SchedulingPlans

/// What a pod's status is to say while it waits.
struct ReportErrand: Sendable {
    let waiting: WaitingPod
    /// nil to leave the condition as it is.
    let report: WaitingPod.Report?
    /// The node it is meant for; empty for none any more, nil to leave it as it is.
    let nomination: String?
}

/// Saying in the status of pods why they wait.
extension Scheduler {
    /// Has the pod's status written, should it say something else.
    func report(_ waiting: WaitingPod, _ report: WaitingPod.Report, nomination: String? = nil) {
        let isNews = waiting.condition != report
        let isMoved = nomination.map { $0 != waiting.pod.nominatedNode } ?? false
        guard isNews || isMoved else { return }
        reports.add(
            ReportErrand(waiting: waiting, report: isNews ? report : nil, nomination: isMoved ? nomination : nil),
            for: waiting.pod.uid)
    }

    func write(_ errand: ReportErrand) async {
        let pod = errand.waiting.pod
        var status = Fields()
        if let report = errand.report {
            var condition = PodCondition()
            condition.type = "PodScheduled"
            condition.observedGeneration = pod.generation
            condition.status = "False"
            condition.reason = report.reason
            condition.message = report.message
            // The moment is that of the change to False, not of another message.
            if errand.waiting.condition == nil { condition.lastTransitionTime = clock.now() }
            status["conditions"] = [condition.value]
        }
        if let node = errand.nomination { status["nominatedNodeName"] = node.isEmpty ? .null : .string(node) }
        do {
            try await setStatus(of: pod, .object(status))
            if let report = errand.report { state.withLock { $0.reported(pod.uid, report) } }
        } catch let error as StatusError where error.isNotFound || error.isConflict {
            logger.debug("the pod is gone or has its node: \(error)")
        } catch {
            guard !Task.isCancelled else { return }
            logger.warning("could not write why a pod waits: \(error)", metadata: ["pod": "\(pod.description)"])
        }
    }

    /// Writes only to a version of the pod without a node: a report that is overtaken by the binding is about the past.
    private func setStatus(of pod: PodInfo, _ status: Value) async throws {
        var version = pod.resourceVersion
        for _ in 0..<SchedulerLimits.reportAttempts {
            let precondition: Value = ["uid": .string(pod.uid), "resourceVersion": .string(version)]
            do {
                try await client.patch(
                    Pod.self, namespace: pod.namespace, name: pod.name, subresource: "status",
                    .strategicMerge(["metadata": precondition, "status": status]))
                return
            } catch let error as StatusError where error.isConflict {
                let current = try await client.get(Pod.self, namespace: pod.namespace, name: pod.name)
                guard current.metadata.uid == pod.uid, current.spec.nodeName.isEmpty else { throw error }
                // What is read is on disk; the version that is in the way may not be yet.
                if current.metadata.resourceVersion == version {
                    try await clock.sleep(seconds: SchedulerLimits.reportPause)
                }
                version = current.metadata.resourceVersion
            }
        }
        throw StatusError.internalError("the pod changes all the time")
    }
}
