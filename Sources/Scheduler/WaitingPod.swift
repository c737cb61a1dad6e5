import ObjectModel
import SchedulingPlans

/// A pod without a node, and what has been tried for it.
package struct WaitingPod: Sendable {
    package var pod: PodInfo
    /// Pods of one priority go in the order they came.
    package let order: UInt64
    /// Whether the pod's PodScheduled condition is False already, and what it says.
    package var condition: Report?
    /// When it was first seen.
    package let since: Time
    package var attempts = 0
    package var lastAttempt: Time?
    /// Why it did not fit; nil while it has not been tried, or an API call failed.
    package var failure: FitFailure?

    package init(pod: PodInfo, order: UInt64, condition: Report?, since: Time) {
        self.pod = pod
        self.order = order
        self.condition = condition
        self.since = since
    }

    /// What the PodScheduled condition says while it is False.
    package struct Report: Sendable, Equatable {
        package let reason: String
        package let message: String

        package static let gated = Report(
            reason: "SchedulingGated", message: "Scheduling is blocked due to non-empty scheduling gates")

        /// Something failed that has nothing to do with room.
        package static func failed(_ message: String) -> Report {
            Report(reason: "SchedulerError", message: message)
        }

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

    package var reference: ObjectReference { ObjectReference(to: pod) }
}

extension ObjectReference {
    /// A reference to a pod as events hold it.
    init(to pod: PodInfo) {
        self.init()
        kind = Pod.kind
        apiVersion = Pod.apiVersion
        namespace = pod.namespace
        name = pod.name
        uid = pod.uid
        resourceVersion = pod.resourceVersion
    }
}
