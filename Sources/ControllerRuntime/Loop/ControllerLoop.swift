import APIClient
import Logging
import ObjectModel
import WorkloadPlans

/// Runs one controller: takes keys from its queue, asks what to do, applies it, and brings keys back that failed or
/// want another look.
public struct ControllerLoop: Sendable {
    private let controller: any Controller
    private let environment: ControllerEnvironment
    private let applier: PlanApplier
    private let logger: Logger
    private let ahead = PlansAhead()

    public init(_ controller: any Controller, in environment: ControllerEnvironment) {
        self.controller = controller
        self.environment = environment
        applier = PlanApplier(
            client: environment.client, events: environment.events.recorder(controller.name),
            customKinds: controller.customKinds)
        logger = Logger(label: controller.name)
    }

    /// Works once the caches are there, until the task is cancelled.
    public func run() async {
        await environment.caches.waitUntilSynced()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await controller.queue.runWakeUps() }
            group.addTask { await controller.runBeside() }
            for _ in 0..<controller.workers {
                group.addTask {
                    while let key = await controller.queue.next() {
                        await processInTurn(key)
                        controller.queue.done(key)
                    }
                }
            }
        }
    }

    private func processInTurn(_ key: ObjectKey) async {
        if controller.isPunctual { return await environment.rightOfWay.first { await process(key) } }
        await environment.rightOfWay.giveWay()
        if let turn = environment.longLooks?.turn(of: work(key), now: environment.clock.now()) {
            return controller.queue.add(key, at: turn)
        }
        await process(key)
    }

    private func work(_ key: ObjectKey) -> LongLooks.Work { LongLooks.Work(controller: controller.name, key: key) }

    /// Punctual work is looked at twice: before its moment, to make ready what it will come to, and then.
    private func lookAgainAt(_ moment: Time, _ key: ObjectKey) async {
        if controller.isPunctual {
            let time = ahead.time(before: moment, of: key)
            guard time <= environment.clock.now() else {
                ahead.note(moment, of: key)
                return controller.queue.add(key, at: time)
            }
            await makeReady(key, for: moment)
        }
        controller.queue.add(key, at: moment)
    }

    private func makeReady(_ key: ObjectKey, for moment: Time) async {
        // Before the look, so that no change is missed.
        controller.queue.markUnchanged(key)
        do {
            guard case .apply(let plan) = try await controller.reconcile(key, now: moment) else { return }
            try await applier.makeReady(plan, for: moment)
            ahead.note(plan, of: key, for: moment)
        } catch {
            logger.debug("looking when the time has come: \(error)", metadata: ["key": "\(key)"])
        }
    }

    /// Only what ends in a plan was a look alone; what writes while it looks waits for others most of the time.
    private func look(_ key: ObjectKey) async throws -> Reconciliation {
        let begin = environment.clock.now()
        if controller.isPunctual {
            let plan = ahead.take(key, now: begin)
            let isUnchanged = controller.queue.takeUnchanged(key)
            // Before the look, so that no change is missed until the next plan is made ahead.
            controller.queue.markUnchanged(key)
            if isUnchanged, let plan { return .apply(plan) }
        }
        var seconds = 0.0
        defer { environment.longLooks?.ended(work(key), after: seconds, now: environment.clock.now()) }
        let result = try await controller.reconcile(key, now: begin)
        if case .apply = result { seconds = environment.clock.now().since(begin) }
        return result
    }

    /// The moment for which a key is to be made ready: its time has come, and nothing has changed since the last look.
    private func momentAhead(_ key: ObjectKey) -> Time? {
        guard controller.isPunctual, let moment = ahead.takeMoment(key, now: environment.clock.now()),
            controller.queue.takeUnchanged(key)
        else { return nil }
        return moment
    }

    private func process(_ key: ObjectKey) async {
        if let moment = momentAhead(key) { return await lookAgainAt(moment, key) }
        let failure: any Error
        do {
            for _ in 0..<ControllerLimits.replansPerReconcile {
                if let lookAgain = try await attempt(key) {
                    controller.queue.forget(key)
                    environment.failures.forget(key, of: controller.name)
                    if case .at(let time) = lookAgain { await lookAgainAt(time, key) }
                    return
                }
            }
            logger.info("objects keep changing under the plan", metadata: ["key": "\(key)"])
            _ = controller.queue.retry(key)
            return
        } catch is CancellationError {
            return
        } catch let error as StatusError where error.isNamespaceTerminating {
            // Nothing can be made there any more; the namespace's end takes the object too.
            return logger.debug("\(error)", metadata: ["key": "\(key)"])
        } catch {
            logger.warning("\(error)", metadata: ["key": "\(key)"])
            failure = error
        }
        guard !Task.isCancelled else { return }
        let now = environment.clock.now()
        let delay = controller.queue.retry(key)
        environment.failures.note(
            failure, by: controller.name, on: key, now: now, nextTry: now.adding(seconds: delay))
    }

    private enum LookAgain {
        case whenChanged
        case at(Time)
    }

    /// One look and what follows from it; nil when the picture was old.
    private func attempt(_ key: ObjectKey) async throws -> LookAgain? {
        do {
            switch try await look(key) {
            case .done: return .whenChanged
            case .again(let time): return .at(time)
            case .apply(let plan):
                let outcome = await applier.apply(plan)
                controller.applied(outcome, to: key)
                switch outcome {
                case .applied: return plan.lookAgain.map(LookAgain.at) ?? .whenChanged
                case .outdated(let error):
                    logger.debug("planning again: \(error)", metadata: ["key": "\(key)"])
                    return nil
                case .failed(let error): throw error
                }
            }
        } catch let error as StatusError where error.isConflict || error.isAlreadyExists {
            logger.debug("looking again: \(error)", metadata: ["key": "\(key)"])
            return nil
        }
    }
}
