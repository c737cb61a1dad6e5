import ObjectModel
import WorkloadPlans

/// Takes the mark `DisruptionTarget` back from a pod that was to go and did not, so that its later end is not put down
/// to a disruption. (Kubernetes: disruption controller.)
public enum StaleDisruptionPlan {
    /// Whether the mark of a pod may become stale. That of a node agent does not: the agent may take its time.
    public static func concerns(_ pod: Pod) -> Bool {
        guard pod.metadata.deletionTimestamp == nil, let mark = mark(of: pod) else { return false }
        return mark.status == "True" && mark.reason != "TerminationByKubelet"
            && pod.status.phase != "Succeeded" && pod.status.phase != "Failed"
    }

    /// The patch that takes a mark back whose time is over, else the wait for that.
    public static func plan(for pod: Pod, now: Time) -> Plan {
        var plan = Plan()
        guard concerns(pod), let mark = mark(of: pod) else { return plan }
        let since = mark.lastTransitionTime ?? now
        let end = since.adding(seconds: ClusterLimits.staleDisruptionSeconds)
        guard end <= now else {
            plan.wait(
                for: "the deletion of the pod, which is marked as a target of disruption (\(mark.reason))",
                since: since, until: end)
            return plan
        }
        let condition: Value = [
            "type": .string(Self.type), "status": "False", "lastTransitionTime": .string(now.rfc3339),
            "reason": .null, "message": .null,
        ]
        let identity = ObjectIdentity(Pod.self, pod.metadata).at(resourceVersion: pod.metadata.resourceVersion)
        plan.then(
            "condition",
            [
                Step(
                    .patch(identity, subresource: "status", ["status": ["conditions": [condition]]]),
                    reason: "the pod was to be disrupted and still is not being deleted")
            ])
        return plan
    }

    private static let type = "DisruptionTarget"

    private static func mark(of pod: Pod) -> PodCondition? { pod.status.conditions.first { $0.type == type } }
}
