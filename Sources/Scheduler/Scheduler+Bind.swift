import APIClient
import ControllerRuntime
import ObjectModel
import SchedulingPlans

/// Something to be written so that a pod gets its node.
struct BindErrand: Sendable {
    enum Work: Sendable {
        /// Tell what the claims need.
        case volumes(VolumeDecision)
        case pod(node: String)
    }

    let waiting: WaitingPod
    let work: Work
}

/// Binding pods, and their claims before.
extension Scheduler {
    func bind(_ errand: BindErrand) async {
        let pod = errand.waiting.pod
        do {
            switch errand.work {
            case .volumes(let decision):
                try await request(decision, for: errand.waiting)
                state.withLock { $0.volumesRequested(pod.uid, now: clock.now()) }
            case .pod(let node): try await bind(errand.waiting, to: node)
            }
        } catch {
            guard !Task.isCancelled else { return }
            failed(errand, error)
        }
        changes.raise()
    }

    private func bind(_ waiting: WaitingPod, to node: String) async throws {
        let pod = waiting.pod
        try await client.bind(podNamed: pod.name, namespace: pod.namespace, uid: pod.uid, to: node)
        state.withLock { $0.bound(pod.uid) }
        recorder.record(
            ObservedEvent(
                .normal, reason: "Scheduled", message: "Successfully assigned \(pod.description) to \(node)",
                form: .series(action: "Binding")),
            about: waiting.reference)
    }

    private func failed(_ errand: BindErrand, _ error: any Error) {
        let pod = errand.waiting.pod
        let now = clock.now()
        let isFinal = (error as? StatusError).map { $0.isNotFound || $0.isConflict } ?? false
        if !isFinal { logger.warning("binding failed: \(error)", metadata: ["pod": "\(pod.description)"]) }
        switch errand.work {
        // Another pod's claim or volume may have changed; the pod itself is still there.
        case .volumes:
            let message = (error as? StatusError)?.message ?? "\(error)"
            state.withLock { $0.volumesFailed(pod.uid, message, now: now) }
        case .pod: state.withLock { $0.bindingFailed(pod.uid, mayRetry: !isFinal, now: now) }
        }
    }

    // MARK: Claims

    /// Gives volumes to claims, and says for which node others are to be made. The pod says first where it will go, so
    /// that a scheduler that starts anew keeps to that.
    private func request(_ decision: VolumeDecision, for waiting: WaitingPod) async throws {
        let pod = waiting.pod
        if pod.nominatedNode != decision.node {
            try await client.patch(
                Pod.self, namespace: pod.namespace, name: pod.name, subresource: "status",
                .strategicMerge([
                    "metadata": ["uid": .string(pod.uid)], "status": ["nominatedNodeName": .string(decision.node)],
                ]))
        }
        for binding in decision.bindings { try await give(binding) }
        for key in decision.provisions {
            guard let claim = state.withLock({ $0.snapshot.volumes.claim(key) }), claim.selectedNode != decision.node
            else { continue }
            let patch: Value = [
                "metadata": [
                    "uid": .string(claim.uid), "resourceVersion": .string(claim.resourceVersion),
                    "annotations": ["volume.kubernetes.io/selected-node": .string(decision.node)],
                ]
            ]
            let written = try await client.patch(
                PersistentVolumeClaim.self, namespace: claim.namespace, name: claim.name, .merge(patch))
            state.withLock { $0.claim(ClaimInfo(written), now: clock.now()) }
        }
    }

    private func give(_ binding: VolumeDecision.Binding) async throws {
        let (claim, volume) = state.withLock { state in
            (state.snapshot.volumes.claim(binding.claim), state.snapshot.volumes.volume(binding.volume))
        }
        guard let claim, let volume else { throw StatusError.internalError("volume or claim is gone") }
        guard volume.claimUID != claim.uid else { return }
        let reference: Value = [
            "kind": .string(PersistentVolumeClaim.kind), "apiVersion": .string(PersistentVolumeClaim.apiVersion),
            "namespace": .string(claim.namespace), "name": .string(claim.name), "uid": .string(claim.uid),
            "resourceVersion": .string(claim.resourceVersion),
        ]
        var metadata: Fields = [
            "uid": .string(volume.uid), "resourceVersion": .string(volume.resourceVersion),
        ]
        // A volume that its owner has reserved for the claim stays reserved when the claim goes.
        if !volume.isReserved {
            metadata["annotations"] = ["pv.kubernetes.io/bound-by-controller": "yes"]
        }
        let patch: Value = ["metadata": .object(metadata), "spec": ["claimRef": reference]]
        let written = try await client.patch(PersistentVolume.self, name: volume.name, .merge(patch))
        state.withLock { $0.snapshot.volumes.update(VolumeInfo(written)) }
    }
}
