import ObjectModel

// Every slot gets its pod. With podManagementPolicy OrderedReady they are filled one after the other, each when the
// pod before it is available; with Parallel all at once.

extension StatefulSetSpec {
    var isParallel: Bool { podManagementPolicy == "Parallel" }
}

/// What is done to fill slots, kind of step by kind of step.
private struct SlotWork {
    var endings: [Step] = []
    var claims = ClaimWork()
    var creations: [Step] = []
    var identities: [Step] = []
    var waits: [Wait] = []
    var warnings: [Announcement] = []
}

/// How it is about one slot.
private enum SlotOutcome {
    /// Its pod is there, or is about to be when nothing waits for it.
    case filled
    /// Something happens to it; OrderedReady waits for the end of that.
    case underway
    /// Nothing can be done about it. Nothing is scaled down or updated before that is over.
    case stuck
}

extension StatefulSetPlan {
    /// Fills the slots; false when nothing else may be done to pods before the next plan.
    func fillSlots(_ plan: inout Plan) -> Bool {
        var work = SlotWork()
        var factory = StatefulSetPodFactory(self)
        let goesOn = fillSlots(&work, &factory)
        plan.then("delete ended pods", work.endings)
        plan.then("create claims", .slowStart, work.claims.creations)
        plan.then("own claims", work.claims.ownerships)
        plan.then("create pods", .slowStart, work.creations)
        plan.then("correct identities", work.identities)
        plan.wait(work.waits)
        for warning in work.warnings { plan.announce(warning) }
        return goesOn
    }

    private func fillSlots(_ work: inout SlotWork, _ factory: inout StatefulSetPodFactory) -> Bool {
        var isStuck = false
        for slot in slots.all {
            guard work.creations.count < Limits.podsPerStatefulSetPlan else { return false }
            switch fill(slot, &work, &factory) {
            case .filled: continue
            case .underway: if !state.spec.isParallel { return false }
            case .stuck:
                if !state.spec.isParallel { return false }
                isStuck = true
            }
        }
        return !isStuck
    }

    private func fill(
        _ slot: StatefulSetSlots.Slot, _ work: inout SlotWork, _ factory: inout StatefulSetPodFactory
    ) -> SlotOutcome {
        guard let pod = slot.pod else { return create(slot, &work, &factory) }
        if pod.isFinished { return replace(pod, slot, &work) }
        if pod.phase == .pending, let obstacle = provideClaims(slot.ordinal, pod, &work.claims) {
            work.waits.append(obstacle.wait)
            return .stuck
        }
        if !state.spec.isParallel {
            if let step = healing(pod, slot) {
                work.endings.append(step)
                return .underway
            }
            if let obstacle = state.obstacle(pod, whatWaits(for: slot)) {
                work.waits.append(obstacle)
                return .underway
            }
        }
        return keep(pod, slot, &work)
    }

    /// A pod that has ended goes, and comes back when it is gone.
    private func replace(
        _ pod: ControlledPod, _ slot: StatefulSetSlots.Slot, _ work: inout SlotWork
    ) -> SlotOutcome {
        if pod.isDeleting {
            work.waits.append(
                Wait(reason: "\(pod.name) to be gone; it is created again then", since: pod.deletionAskedAt))
        } else {
            work.endings.append(deletion(of: pod, because: "\(pod.name) has ended (\(pod.phase.rawValue))"))
        }
        return .underway
    }

