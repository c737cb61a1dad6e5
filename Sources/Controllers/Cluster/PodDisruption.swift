import APIClient
import ControllerRuntime
import ObjectModel

extension IndexName {
    /// Pods by the node they are assigned to.
    static let node = IndexName("node")
}

extension Pod {
    var nodeIndexValue: [String] { spec.nodeName.isEmpty ? [] : [spec.nodeName] }
}

extension APIClient {
    /// Notes on a pod that it goes through no fault of its own (KEP-3329), and perhaps that it has failed.
    func disrupt(_ pod: Pod, reason: String, message: String, fail: Bool = false, now: Time) async throws {
        let phase = pod.status.phase
        let isOver = phase == "Succeeded" || phase == "Failed"
        guard !isOver else { return }
        var status = PodStatus()
        if fail { status.phase = "Failed" }
        status.conditions = [
            .make {
                $0.type = "DisruptionTarget"
                $0.status = "True"
                $0.observedGeneration = pod.metadata.generation
                $0.lastTransitionTime = now
                $0.reason = reason
                $0.message = message
            }
        ]
        do {
            try await patch(
                Pod.self, namespace: pod.metadata.namespace, name: pod.metadata.name, subresource: "status",
                .strategicMerge(["metadata": ["uid": .string(pod.metadata.uid)], "status": status.value]))
        } catch let error as StatusError where error.isNotFound {
            // Gone already.
        }
    }

    /// Notes that a pod has failed, unless it has ended before.
    func fail(_ pod: Pod) async throws {
        guard !["Succeeded", "Failed"].contains(pod.status.phase) else { return }
        do {
            try await patch(
                Pod.self, namespace: pod.metadata.namespace, name: pod.metadata.name, subresource: "status",
                .strategicMerge(["metadata": ["uid": .string(pod.metadata.uid)], "status": ["phase": "Failed"]]))
        } catch let error as StatusError where error.isNotFound {
            // Gone already.
        }
    }

    /// Deletes this very pod, should it still be there.
    func deleteIfPresent(_ pod: Pod, gracePeriodSeconds: Int?) async throws {
        do {
            try await delete(
                Pod.self, namespace: pod.metadata.namespace, name: pod.metadata.name,
                options: DeleteRequest(gracePeriodSeconds: gracePeriodSeconds, uid: pod.metadata.uid))
        } catch let error as StatusError where error.isNotFound || error.isConflict {
            // Gone already, or replaced by a namesake.
        }
    }
}
