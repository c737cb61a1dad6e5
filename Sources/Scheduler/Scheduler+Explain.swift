import APIClient
import ControllerRuntime
import ObjectModel
import SchedulingPlans

/// Why a pod waits for a node.
public struct PlacementWait: Sendable, Equatable {
    /// What it waits for, in a sentence, and what brings it forward.
    public let summary: String
    /// Nodes, and what speaks against them.
    public let lines: [String]
    /// Since when it waits.
    public let since: Time?
    /// When it is tried again although nothing happens; nil where something has to happen.
    public let nextTry: Time?
    /// As objects refer to it.
    public let uid: String
}

/// Why a pod waits.
extension Scheduler {
    /// Why this scheduler has not placed a pod yet; nil for a pod that it does not wait for.
    public func explain(podNamed name: String, namespace: String) -> PlacementWait? {
        state.withLock { $0.explain(name, namespace: namespace) }
    }

    /// Why a pod has no node, worked out from the cluster as it is by somebody who does not run the scheduler; nil for
    /// a pod that needs none. Throws `StatusError` NotFound when there is no such pod.
    public static func explain(
        podNamed name: String, namespace: String, client: any APIClient, clock: any Clock
    ) async throws -> PlacementWait? {
        let pod = try await client.get(Pod.self, namespace: namespace, name: name)
        guard pod.spec.nodeName.isEmpty else { return nil }
        var state = SchedulerState(schedulerName: pod.spec.schedulerName)
        let now = clock.now()
        func list<K: Kind>(_ type: K.Type) async throws -> Reflector.Change {
            let list = try await client.list(K.resource, namespace: nil, options: ListRequest())
            return .replaced(list.items, resourceVersion: 0)
        }
        state.nodes(try await list(Node.self), now: now)
        state.namespaces(try await list(Namespace.self), now: now)
        state.claims(try await list(PersistentVolumeClaim.self), now: now)
        state.volumes(try await list(PersistentVolume.self), now: now)
        state.classes(try await list(StorageClass.self), now: now)
        state.budgets(try await list(PodDisruptionBudget.self))
        state.services(try await list(Service.self))
        _ = state.pods(try await list(Pod.self), now: now)
        let since = pod.status.conditions.first { $0.type == "PodScheduled" }?.lastTransitionTime
        return state.explain(name, namespace: namespace, since: since ?? pod.metadata.creationTimestamp)
    }
}

extension SchedulerState {
    func explain(_ name: String, namespace: String, since: Time? = nil) -> PlacementWait? {
        for uid in queue.uids {
            guard let waiting = queue.waiting(uid), waiting.pod.name == name, waiting.pod.namespace == namespace else {
                continue
            }
            let begin = since ?? waiting.since
            if let wait = volumeWaits[uid] {
                let claims = wait.decision.claims.joined(separator: ", ")
                return PlacementWait(
                    summary: "its claims to be bound for \(wait.decision.node): \(claims)", lines: [], since: begin,
                    nextTry: wait.deadline, uid: uid)
            }
            var snapshot = snapshot
            let explanation = SchedulingExplanation.make(for: waiting.pod, in: &snapshot)
            return PlacementWait(
                summary: "\(explanation.summary); it is tried again \(explanation.remedy)", lines: explanation.lines,
                since: begin, nextTry: queue.nextTry(of: uid), uid: uid)
        }
        return nil
    }
}