    private func create(
        _ slot: StatefulSetSlots.Slot, _ work: inout SlotWork, _ factory: inout StatefulSetPodFactory
    ) -> SlotOutcome {
        let name = state.podName(slot.ordinal)
        if let stranger = state.strangers[slot.ordinal] {
            let whose = stranger.controllerUID == nil ? "is not the set's" : "has another controller"
            work.waits.append(Wait(reason: "waiting for the name \(name), which a pod has that \(whose)"))
            return .stuck
        }
        if let wait = staleClaim(slot.ordinal) {
            work.waits.append(wait)
            return .underway
        }
        let failure = refusal("FailedCreate", "Create Pod \(name) in StatefulSet \(state.name) failed error: ")
        if let obstacle = provideClaims(slot.ordinal, nil, &work.claims) {
            work.waits.append(obstacle.wait)
            work.warnings.append(refusal(failure.reason, failure.message + obstacle.message))
            return .stuck
        }
        let pod = factory.pod(ordinal: slot.ordinal, revision: revision(ofSlot: slot))
        work.creations.append(
            Step(
                .create(pod.value), reason: "there is no \(name)",
                announces: [event("SuccessfulCreate", "Create Pod \(name) in StatefulSet \(state.name) successful")],
                ifRefused: failure))
        return state.spec.isParallel ? .filled : .underway
    }

    /// A pod that stays has the labels of its name, the volumes of the set, and claims owned as the set wants them.
    private func keep(_ pod: ControlledPod, _ slot: StatefulSetSlots.Slot, _ work: inout SlotWork) -> SlotOutcome {
        guard usesItsClaims(pod, slot.ordinal) else {
            // They are there, then, when it comes back.
            if let obstacle = provideClaims(slot.ordinal, pod, &work.claims) { work.waits.append(obstacle.wait) }
            work.waits.append(
                Wait(
                    reason:
                        "somebody to delete \(pod.name); it does not use the claims of its ordinal, and the volumes of "
                        + "a pod can't be changed"))
            return .stuck
        }
        own(slot.ordinal, pod, &work.claims, announcing: pod.phase == .pending ? nil : updated(pod))
        if pod.labels.string(StatefulSetLabels.podName) != pod.name {
            work.identities.append(correction(of: pod, ordinal: slot.ordinal))
        }
        return .filled
    }

    private func correction(of pod: ControlledPod, ordinal: Int) -> Step {
        let labels: Value = [
            StatefulSetLabels.podName: .string(pod.name), StatefulSetLabels.podIndex: .string("\(ordinal)"),
        ]
        return Step(
            .patch(pod.identity, ["metadata": ["labels": labels]]),
            reason: "\(pod.name) does not carry the labels of its name", announces: [updated(pod)],
            ifRefused: refusal("FailedUpdate", "Update Pod \(pod.name) in StatefulSet \(state.name) failed error: "))
    }

    private func updated(_ pod: ControlledPod) -> Announcement {
        event("SuccessfulUpdate", "Update Pod \(pod.name) in StatefulSet \(state.name) successful")
    }

    /// What OrderedReady holds back until the pod of a slot is available.
    private func whatWaits(for slot: StatefulSetSlots.Slot) -> String? {
        let held: String
        if let pod = slot.pod, !pod.isDeleting, isToUpdate(pod, slot) {
            held = "it is not replaced by a pod of revision \(revisions.update)"
        } else if let next = slots.firstEmpty(above: slot.ordinal) {
            held = "\(state.podName(next)) is not created"
        } else if let next = slots.condemned.first {
            held = "\(next.pod.name) is not deleted"
        } else if let next = nextToUpdate(besides: slot) {
            held = "\(next) is not updated"
        } else {
            return nil
        }
        return "\(held) before that because podManagementPolicy is OrderedReady"
    }
}

// MARK: - Steps that several rules take

extension StatefulSetPlan {
    /// Deletes a pod of the set.
    func deletion(of pod: ControlledPod, because reason: String) -> Step {
        Step(
            .delete(pod.identity), reason: reason,
            announces: [event("SuccessfulDelete", "Delete Pod \(pod.name) in StatefulSet \(state.name) successful")],
            ifRefused: refusal("FailedDelete", "Delete Pod \(pod.name) in StatefulSet \(state.name) failed error: "))
    }

    func event(_ reason: String, _ message: String) -> Announcement {
        .normal(reason, message, about: state.owner.identity)
    }

    func refusal(_ reason: String, _ message: String) -> Announcement {
        .warning(reason, message, about: state.owner.identity)
    }
}
