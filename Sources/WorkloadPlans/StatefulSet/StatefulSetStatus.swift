import ObjectModel

// The status of a StatefulSet: which of its pods were observed, how they are, and of which revision.

extension StatefulSetPlan {
    /// Puts the status before the plan for the pods, when it is not as it should be. Where both know the same revisions
    /// it goes along with the first of the other writes instead: it tells what was observed before them.
    func writeStatus(_ plan: inout Plan, beside pods: Plan) {
        watchAvailability(&plan)
        var steps = statusSteps
        var phases = pods.phases[...]
        let namesRevisions =
            state.status.currentRevision == revisions.current && state.status.updateRevision == revisions.update
        if namesRevisions, let first = phases.first, first.pace == .steady || first.steps.count == 1 {
            plan.then(first.name, steps + first.steps)
            phases = phases.dropFirst()
            steps = []
        }
        plan.then("write status", steps)
        for phase in phases { plan.then(phase.name, phase.pace, phase.steps) }
        plan.wait(pods.waits)
        for announcement in pods.announces { plan.announce(announcement) }
    }

    private var statusSteps: [Step] {
        let status = observedStatus
        guard status != state.status else { return [] }
        var set = state.set
        set.status = status
        return [Step(.updateStatus(set.value), reason: "what was observed has changed")]
    }

    /// The status as it should be now.
    var observedStatus: StatefulSetStatus {
        var status = state.status
        status.observedGeneration = state.set.metadata.generation
        status.replicas = counts.all
        status.readyReplicas = counts.ready
        status.availableReplicas = counts.available
        status.currentReplicas = counts.current
        status.updatedReplicas = counts.updated
        status.collisionCount = revisions.collisionCount
        // A set that goes away records no revision, so it can't name one that isn't there.
        if !state.owner.isDeleting || isRecorded {
            status.currentRevision = revisions.current
            status.updateRevision = revisions.update
        }
        if isUpdated {
            status.currentRevision = status.updateRevision
            status.currentReplicas = counts.updated
        }
        return status
    }

    private var isRecorded: Bool {
        if case .new = revisions.match { false } else { true }
    }

    /// Whether a rolling update is over: then its revision is the current one.
    private var isUpdated: Bool {
        let wanted = state.spec.wantedReplicas
        return !state.spec.updatesOnDelete && counts.updated == wanted && counts.ready == wanted
            && counts.all == wanted
    }
}

/// The pods of a set as they were observed, counted.
struct StatefulSetCounts: Sendable {
    private(set) var all = 0
    private(set) var ready = 0
    private(set) var available = 0
    private(set) var current = 0
    private(set) var updated = 0

    init(_ state: StatefulSetState, _ revisions: StatefulSetRevisions, _ slots: StatefulSetSlots) {
        for pod in slots.allPods {
            all += 1
            if state.isReady(pod) {
                ready += 1
                if state.isAvailable(pod) { available += 1 }
            }
            // A pod that terminates still serves, but is of no revision.
            guard !pod.isDeleting else { continue }
            if pod.revision == revisions.current { current += 1 }
            if pod.revision == revisions.update { updated += 1 }
        }
    }
}
