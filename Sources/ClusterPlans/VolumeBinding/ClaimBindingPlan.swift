import ObjectModel
import ObjectRules
import WorkloadPlans

/// How a claim comes to a volume, and keeps it. (Kubernetes: persistent volume controller, claims.)
///
/// A binding is four writes: the volume takes the claim, the volume says Bound, the claim takes the volume, the claim
/// says Bound. The volume comes first, in the very version that was looked at: of two claims that want it one gets a
/// conflict and plans again, so no volume has two claims. Once the volume names the claim, by uid, every later plan
/// finds it again and goes on where this one stopped; so no claim has two volumes either, wherever the binder dies.
public enum ClaimBindingPlan {
    /// What to do next about a claim.
    public static func plan(for state: ClaimBindingState) -> Plan {
        let isCompleted = state.claim.metadata.annotation(StorageAnnotation.bindCompleted) != nil
        if isCompleted { return bound(state) }
        return state.claim.spec.volumeName.isEmpty ? unbound(state) : asked(state)
    }

    // MARK: Any volume will do

    private static func unbound(_ state: ClaimBindingState) -> Plan {
        let delays = state.storageClass?.waitsForConsumer ?? false
        if let volume = VolumeChoice.best(for: state.claim, of: state.candidates, reservedOnly: delays) {
            return bind(volume, state, because: "it is the smallest that fits")
        }
        if !state.claim.statesClass, let name = state.defaultClass { return assignClass(name, state) }
        if delays, state.claim.metadata.annotation(StorageAnnotation.selectedNode) == nil {
            return waitForConsumer(state)
        }
        if !state.claim.className.isEmpty { return provision(state) }
        var plan = pending(state)
        plan.announce(
            .normal(
                "FailedBinding", "no persistent volumes available for this claim and no storage class is set",
                about: state.identity))
        plan.wait(
            for: "a volume without a class that fits: "
                + VolumeChoice.whyNone(for: state.claim, of: state.candidates),
            since: state.claim.metadata.creationTimestamp)
        return plan
    }

    /// A default class came after the claim, which says nothing about its class.
    private static func assignClass(_ name: String, _ state: ClaimBindingState) -> Plan {
        var plan = Plan()
        let identity = state.identity.at(resourceVersion: state.claim.metadata.resourceVersion)
        plan.then(
            "storage class",
            [
                Step(
                    .patch(identity, ["spec": ["storageClassName": .string(name)]]),
                    reason: "the claim names no class, and \(name) is the default")
            ])
        return plan
    }

    private static func waitForConsumer(_ state: ClaimBindingState) -> Plan {
        var plan = pending(state)
        var reason = "WaitForFirstConsumer"
        var message = "waiting for first consumer to be created before binding"
        var wait = "a pod that uses the claim"
        if !state.waitingPods.isEmpty {
            reason = "WaitForPodScheduled"
            let pods = (state.waitingPods.count == 1 ? "pod " : "pods ") + state.waitingPods.joined(separator: ",")
            message = "waiting for \(pods) to be scheduled"
            wait = "\(pods) to be scheduled"
        }
        plan.announce(.normal(reason, message, about: state.identity))
        plan.wait(
            for: "\(wait), as storage class \(state.claim.className) has volumeBindingMode WaitForFirstConsumer",
            since: state.claim.metadata.creationTimestamp)
        return plan
    }

    // MARK: A volume by name

    private static func asked(_ state: ClaimBindingState) -> Plan {
        let name = state.claim.spec.volumeName
        guard let volume = state.namedVolume else {
            var plan = pending(state)
            plan.wait(
                for: "volume \(name), which the claim names and which does not exist",
                since: state.claim.metadata.creationTimestamp)
            return plan
        }
        if volume.isReserved(for: state.claim) { return bind(volume, state, because: "each names the other") }
        guard volume.spec.claimRef == nil else {
            var plan = Plan()
            // Not the claim has asked for the volume but the binder: somebody took away what it noted. What the status
            // says is left alone.
            guard state.claim.metadata.annotation(StorageAnnotation.boundByController) == nil else {
                plan.wait(
                    for: "an administrator: the binder gave the claim volume \(name), which another claim has",
                    since: state.claim.metadata.creationTimestamp)
                return plan
            }
            plan = pending(state)
            plan.announce(
                .warning(
                    "FailedBinding", "volume \(FieldError.quoted(name)) already bound to a different claim.",
                    about: state.identity))
            plan.wait(
                for: "volume \(name), which the claim names, to be left by the claim that has it",
                since: state.claim.metadata.creationTimestamp)
            return plan
        }
        guard let misfit = VolumeChoice.misfit(of: volume, for: state.claim) else {
            return bind(volume, state, because: "the claim names it")
        }
        var plan = pending(state)
        let message = "Cannot bind to requested volume \(FieldError.quoted(name)): \(misfit)"
        plan.announce(.warning("VolumeMismatch", message, about: state.identity))
        plan.wait(
            for: "volume \(name), which the claim names, to fit: \(misfit)",
            since: state.claim.metadata.creationTimestamp)
        return plan
    }

    // MARK: Bound before

    private static func bound(_ state: ClaimBindingState) -> Plan {
        guard !state.claim.spec.volumeName.isEmpty else {
            return lost(
                state, "ClaimLost", "Bound claim has lost reference to PersistentVolume. Data on the volume is lost!")
        }
        guard let volume = state.namedVolume else {
            return lost(state, "ClaimLost", "Bound claim has lost its PersistentVolume. Data on the volume is lost!")
        }
        if let reference = volume.spec.claimRef, reference.uid != state.claim.metadata.uid {
            return lost(
                state, "ClaimMisbound", "Two claims are bound to the same volume, this one is bound incorrectly")
        }
        return bind(volume, state, because: "the claim was bound to it before")
    }

    private static func lost(_ state: ClaimBindingState, _ reason: String, _ message: String) -> Plan {
        var plan = Plan()
        guard state.claim.status.phase != "Lost" else { return plan }
        let change = ClaimStatus.change(of: state.claim, to: "Lost", volume: nil)
        plan.then(
            "lost claim",
            [
                Step(
                    .patch(state.identity, subresource: "status", change ?? [:]), reason: message,
                    announces: [.warning(reason, message, about: state.identity)])
            ])
        return plan
    }

    /// The plan of a claim that can't be bound now: its status says so.
    static func pending(_ state: ClaimBindingState) -> Plan {
        var plan = Plan()
        if let change = ClaimStatus.change(of: state.claim, to: "Pending", volume: nil) {
            plan.then(
                "pending claim",
                [Step(.patch(state.identity, subresource: "status", change), reason: "the claim has no volume yet")])
        }
        return plan
    }
}
