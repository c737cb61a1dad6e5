import APIClient
import ContainerRuntime
import ControllerRuntime
import Foundation
import Logging
import ObjectModel
import Synchronization

/// What one agent is told at its start.
public struct NodeAgentConfiguration: Sendable {
    /// Of the node.
    public var name: String
    public var internalIP: String
    public var maximumPods: Int
    public var labels: [String: String]
    /// Of a node that registers for the first time.
    public var taints: [Taint] = []
    public var kubeletVersion: String
    /// Where containers find the API server, as `KUBERNETES_SERVICE_HOST` and `_PORT`; empty: they are not told.
    public var serviceHost: String
    public var servicePort: Int
    public var credentials: PodCredentials

    /// What is not given is that of the machine.
    public init(
        name: String? = nil, internalIP: String? = nil, maximumPods: Int = 110, labels: [String: String] = [:],
        kubeletVersion: String = "v1.36.0", serviceHost: String = "", servicePort: Int = 443,
        credentials: PodCredentials = PodCredentials()
    ) {
        self.name = name ?? Machine.hostname
        self.internalIP = internalIP ?? Machine.address
        self.maximumPods = maximumPods
        self.labels = labels
        self.kubeletVersion = kubeletVersion
        self.serviceHost = serviceHost
        self.servicePort = servicePort
        self.credentials = credentials
    }
}

/// Looks after one node: registers it, keeps it alive by its Lease, and runs the pods bound to it. Several agents with
/// different names and state directories may share a machine.
public final class NodeAgent: Sendable {
    private let node: PodSurroundings
    private let events: EventSink
    private let cache: ResourceCache<Pod>
    private let workers = Mutex<[String: PodWorker]>([:])

    private var clock: any Clock { node.clock }
    private var runtime: any ContainerRuntime { node.runtime }

    public init(
        configuration: NodeAgentConfiguration, client: any APIClient, runtime: any ContainerRuntime,
        clock: any Clock = WallClock()
    ) {
        var profile = NodeProfile(
            name: configuration.name,
            capacity: Machine.capacity(maximumPods: configuration.maximumPods, directory: runtime.directory(of: "")),
            internalIP: configuration.internalIP, architecture: Machine.architecture,
            operatingSystem: Machine.operatingSystem,
            info: Machine.info(kubeletVersion: configuration.kubeletVersion, runtimeVersion: runtime.version))
        profile.labels.merge(configuration.labels) { _, own in own }
        profile.taints = configuration.taints
        var logger = Logger(label: "node-agent")
        logger[metadataKey: "node"] = "\(configuration.name)"
        events = EventSink(client: client, clock: clock, instance: configuration.name)
        node = PodSurroundings(
            client: client, clock: clock, runtime: runtime, events: events.recorder("kubelet"),
            work: BackgroundWork(), starts: StartGate(), queue: WorkQueue(clock: clock), profile: profile,
            configuration: configuration, logger: logger)
        cache = ResourceCache<Pod>(
            client: client, clock: clock, options: ListRequest(fieldSelector: "spec.nodeName=\(configuration.name)"))
    }

    /// Registers the node and runs its pods until the task is cancelled. Containers go on then: the next agent takes
    /// them over, unless `stop` is called before.
    public func run() async {
        if !runtime.isIsolating {
            node.logger.warning("containers run without namespaces of their own: volumes can't be mounted into them")
        }
        if !runtime.isLimiting {
            node.logger.warning("containers run without limits of cpu and memory: there are no cgroups to be made")
        }
        cache.onChange { [self] in observe($0) }
        await withDiscardingTaskGroup { group in
            group.addTask { await self.events.run() }
            group.addTask { await self.node.work.run() }
            group.addTask { await self.node.queue.runWakeUps() }
            group.addTask { await self.keepNode() }
            group.addTask { await self.cache.run() }
            group.addTask { await self.endStrays() }
            group.addTask { await self.renewFiles() }
            for _ in 0..<Limits.podWorkers { group.addTask { await self.work() } }
        }
    }

    // MARK: The node

    private func keepNode() async {
        let keeper = NodeKeeper(profile: node.profile, client: node.client, clock: clock)
        var uid = ""
        var statusDue = clock.now()
        var retry = Limits.retryFirstSeconds
        while !Task.isCancelled {
            var pause = Limits.leaseRenewalSeconds
            do {
                if uid.isEmpty || clock.now() >= statusDue {
                    uid = try await keeper.register().metadata.uid
                    statusDue = clock.now().adding(seconds: Limits.nodeStatusSeconds)
                }
                try await keeper.renewLease(nodeUID: uid)
                // As the kubelet does: a machine that was asleep is not left out for long.
                if try await !keeper.isSaidToBeHealthy() { uid = try await keeper.register().metadata.uid }
                retry = Limits.retryFirstSeconds
            } catch {
                if Task.isCancelled { return }
                node.logger.warning("the node could not be kept: \(error)")
                pause = retry
                retry = min(retry * 2, Limits.retryLastSeconds)
            }
            do { try await clock.sleep(seconds: pause) } catch { return }
        }
    }

