import APIClient
import ControllerRuntime
import Logging
import ObjectModel
import SchedulingPlans
import Synchronization

/// Gives pods their nodes. One task decides, counting what it decided as done; others tell the API server, many at a
/// time. What turns out not to be so is taken back and tried again.
public final class Scheduler: Sendable {
    private struct Binding: Sendable {
        let waiting: WaitingPod
        let node: String
    }

    private struct Announcement: Sendable {
        let waiting: WaitingPod
        let report: WaitingPod.Report
    }

    private let client: any APIClient
    private let clock: any Clock
    private let state: Mutex<SchedulerState>
    private let changes = ChangeSignal()
    private let bindings = Mutex<[String: Binding]>([:])
    private let bindQueue: WorkQueue<String>
    private let announcements = Mutex<[String: Announcement]>([:])
    private let announceQueue: WorkQueue<String>
    private let events: EventSink
    private let recorder: EventRecorder
    private let logger: Logger

    /// Schedules pods whose `schedulerName` is `name`. `instance` names this process in events.
    public init(
        client: any APIClient, clock: any Clock, name: String = "default-scheduler", instance: String = "swiftlet"
    ) {
        self.client = client
        self.clock = clock
        state = Mutex(SchedulerState(schedulerName: name))
        bindQueue = WorkQueue(clock: clock)
        announceQueue = WorkQueue(clock: clock)
        events = EventSink(client: client, clock: clock, instance: instance)
        recorder = events.recorder(name)
        logger = Logger(label: name)
    }

    /// Whether everything that can be placed now is placed, and said.
    public var isIdle: Bool { state.withLock { $0.isIdle } && announceQueue.isIdle }
    /// Pods without a node.
    public var waitingCount: Int { state.withLock { $0.waitingCount } }

    /// Schedules until the task is cancelled.
    public func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.events.run() }
            group.addTask { await self.watchNodes() }
            group.addTask { await self.watchPods() }
            group.addTask { await self.decide() }
            for _ in 0..<SchedulerLimits.bindsInFlight { group.addTask { await self.bind() } }
            for _ in 0..<SchedulerLimits.reportsInFlight { group.addTask { await self.announce() } }
        }
    }

    // MARK: Watching

    private func watchNodes() async {
        await Reflector(Node.resource, client: client, clock: clock).run { [self] change in
            state.withLock { $0.nodes(change, now: clock.now()) }
            changes.raise()
        }
    }

    private func watchPods() async {
        await Reflector(Pod.resource, client: client, clock: clock).run { [self] change in
            let gated = state.withLock { $0.pods(change, now: clock.now()) }
            for waiting in gated { announce(waiting, .gated) }
            changes.raise()
        }
    }

    // MARK: Deciding

    private func decide() async {
        while !Task.isCancelled {
            let seen = changes.count
            var count = 0
            while let decision = state.withLock({ $0.next(now: clock.now()) }), !Task.isCancelled {
                carryOut(decision)
                count += 1
                if count % SchedulerLimits.podsPerTurn == 0 { await Task.yield() }
            }
            await changes.wait(past: seen, until: state.withLock { $0.nextWakeUp }, on: clock)
        }
    }

    private func carryOut(_ decision: SchedulerState.Decision) {
        switch decision {
        case .bind(let waiting, let node):
            bindings.withLock { $0[waiting.pod.uid] = Binding(waiting: waiting, node: node) }
            bindQueue.add(waiting.pod.uid)
        case .report(let waiting, let failure):
            let message = failure.message
            recorder.record(
                ObservedEvent(
                    .warning, reason: "FailedScheduling", message: message, form: .series(action: "Scheduling")),
                about: waiting.reference)
            announce(waiting, .unschedulable(message))
        }
    }

    // MARK: Telling

    private func bind() async {
        while let uid = await bindQueue.next() {
            if let binding = bindings.withLock({ $0.removeValue(forKey: uid) }) { await bind(binding) }
            bindQueue.done(uid)
        }
    }

    private func bind(_ binding: Binding) async {
        let pod = binding.waiting.pod
        do {
            try await client.bind(podNamed: pod.name, namespace: pod.namespace, uid: pod.uid, to: binding.node)
            state.withLock { $0.bound(pod.uid) }
            recorder.record(
                ObservedEvent(
                    .normal, reason: "Scheduled",
                    message: "Successfully assigned \(pod.description) to \(binding.node)",
                    form: .series(action: "Binding")),
                about: binding.waiting.reference)
        } catch {
            guard !Task.isCancelled else { return }
            let isFinal = (error as? StatusError).map { $0.isNotFound || $0.isConflict } ?? false
            if !isFinal { logger.warning("binding failed: \(error)", metadata: ["pod": "\(pod.description)"]) }
            state.withLock { $0.bindingFailed(pod.uid, mayRetry: !isFinal, now: clock.now()) }
        }
        changes.raise()
    }

    /// Has the pod's condition written, should it say something else.
    private func announce(_ waiting: WaitingPod, _ report: WaitingPod.Report) {
        guard waiting.condition != report else { return }
        let announcement = Announcement(waiting: waiting, report: report)
        announcements.withLock { $0[waiting.pod.uid] = announcement }
        announceQueue.add(waiting.pod.uid)
    }

    private func announce() async {
        while let uid = await announceQueue.next() {
            if let announcement = announcements.withLock({ $0.removeValue(forKey: uid) }) {
                await write(announcement)
            }
            announceQueue.done(uid)
        }
    }

    private func write(_ announcement: Announcement) async {
        let pod = announcement.waiting.pod
        var condition = PodCondition()
        condition.type = "PodScheduled"
        condition.observedGeneration = pod.generation
        condition.status = "False"
        condition.reason = announcement.report.reason
        condition.message = announcement.report.message
        // The moment is that of the change to False, not of another message.
        if announcement.waiting.condition == nil { condition.lastTransitionTime = clock.now() }
        let patch: Value = [
            "metadata": ["uid": .string(pod.uid)], "status": ["conditions": [condition.value]],
        ]
        do {
            try await client.patch(
                Pod.self, namespace: pod.namespace, name: pod.name, subresource: "status", .strategicMerge(patch))
            state.withLock { $0.reported(pod.uid, announcement.report) }
        } catch let error as StatusError where error.isNotFound || error.isConflict {
            logger.debug("the pod is gone: \(error)")
        } catch {
            guard !Task.isCancelled else { return }
            logger.warning("could not write why a pod waits: \(error)", metadata: ["pod": "\(pod.description)"])
        }
    }
}
