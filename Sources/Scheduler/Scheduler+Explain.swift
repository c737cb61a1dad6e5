import APIClient
import ControllerRuntime
import ObjectModel
import SchedulingPlans

/// Why a pod waits.
extension Scheduler {
    /// Why this scheduler has not placed a pod yet, as lines for people; nil for a pod that it does not wait for.
    public func explain(podNamed name: String, namespace: String) -> [String]? {
        let now = clock.now()
        return state.withLock { $0.explain(name, namespace: namespace, now: now) }
    }

    /// Why a pod has no node, worked out from the cluster as it is by somebody who does not run the scheduler. Throws
    /// `StatusError` NotFound when there is no such pod.
    public static func explain(
        podNamed name: String, namespace: String, client: any APIClient, clock: any Clock
    ) async throws -> [String] {
        let pod = try await client.get(Pod.self, namespace: namespace, name: name)
        let node = pod.spec.nodeName
        guard node.isEmpty else { return ["\(namespace)/\(name) is assigned to \(node)"] }
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
        _ = state.pods(try await list(Pod.self), now: now)
        let since = pod.status.conditions.first { $0.type == "PodScheduled" }?.lastTransitionTime
        let lines = state.explain(name, namespace: namespace, since: since, now: now)
        return lines ?? ["\(namespace)/\(name) needs no node"]
    }
}

extension SchedulerState {
    func explain(_ name: String, namespace: String, since: Time? = nil, now: Time) -> [String]? {
        for uid in queue.uids {
            guard let waiting = queue.waiting(uid), waiting.pod.name == name, waiting.pod.namespace == namespace else {
                continue
            }
            var snapshot = snapshot
            let begin = since ?? waiting.since
            if let wait = volumeWaits[uid] {
                let claims = wait.decision.claims.joined(separator: ", ")
                return ["\(waiting.pod.description) goes to \(wait.decision.node) once its claims are bound: \(claims)"]
            }
            return SchedulingExplanation.make(for: waiting.pod, in: &snapshot)
                .lines(since: begin, nextTry: queue.nextTry(of: uid), now: now)
        }
        return nil
    }
}
