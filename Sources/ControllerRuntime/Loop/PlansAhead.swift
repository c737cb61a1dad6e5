import ObjectModel
import Synchronization
import WorkloadPlans

/// The plans of punctual work that were made before its moment. They hold as long as nothing changes: `WorkQueue` knows
/// that, since whatever a plan is made from adds the key when it changes.
package final class PlansAhead: Sendable {
    private struct State {
        var plans: [ObjectKey: (plan: Plan, moment: Time)] = [:]
        var moments: [ObjectKey: Time] = [:]
    }

    private let state = Mutex(State())

    package init() {}

    /// When to make the plan of a key for a moment: those of many are spread, that of one is always the same.
    package func time(before moment: Time, of key: ObjectKey) -> Time {
        let turns = ControllerLimits.turnsAhead
        let share = Double(UInt(bitPattern: key.hashValue) % UInt(turns)) / Double(turns)
        let span = ControllerLimits.firstAhead - ControllerLimits.lastAhead
        return moment.adding(seconds: span * share - ControllerLimits.firstAhead)
    }

    /// Keeps the moment for which a key is to be planned once its time has come.
    package func note(_ moment: Time, of key: ObjectKey) { state.withLock { $0.moments[key] = moment } }

    /// The moment to plan for, if that is still to come; it is given once.
    package func takeMoment(_ key: ObjectKey, now: Time) -> Time? {
        guard let moment = state.withLock({ $0.moments.removeValue(forKey: key) }), now < moment,
            time(before: moment, of: key) <= now
        else { return nil }
        return moment
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
