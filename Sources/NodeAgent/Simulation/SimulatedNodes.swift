import APIClient
import ControllerRuntime
import Logging
import ObjectModel

/// Nodes without machines: they register, stay Ready, and their pods run as the annotations of the pods say, without
/// processes. One watch and one queue serve all of them; every transition is one write.
public final class SimulatedNodes: Sendable {
    private let profiles: [NodeProfile]
    private let client: any APIClient
    private let clock: any Clock
    private let board: SimulatedPodBoard
    private let queue: WorkQueue<ObjectKey>
    private let logger = Logger(label: "simulated-nodes")

    /// Nodes `<prefix>0` to `<prefix><count - 1>`, each with 32 cpu, 256Gi of memory and room for 1100 pods.
    public init(
        count: Int, prefix: String = "node-", client: any APIClient, clock: any Clock = WallClock(),
        kubeletVersion: String = "v1.36.0"
    ) {
        profiles = (0..<count).map { Self.profile(index: $0, prefix: prefix, version: kubeletVersion) }
        self.client = client
        self.clock = clock
        queue = WorkQueue(clock: clock)
        board = SimulatedPodBoard(
            hostAddresses: Dictionary(uniqueKeysWithValues: profiles.map { ($0.name, $0.internalIP) }), clock: clock)
    }

    private static func profile(index: Int, prefix: String, version: String) -> NodeProfile {
        NodeProfile(
            name: "\(prefix)\(index)",
            capacity: [
                "cpu": Quantity(32), "memory": Quantity(256 << 30, format: .binarySI), "pods": Quantity(1100),
                "ephemeral-storage": Quantity(1 << 40, format: .binarySI),
            ],
            internalIP: "172.\(16 + index / 62_500 % 16).\(index / 250 % 250).\(index % 250 + 1)",
            info: .make {
                $0.kubeletVersion = version
                $0.containerRuntimeVersion = "simulated://1"
            })
    }

    /// Registers the nodes and runs their pods until the task is cancelled.
    public func run() async {
        let cache = ResourceCache<Pod>(client: client, clock: clock)
        cache.onChange { [board, queue] change in
            if let key = board.observe(change) { queue.add(key) }
        }
        guard let uids = await register() else { return }
        await withDiscardingTaskGroup { group in
            group.addTask { await cache.run() }
            group.addTask { await self.queue.runWakeUps() }
            group.addTask { await self.keepLeases(uids) }
            group.addTask { await self.keepStatuses() }
            for _ in 0..<Limits.simulatedWrites { group.addTask { await self.work(cache) } }
        }
    }

    // MARK: Nodes

    private func keeper(_ profile: NodeProfile) -> NodeKeeper {
        NodeKeeper(profile: profile, client: client, clock: clock)
    }

    /// Registers all nodes, some at a time; answers their uids by name, or nil when the task is cancelled.
    private func register() async -> [String: String]? {
        await withTaskGroup(of: (String, String)?.self) { group in
            var uids: [String: String] = [:]
            for (index, profile) in profiles.enumerated() {
                if index >= Limits.simulatedWrites, case let (name, uid)?? = await group.next() { uids[name] = uid }
                group.addTask { await self.registered(profile).map { (profile.name, $0) } }
            }
            for await case let (name, uid)? in group { uids[name] = uid }
            return uids.count == profiles.count ? uids : nil
        }
    }

    /// Registers a node however long it takes until the server answers; nil when the task is cancelled.
    private func registered(_ profile: NodeProfile) async -> String? {
        let keeper = keeper(profile)
        while !Task.isCancelled {
            do {
                let uid = try await keeper.register().metadata.uid
                try await keeper.renewLease(nodeUID: uid)
                return uid
            } catch {
                guard !Task.isCancelled else { return nil }
                logger.warning("registration failed: \(error)", metadata: ["node": "\(profile.name)"])
            }
            do { try await clock.sleep(seconds: Limits.registrationRetrySeconds) } catch { return nil }
        }
        return nil
    }

    /// Renews the Leases, a batch of nodes at a time, so that the load is even.
    private func keepLeases(_ uids: [String: String]) async {
        await repeatOverNodes(everySeconds: Limits.leaseRenewalSeconds) { keeper in
            try await keeper.renewLease(nodeUID: uids[keeper.profile.name] ?? "")
            if try await !keeper.isSaidToBeHealthy() { try await keeper.register() }
        }
    }

