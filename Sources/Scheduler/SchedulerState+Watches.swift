import ControllerRuntime
import ObjectModel
import SchedulingPlans

/// What the watches say.
extension SchedulerState {
    // MARK: Pods

    /// Takes in a change of pods; the gated ones among them whose condition does not say so yet.
    mutating func pods(_ change: Reflector.Change, now: Time) -> [WaitingPod] {
        switch change {
        case .replaced(let values, _):
            let pods = values.map { Pod($0) }
            let uids = Set(pods.map(\.metadata.uid))
            for uid in snapshot.assignedPods + queue.uids where !uids.contains(uid) { gone(uid, now: now) }
            isKnown(.pods)
            return pods.compactMap { update($0, now: now) }
        case .added(let value), .modified(let value): return update(Pod(value), now: now).map { [$0] } ?? []
        case .deleted(let value):
            gone(Pod(value).metadata.uid, now: now)
            return []
        case .bookmark: return []
        }
    }

    /// A pod exists no longer, or is none of the scheduler's business any more.
    private mutating func gone(_ uid: String, now: Time) {
        queue.remove(uid)
        forgetVolumes(of: uid)
        withdrawNomination(of: uid, now: now)
        release(uid, now: now)
    }

    private mutating func update(_ pod: Pod, now: Time) -> WaitingPod? {
        let uid = pod.metadata.uid
        let node = pod.fields.object("spec").string("nodeName")
        let phase = pod.fields.object("status").string("phase")
        guard phase != "Succeeded", phase != "Failed" else {
            gone(uid, now: now)
            return nil
        }
        guard node.isEmpty else {
            assigned(pod, to: node, now: now)
            return nil
        }
        return wait(pod, now: now)
    }

    private mutating func assigned(_ pod: Pod, to node: String, now: Time) {
        let uid = pod.metadata.uid
        queue.remove(uid)
        forgetVolumes(of: uid)
        withdrawNomination(of: uid, now: now)
        let known = snapshot.pod(uid)
        if let known, known.isCurrent(pod), snapshot.node(ofPod: uid) == node {
            return advanced(known, pod, on: node, now: now)
        }
        let info = PodInfo(pod)
        // It was counted before it came, where it was the scheduler that sent it there.
        let isNews = known.map { $0.labels != info.labels || snapshot.node(ofPod: uid) != node } ?? true
        let hasShrunk = known.map { $0.requests != info.requests } ?? false
        let left = snapshot.remove(pod: uid)
        snapshot.assign(info, to: node)
        if isNews || hasShrunk { changed(left, now: now) }
        if isNews { changed(.podCame(info), now: now) }
    }

    /// An assigned pod has been started, or is being deleted: then it no longer counts where pods are spread.
    private mutating func advanced(_ known: PodInfo, _ pod: Pod, on node: String, now: Time) {
        guard let next = known.advanced(pod) else { return }
        snapshot.assign(next, to: node)
        if next.isTerminating, !known.isTerminating { changed(.podCame(next), now: now) }
    }

    private mutating func wait(_ pod: Pod, now: Time) -> WaitingPod? {
        let metadata = pod.metadata
        guard pod.spec.schedulerName == schedulerName, metadata.deletionTimestamp == nil else {
            gone(metadata.uid, now: now)
            return nil
        }
        // Bound, though the watch does not know yet.
        if snapshot.node(ofPod: metadata.uid) != nil, !queue.contains(metadata.uid) { return nil }
        let info = PodInfo(pod)
        let condition = WaitingPod.Report(pod)
        let before = queue.waiting(info.uid)?.pod.nominatedNode ?? ""
        queue.update(info, condition: condition, now: now)
        if info.nominatedNode != before, snapshot.node(ofPod: info.uid) == nil {
            if info.nominatedNode.isEmpty {
                withdrawNomination(of: info.uid, now: now)
            } else {
                snapshot.nominate(info, to: info.nominatedNode)
            }
        }
        guard !info.gates.isEmpty, condition != .gated else { return nil }
        return queue.waiting(info.uid)
    }

    // MARK: Everything else

    mutating func nodes(_ change: Reflector.Change, now: Time) {
        switch change {
        case .replaced(let values, _):
            let nodes = values.map { Node($0) }
            let names = Set(nodes.map(\.metadata.name))
            for node in snapshot.nodes where node.exists && !names.contains(node.name) {
                changed(snapshot.removeNode(node.name), now: now)
            }
            for node in nodes { changed(snapshot.update(node), now: now) }
            isKnown(.nodes)
        case .added(let value), .modified(let value): changed(snapshot.update(Node(value)), now: now)
        case .deleted(let value): changed(snapshot.removeNode(Node(value).metadata.name), now: now)
        case .bookmark: break
        }
    }

