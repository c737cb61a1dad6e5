import ObjectModel

/// What a DaemonSet does next. Each file beside this one holds one word of the documentation of DaemonSets
/// (kubernetes.io/docs/concepts/workloads/controllers/daemonset).
///
/// First every node is made right by itself: a pod where one is missing, none where none belongs, no failed and no
/// superfluous ones. Only when nothing is left to do there are old pods replaced, within the budget of the update
/// strategy. The status says what was observed before.
///
/// The revision comes first, because pods carry its hash: a controller that dies before the pods are made finds it
/// again by its content. Pods go before others come, so that a quota that refuses the new does not keep failed ones in
/// place. Old revisions go last, when nothing refers to them.
public struct DaemonSetPlan: Sendable {
    let state: DaemonSetState
    let revisions: DaemonRevisions
    let hold: DaemonHold

    init(_ state: DaemonSetState) {
        self.state = state
        revisions = state.revisions
        hold = DaemonHold(state)
    }

    /// What to do now. The same state gives the same plan.
    public static func plan(for state: DaemonSetState) -> Plan {
        var plan = Plan()
        guard !state.owner.isDeleting else {
            plan.wait(for: "the garbage collector to take the set and what it owns")
            return plan
        }
        guard !state.selectsEverything else {
            plan.wait(for: "a selector: the present one is empty and would select all pods")
            return plan
        }
        let set = DaemonSetPlan(state)
        state.history.apply(to: &plan, for: state.owner)
        state.pods.apply(to: &plan, for: state.owner)
        guard set.settleCollision(&plan) else { return plan }
        set.keepRevisions(&plan)
        set.writeStatus(&plan)
        var change = set.changeOfEachNode()
        if change.isEmpty { change = set.changeOfUpdate(&plan) }
        set.delete(change.doomed, &plan)
        set.create(on: change.vacant, &plan)
        set.trimHistory(&plan)
        set.explain(change, &plan)
        return plan
    }
}

/// Pods that go, and nodes that get one.
struct DaemonChange {
    struct Doomed {
        let pod: ControlledPod
        let reason: String
        /// What to tell apart from the deletion itself.
        var announcement: Announcement?
    }

    var doomed: [Doomed] = []
    var vacant: [String] = []

    var isEmpty: Bool { doomed.isEmpty && vacant.isEmpty }

    mutating func delete(_ pod: ControlledPod, because reason: String, telling announcement: Announcement? = nil) {
        doomed.append(Doomed(pod: pod, reason: reason, announcement: announcement))
    }
}

extension DaemonSetPlan {
    private func delete(_ doomed: [DaemonChange.Doomed], _ plan: inout Plan) {
        let set = state.owner.identity
        plan.then(
            "delete pods",
            doomed.prefix(Limits.podsPerDaemonSetPlan).map { entry in
                Step(
                    .delete(entry.pod.identity), reason: entry.reason,
                    announces: [entry.announcement].compactMap(\.self) + [
                        .normal("SuccessfulDelete", "Deleted pod: \(entry.pod.name)", about: set)
                    ],
                    ifRefused: .warning("FailedDelete", "Error deleting: ", about: set))
            })
    }

    private func create(on nodes: [String], _ plan: inout Plan) {
        guard !nodes.isEmpty else { return }
        var factory = DaemonPodFactory(state, hold)
        let set = state.owner.identity
        plan.then(
            "create pods", .slowStart,
            nodes.prefix(Limits.podsPerDaemonSetPlan).map { node in
                let pod = factory.pod(on: node)
                return Step(
                    .create(pod.value), reason: "\(node) should run a pod of the set",
                    announces: [.normal("SuccessfulCreate", "Created pod: \(pod.metadata.name)", about: set)],
                    ifRefused: .warning("FailedCreate", "Error creating: ", about: set))
            })
    }
}