    private func keepStatuses() async {
        await repeatOverNodes(everySeconds: Limits.nodeStatusSeconds) { keeper in
            // A node that somebody deleted registers again, as that of a living kubelet does.
            try await keeper.register()
        }
    }

    private func repeatOverNodes(everySeconds period: Double, _ act: (NodeKeeper) async throws -> Void) async {
        let batch = max(1, (profiles.count + Limits.simulatedLeaseBatches - 1) / Limits.simulatedLeaseBatches)
        let batches = (profiles.count + batch - 1) / batch
        guard batches > 0 else { return }
        var due = clock.now()
        while true {
            for number in 0..<batches {
                due = due.adding(seconds: period / Double(batches))
                do { try await clock.sleep(until: due) } catch { return }
                for profile in profiles[(number * batch)..<min((number + 1) * batch, profiles.count)] {
                    do {
                        try await act(keeper(profile))
                    } catch {
                        if Task.isCancelled { return }
                        logger.warning("heartbeat failed: \(error)", metadata: ["node": "\(profile.name)"])
                    }
                }
            }
        }
    }

    // MARK: Pods

    private func work(_ cache: ResourceCache<Pod>) async {
        while let key = await queue.next() {
            do {
                try await advance(key, cache)
                queue.forget(key)
            } catch {
                if Task.isCancelled { return }
                logger.warning("\(error)", metadata: ["pod": "\(key)"])
                queue.retry(key)
            }
            queue.done(key)
        }
    }

    /// Carries out the pod's steps until it has to wait.
    private func advance(_ key: ObjectKey, _ cache: ResourceCache<Pod>) async throws {
        while let (simulated, step) = board.step(of: key) {
            let metadata = simulated.pod.metadata
            do {
                switch step {
                case .rest: return
                case .wait(let moment): return queue.add(key, at: moment)
                case .write(let status):
                    guard try await hasVolumes(simulated) else {
                        return queue.add(key, at: clock.now().adding(seconds: Limits.simulatedVolumeSeconds))
                    }
                    let answer = try await write(status, of: simulated.pod)
                    board.carriedOut(step, of: simulated.pod, answer: answer)
                    cache.record(current: answer)
                case .remove:
                    try await client.delete(
                        Pod.self, namespace: key.namespace, name: key.name,
                        options: DeleteRequest(gracePeriodSeconds: 0, uid: metadata.uid))
                    board.carriedOut(step, of: simulated.pod, answer: nil)
                }
            } catch let error as StatusError where error.isNotFound {
                // Whether there is another pod of that name, the watch will tell.
                return board.forget(key, uid: metadata.uid)
            }
        }
    }

    /// Whether a pod has its volumes, if it is about to start: like a kubelet's, it waits for its claims. A StatefulSet
    /// makes those anew that a pod waits for.
    private func hasVolumes(_ simulated: SimulatedPod) async throws -> Bool {
        guard simulated.isStarting else { return true }
        for name in simulated.pod.claimNames {
            let claim = try await client.find(
                PersistentVolumeClaim.self, namespace: simulated.pod.metadata.namespace, name: name)
            guard let claim, claim.status.phase == "Bound", !mayGo(claim) else { return false }
        }
        return true
    }

    /// Whether a claim that is being deleted may be let go because nobody has seen yet that the pod uses it. One that
    /// is there a little later is held, and stays as long as the pod.
    private func mayGo(_ claim: PersistentVolumeClaim) -> Bool {
        guard let deleted = claim.metadata.deletionTimestamp else { return false }
        return clock.now().since(deleted) < Limits.simulatedClaimSeconds
    }

    private func write(_ status: PodStatus, of pod: Pod) async throws -> Pod {
        let metadata = pod.metadata
        guard let patch = PodStatusPatch.make(from: pod.status, to: status, uid: metadata.uid) else { return pod }
        return try await client.patch(
            Pod.self, namespace: metadata.namespace, name: metadata.name, subresource: "status",
            .strategicMerge(patch))
    }
}