    mutating func namespaces(_ change: Reflector.Change, now: Time) {
        switch change {
        case .replaced(let values, _):
            let names = Set(values.map { Namespace($0).metadata.name })
            for name in snapshot.namespaceNames where !names.contains(name) { namespace(name, nil, now: now) }
            for value in values { namespace(Namespace(value), now: now) }
            isKnown(.namespaces)
        case .added(let value), .modified(let value): namespace(Namespace(value), now: now)
        case .deleted(let value): namespace(Namespace(value).metadata.name, nil, now: now)
        case .bookmark: break
        }
    }

    private mutating func namespace(_ object: Namespace, now: Time) {
        namespace(object.metadata.name, object.metadata.fields.object("labels"), now: now)
    }

    private mutating func namespace(_ name: String, _ labels: Fields?, now: Time) {
        if snapshot.update(namespace: name, labels: labels) { changed(.namespace, now: now) }
    }

    mutating func claims(_ change: Reflector.Change, now: Time) {
        switch change {
        case .replaced(let values, _):
            let claims = values.map { ClaimInfo(PersistentVolumeClaim($0)) }
            let keys = Set(claims.map(\.key))
            for key in snapshot.volumes.claimKeys where !keys.contains(key) { claimGone(key, now: now) }
            for claim in claims { self.claim(claim, now: now) }
            isKnown(.claims)
        case .added(let value), .modified(let value): claim(ClaimInfo(PersistentVolumeClaim(value)), now: now)
        case .deleted(let value): claimGone(ClaimInfo(PersistentVolumeClaim(value)).key, now: now)
        case .bookmark: break
        }
    }

    /// Takes in a claim, from a watch or as the answer to a write.
    mutating func claim(_ claim: ClaimInfo, now: Time) {
        snapshot.volumes.update(claim)
        changed(.claim(claim.key), now: now)
        checkVolumes(claim: claim.key, now: now)
    }

    private mutating func claimGone(_ key: String, now: Time) {
        snapshot.volumes.removeClaim(key)
        checkVolumes(claim: key, now: now)
    }

    mutating func volumes(_ change: Reflector.Change, now: Time) {
        switch change {
        case .replaced(let values, _):
            let volumes = values.map { VolumeInfo(PersistentVolume($0)) }
            let names = Set(volumes.map(\.name))
            for name in snapshot.volumes.volumeNames where !names.contains(name) {
                snapshot.volumes.removeVolume(name)
            }
            for volume in volumes { snapshot.volumes.update(volume) }
            isKnown(.volumes)
        case .added(let value), .modified(let value):
            snapshot.volumes.update(VolumeInfo(PersistentVolume(value)))
        case .deleted(let value): snapshot.volumes.removeVolume(PersistentVolume(value).metadata.name)
        case .bookmark: return
        }
        changed(.volume, now: now)
    }

    mutating func classes(_ change: Reflector.Change, now: Time) {
        switch change {
        case .replaced(let values, _):
            let classes = values.map { StorageClass($0) }
            let names = Set(classes.map(\.metadata.name))
            for name in snapshot.volumes.classNames where !names.contains(name) { snapshot.volumes.removeClass(name) }
            for one in classes { snapshot.volumes.update(one) }
            isKnown(.classes)
        case .added(let value), .modified(let value): snapshot.volumes.update(StorageClass(value))
        case .deleted(let value): snapshot.volumes.removeClass(StorageClass(value).metadata.name)
        case .bookmark: return
        }
        changed(.volume, now: now)
    }

    /// Budgets keep nobody from being placed; they only steer whom preemption picks.
    mutating func budgets(_ change: Reflector.Change) {
        switch change {
        case .replaced(let values, _):
            let budgets = values.map { PodDisruptionBudget($0) }
            let keys = Set(budgets.map { "\($0.metadata.namespace)/\($0.metadata.name)" })
            for key in snapshot.budgetKeys where !keys.contains(key) { snapshot.removeBudget(key) }
            for budget in budgets { snapshot.update(budget) }
            isKnown(.budgets)
        case .added(let value), .modified(let value): snapshot.update(PodDisruptionBudget(value))
        case .deleted(let value):
            let metadata = PodDisruptionBudget(value).metadata
            snapshot.removeBudget("\(metadata.namespace)/\(metadata.name)")
        case .bookmark: break
        }
    }

    /// Services keep nobody from being placed either; they say among which pods one is spread.
    mutating func services(_ change: Reflector.Change) {
        switch change {
        case .replaced(let values, _):
            let services = values.map { Service($0) }
            let keys = Set(services.map { "\($0.metadata.namespace)/\($0.metadata.name)" })
            for (namespace, name) in snapshot.serviceKeys where !keys.contains("\(namespace)/\(name)") {
                snapshot.removeService(name, namespace: namespace)
            }
            for service in services { snapshot.update(service) }
            isKnown(.services)
        case .added(let value), .modified(let value): snapshot.update(Service(value))
        case .deleted(let value):
            let metadata = Service(value).metadata
            snapshot.removeService(metadata.name, namespace: metadata.namespace)
        case .bookmark: break
        }
    }
}