    // MARK: Pods

    private func observe(_ change: CacheChange<Pod>) {
        let old = change.old?.metadata.uid
        let new = change.new?.metadata.uid
        workers.withLock { workers in
            if let old, old != new { workers[old]?.observe(nil) }
            guard let pod = change.new, let new else { return }
            if let worker = workers[new] {
                worker.observe(pod)
            } else {
                workers[new] = PodWorker(pod: pod, node: node)
            }
        }
        for uid in Set([old, new].compactMap { $0 }) { node.queue.add(uid) }
    }

    private func work() async {
        while let uid = await node.queue.next() {
            if let worker = workers.withLock({ $0[uid] }), !node.starts.isClosed {
                do {
                    if try await worker.advance() { workers.withLock { $0[uid] = nil } }
                    node.queue.forget(uid)
                } catch {
                    if !Task.isCancelled, !node.starts.isClosed {
                        node.logger.warning("\(error)", metadata: ["pod": "\(ObjectKey(worker.pod))"])
                        node.queue.retry(uid)
                    }
                }
            }
            node.queue.done(uid)
        }
    }

    /// Sees to it, every now and then, that files in volumes are as the ConfigMaps and Secrets they come from.
    private func renewFiles() async {
        while !Task.isCancelled {
            do { try await clock.sleep(seconds: Limits.fileRenewalSeconds) } catch { return }
            for (uid, worker) in workers.withLock({ $0 }) where worker.askForNewFiles() { node.queue.add(uid) }
        }
    }

    /// Ends what an earlier agent ran for pods that are no longer there.
    private func endStrays() async {
        await cache.waitUntilSynced()
        let known = Set(cache.all.map(\.metadata.uid))
        do {
            for uid in try runtime.pods() where !known.contains(uid) && !Task.isCancelled {
                try await runtime.killContainers(of: uid)
                try runtime.removePod(uid)
            }
        } catch {
            if !Task.isCancelled { node.logger.error("strays were left: \(error)") }
        }
    }

    /// Ends all containers within two seconds. Their pods stay as they are in the API: the next agent goes on with
    /// them by their restart policies. Those that can't go on are marked as disrupted first. To be called before `run`
    /// is cancelled.
    public func stop() async {
        node.starts.close()
        await within(Limits.shutdownStartSeconds) { await self.node.starts.waitForStarts() }
        let workers = workers.withLock { Array($0.values) }
        await within(Limits.shutdownMarkSeconds) {
            await withDiscardingTaskGroup { group in
                for worker in workers { group.addTask { await worker.markStopped() } }
            }
        }
        await signalAll(SIGTERM, waitSeconds: Limits.shutdownGraceSeconds)
        await signalAll(SIGKILL, waitSeconds: Limits.shutdownKillSeconds)
    }

    private func signalAll(_ signal: Int32, waitSeconds: Double) async {
        var running: [ContainerID] = []
        for uid in workers.withLock({ Array($0.keys) }) {
            do {
                for container in try runtime.containers(of: uid) where container.isRunning {
                    try runtime.send(signal, to: container.id)
                    running.append(container.id)
                }
            } catch {
                node.logger.error("a container was not stopped: \(error)", metadata: ["pod": "\(uid)"])
            }
        }
        let ids = running
        await within(waitSeconds) { [runtime] in
            await withDiscardingTaskGroup { waits in
                for id in ids {
                    waits.addTask {
                        do { _ = try await runtime.waitForExit(of: id) } catch { /* the time is up */  }
                    }
                }
            }
        }
    }

    /// Carries out work that is cut short when it takes too long.
    private func within(_ seconds: Double, _ work: @escaping @Sendable () async -> Void) async {
        await withTaskGroup(of: Void.self) { [clock] group in
            group.addTask { await work() }
            group.addTask {
                do { try await clock.sleep(seconds: seconds) } catch { /* the work is done */  }
            }
            await group.next()
            group.cancelAll()
        }
    }

    /// The pod of a name, as far as this node has it.
    func worker(namespace: String, pod: String) -> PodWorker? {
        guard let uid = cache.get(ObjectKey(namespace: namespace, name: pod))?.metadata.uid else { return nil }
        return workers.withLock { $0[uid] }
    }

    var surroundings: PodSurroundings { node }
}
