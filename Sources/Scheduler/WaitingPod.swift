import ObjectModel
import SchedulingPlans

/// A pod without a node, and what has been tried for it.
package struct WaitingPod: Sendable {
    package var pod: PodInfo
    /// Pods of one priority go in the order they came.
    package let order: UInt64
    /// Whether the pod's PodScheduled condition is False already, and what it says.
    package var condition: Report?
    package var attempts = 0
    package var lastAttempt: Time?
    /// Why it did not fit; nil while it has not been tried, or an API call failed.
    package var failure: FitFailure?

    /// What the PodScheduled condition says while it is False.
    package struct Report: Sendable, Equatable {
        package let reason: String
        package let message: String

        package static let gated = Report(
            reason: "SchedulingGated", message: "Scheduling is blocked due to non-empty scheduling gates")

        package static func unschedulable(_ message: String) -> Report {
            Report(reason: "Unschedulable", message: message)
        }

        package init(reason: String, message: String) {
            self.reason = reason
            self.message = message
        }

        /// From the status of a pod.
        init?(_ pod: Pod) {
            let conditions = pod.status.conditions
            guard let condition = conditions.first(where: { $0.type == "PodScheduled" }), condition.status == "False"
            else { return nil }
            self.init(reason: condition.reason, message: condition.message)
        }
    }

    /// When it may be tried again at the earliest.
    package var backoffEnd: Time? {
        guard let lastAttempt, attempts > 0 else { return nil }
        var delay = SchedulerLimits.firstBackoff
        for _ in 1..<attempts where delay < SchedulerLimits.longestBackoff { delay *= 2 }
        return lastAttempt.adding(seconds: min(delay, SchedulerLimits.longestBackoff))
    }

    package var reference: ObjectReference {
        .make {
            $0.kind = Pod.kind
            $0.apiVersion = Pod.apiVersion
            $0.namespace = pod.namespace
            $0.name = pod.name
            $0.uid = pod.uid
            $0.resourceVersion = pod.resourceVersion
        }
    }
}
