import ObjectModel
import Testing
import WorkloadPlans

/// Every small state: up to three pods, each in every situation that it can be in, under every setting that matters.
@Suite struct ReplicaSetExhaustiveTests {
    @Test func everyPlanKeepsItsPromises() throws {
        var count = 0
        for lives in PodLife.multisets(upTo: 3) {
            for replicas in 0...2 {
                for isDeleting in [false, true] {
                    for refusal in [nil, StatusError(code: 403, reason: "Forbidden", message: "no")] {
                        try check(lives, replicas, isDeleting, refusal)
                        count += 1
                    }
                }
            }
        }
        #expect(count > 5_000)
    }

    private func check(_ lives: [PodLife], _ replicas: Int, _ isDeleting: Bool, _ refusal: StatusError?) throws {
        let pods = lives.enumerated().map { ControlledPod($0.element.pod($0.offset)) }
        let set = ReplicaSetExamples.set(replicas: replicas, isDeleting: isDeleting)
        let state = ReplicaSetState(
            of: try ReplicaKeeper(set), pods: pods, now: Time(seconds: 10_000), names: NameSource(seed: 7),
            refusal: refusal)
        let plan = ReplicaSetPlan.plan(for: state)
        let promises = ReplicaSetPromises(
            replicaSet: set, pods: zip(lives, pods).map { ($0, $1) }, plan: plan, refusal: refusal)
        // Recording an expectation costs more than a plan.
        if let violation = promises.violation {
            Issue.record("\(violation): \(lives) replicas \(replicas) deleting \(isDeleting)")
        }
        if ReplicaSetPlan.plan(for: state) != plan { Issue.record("not deterministic: \(lives)") }
    }
}

/// A situation a pod can be in.
private struct PodLife: CustomStringConvertible {
    enum Phase: CaseIterable { case pending, ready, unready, failed, terminating }
    enum Owner: CaseIterable { case ours, none }
    let phase: Phase
    let owner: Owner
    let matches: Bool

    var description: String { "\(phase)/\(owner)/\(matches)" }
    var isActive: Bool { phase != .failed && phase != .terminating }
    var isOurs: Bool { owner == .ours && matches }

    static func multisets(upTo size: Int) -> [[PodLife]] {
        let all = Phase.allCases.flatMap { phase in
            Owner.allCases.flatMap { owner in
                [true, false].map { PodLife(phase: phase, owner: owner, matches: $0) }
            }
        }
        var sets: [[PodLife]] = [[]]
        var last: [(set: [PodLife], from: Int)] = [([], 0)]
        for _ in 0..<size {
            last = last.flatMap { entry in (entry.from..<all.count).map { (entry.set + [all[$0]], $0) } }
            sets += last.map(\.set)
        }
        return sets
    }

    func pod(_ number: Int) -> Pod {
        .new { pod in
            pod.metadata = .make {
                $0.name = "web-\(number)"
                $0.namespace = "default"
                $0.uid = "pod-\(number)"
                $0.labels = ["app": matches ? "web" : "debug"]
                if owner == .ours { $0.ownerReferences = [ReplicaSetExamples.reference] }
                if phase == .terminating { $0.deletionTimestamp = Time(seconds: 9000) }
            }
            if phase != .pending { pod.spec.nodeName = "node-0" }
            pod.status.phase = phase == .pending ? "Pending" : phase == .failed ? "Failed" : "Running"
            pod.status.conditions = [
                .make {
                    $0.type = "Ready"
                    $0.status = phase == .ready ? "True" : "False"
                    $0.lastTransitionTime = Time(seconds: 8000)
                }
            ]
        }
    }
}

private struct ReplicaSetPromises {
    let replicaSet: ReplicaSet
    let pods: [(life: PodLife, pod: ControlledPod)]
    let plan: Plan
    let refusal: StatusError?

    private var isDeleting: Bool { replicaSet.metadata.deletionTimestamp != nil }

    /// Pods that count: its own and, unless it goes away, those that it takes.
    private var active: [(life: PodLife, pod: ControlledPod)] {
        pods.filter { $0.life.isActive && $0.life.matches && ($0.life.owner == .ours || !isDeleting) }
    }

    var violation: String? {
        let phases = plan.phases.map(\.name)
        let order = ["adopt", "release", "write status", "delete pods", "create pods"]
        if phases != order.filter(phases.contains) { return "phases out of order: \(phases)" }
        return wrongClaim ?? wrongCount ?? wrongStatus
    }

    private var wrongClaim: String? {
        for step in plan.steps {
            guard case .patch(let identity, _, let patch) = step.action else { continue }
            guard let entry = pods.first(where: { $0.pod.uid == identity.uid }), entry.life.isActive, !isDeleting
            else { return "claims what it must not" }
            let releases = patch.at("metadata", "ownerReferences")?.arrayValue?.first?["$patch"] == "delete"
            if releases != (entry.life.owner == .ours) || releases == entry.life.matches { return "wrong claim" }
        }
        return nil
    }

    private var wrongCount: String? {
        var created = 0
        var deleted: [ControlledPod] = []
        for step in plan.steps {
            switch step.action {
            case .create: created += 1
            case .delete(let identity, _):
                guard let entry = active.first(where: { $0.pod.uid == identity.uid }) else {
                    return "deletes \(identity.name), which it does not have"
                }
                deleted.append(entry.pod)
            case .patch, .updateStatus: break
            }
        }
        if isDeleting { return created == 0 && deleted.isEmpty ? nil : "works although it is being deleted" }
        if active.count + created - deleted.count != replicaSet.spec.replicas {
            return "not as many as there should be"
        }
        let spared = active.filter { entry in !deleted.contains { $0.uid == entry.pod.uid } }
        if deleted.contains(where: \.isReady), spared.contains(where: { !$0.pod.isReady }) {
            return "deletes a ready pod before one that is not"
        }
        return nil
    }

    private var wrongStatus: String? {
        let written = plan.steps.lazy.compactMap { step -> ReplicaSetStatus? in
            if case .updateStatus(let set) = step.action { ReplicaSet(set).status } else { nil }
        }
        let status = written.first ?? replicaSet.status
        let terminating = pods.filter { $0.life.phase == .terminating && $0.life.isOurs }.count
        if status.replicas != active.count || status.terminatingReplicas != terminating { return "wrong numbers" }
        let ready = active.count { $0.pod.isReady }
        if status.readyReplicas != ready || status.availableReplicas != ready { return "wrong readiness" }
        let tells = status.conditions.contains { $0.type == "ReplicaFailure" }
        if tells != (refusal != nil && active.count != replicaSet.spec.replicas) { return "wrong condition" }
        return nil
    }
}
