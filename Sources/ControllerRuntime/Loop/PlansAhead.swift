import ObjectModel
import Synchronization
import WorkloadPlans

/// The plans of punctual work that were made before its moment. They hold as long as nothing changes: `WorkQueue` knows
/// that, since whatever a plan is made from adds the key when it changes.
package final class PlansAhead: Sendable {
    private struct State {
        var plans: [ObjectKey: (plan: Plan, moment: Time)] = [:]
        var turn = 0
    }

    private let state = Mutex(State())

    package init() {}

    /// When to make a plan for a moment: each a little later than the one before.
    package func time(before moment: Time) -> Time {
        let turn = state.withLock { state in
            state.turn = (state.turn + 1) % ControllerLimits.turnsAhead
            return state.turn
        }
        let span = ControllerLimits.firstAhead - ControllerLimits.lastAhead
        let share = Double(turn) / Double(ControllerLimits.turnsAhead)
        return moment.adding(seconds: span * share - ControllerLimits.firstAhead)
    }

    /// Keeps a plan for its moment.
    package func note(_ plan: Plan, of key: ObjectKey, for moment: Time) {
        state.withLock { $0.plans[key] = (plan, moment) }
    }

    /// The plan for this moment, if there is one; it is given once.
    package func take(_ key: ObjectKey, now: Time) -> Plan? {
        guard let (plan, moment) = state.withLock({ $0.plans.removeValue(forKey: key) }), moment <= now,
            now.since(moment) < ControllerLimits.planAheadHolds
        else { return nil }
        return plan
    }
}
