import APIClient
import ControllerRuntime
import Logging
import ObjectModel
import SchedulingPlans
import Synchronization

/// Gives pods their nodes. One task decides, counting what it decided as done; others tell the API server, many at a
/// time. What turns out not to be so is taken back and tried again.
public final class Scheduler: Sendable {
    let client: any APIClient
    let clock: any Clock
    let name: String
    let state: Mutex<SchedulerState>
    let changes = ChangeSignal()
    let bindings: Errands<BindErrand>
    let reports: Errands<ReportErrand>
    let preemptions: Errands<PreemptErrand>
    private let events: EventSink
    let recorder: EventRecorder
    let logger: Logger

    /// Schedules pods whose `schedulerName` is `name`. `instance` names this process in events.
    public init(
        client: any APIClient, clock: any Clock, name: String = "default-scheduler", instance: String = "swiftlet"
    ) {
        self.client = client
        self.clock = clock
        self.name = name
        state = Mutex(SchedulerState(schedulerName: name))
        bindings = Errands(clock: clock)
        reports = Errands(clock: clock)
        preemptions = Errands(clock: clock)
        events = EventSink(client: client, clock: clock, instance: instance)
        recorder = events.recorder(name)
        logger = Logger(label: name)
    }

    /// Whether everything that can be placed now is placed, and said.
    public var isIdle: Bool { state.withLock { $0.isIdle } && reports.isIdle && preemptions.isIdle }
    /// Pods without a node.
    public var waitingCount: Int { state.withLock { $0.waitingCount } }

    /// Schedules until the task is cancelled.
    public func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.events.run() }
            group.addTask { await self.watch() }
            group.addTask { await self.decide() }
            for _ in 0..<SchedulerLimits.bindsInFlight {
                group.addTask { await self.bindings.run { await self.bind($0) } }
            }
            for _ in 0..<SchedulerLimits.reportsInFlight {
                group.addTask { await self.reports.run { await self.write($0) } }
            }
            for _ in 0..<SchedulerLimits.preemptionsInFlight {
                group.addTask { await self.preemptions.run { await self.preempt($0) } }
            }
        }
    }

    // MARK: Watching

    /// Keeps the state in step with the cluster until the task is cancelled.
    func watch() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.watch(Node.resource) { $0.nodes($1, now: $2) } }
            group.addTask { await self.watch(Namespace.resource) { $0.namespaces($1, now: $2) } }
            group.addTask { await self.watch(PersistentVolumeClaim.resource) { $0.claims($1, now: $2) } }
            group.addTask { await self.watch(PersistentVolume.resource) { $0.volumes($1, now: $2) } }
            group.addTask { await self.watch(StorageClass.resource) { $0.classes($1, now: $2) } }
            group.addTask {
                await self.watch(PodDisruptionBudget.resource) { state, change, _ in state.budgets(change) }
            }
            group.addTask { await self.watch(Service.resource) { state, change, _ in state.services(change) } }
            group.addTask { await self.watchPods() }
        }
    }

    private func watch(
        _ resource: ResourceType, _ take: @Sendable (inout SchedulerState, Reflector.Change, Time) -> Void
    ) async {
        await Reflector(resource, client: client, clock: clock).run { [self] change in
            state.withLock { take(&$0, change, clock.now()) }
            changes.raise()
        }
    }

    private func watchPods() async {
        await Reflector(Pod.resource, client: client, clock: clock).run { [self] change in
            let gated = state.withLock { $0.pods(change, now: clock.now()) }
            for waiting in gated { report(waiting, .gated) }
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
            bindings.add(BindErrand(waiting: waiting, work: .pod(node: node)), for: waiting.pod.uid)
        case .prepareVolumes(let waiting, let volumes):
            bindings.add(BindErrand(waiting: waiting, work: .volumes(volumes)), for: waiting.pod.uid)
        case .report(let waiting, let failure):
            recordFailure(waiting, failure.message)
            report(waiting, .unschedulable(failure.message), nomination: failure.endsNomination ? "" : nil)
        case .preempt(let waiting, let failure, let preemption):
            recordFailure(waiting, failure.message)
            report(waiting, .unschedulable(failure.message), nomination: preemption.node)
            preemptions.add(PreemptErrand(waiting: waiting, preemption: preemption), for: waiting.pod.uid)
        case .volumesFailed(let waiting, let message):
            recordFailure(waiting, message)
            report(waiting, .failed(message), nomination: "")
        }
    }

    private func recordFailure(_ waiting: WaitingPod, _ message: String) {
        recorder.record(
            ObservedEvent(
                .warning, reason: "FailedScheduling", message: message, form: .series(action: "Scheduling")),
            about: waiting.reference)
    }
}
