import ObjectModel
import Synchronization

/// Keeps apart the looks that take long: of workloads with thousands of pods, each of which says something new every
/// moment. They come one after the other, with a rest as long as the look after each, so that they never take more than
/// half a processor from the pods that they are about. Short looks do not wait.
package final class LongLooks: Sendable {
    /// What is looked at, by whom.
    package struct Work: Hashable, Sendable {
        let controller: String
        let key: ObjectKey

        package init(controller: String, key: ObjectKey) {
            self.controller = controller
            self.key = key
        }
    }

    private struct State {
        /// How long the last look took, where it was long. In seconds.
        var lengths: [Work: Double] = [:]
        /// When those may look that wait.
        var turns: [Work: Time] = [:]
        /// When the next one may.
        var free = Time(seconds: 0)
    }

    private let state = Mutex(State())

    package init() {}

    /// When a look may begin; nil for now.
    package func turn(of work: Work, now: Time) -> Time? {
        state.withLock { state in
            guard let length = state.lengths[work] else { return nil }
            let turn = state.turns[work] ?? max(now, state.free)
            if state.turns.updateValue(turn, forKey: work) == nil { state.free = turn.adding(seconds: 2 * length) }
            return turn <= now ? nil : turn
        }
    }

    /// A look has ended that took so many seconds.
    package func ended(_ work: Work, after seconds: Double, now: Time) {
        state.withLock { state in
            state.turns[work] = nil
            guard seconds >= ControllerLimits.longLook else {
                state.lengths[work] = nil
                return
            }
            let length = min(seconds, ControllerLimits.longestRest)
            state.lengths[work] = length
            state.free = max(state.free, now.adding(seconds: length))
        }
    }
}
