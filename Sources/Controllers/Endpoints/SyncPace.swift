import ControllerRuntime
import ObjectModel
import Synchronization

/// Gathers changes of large Services: endpoints are written whole, so a thousand pods that become ready one after the
/// other must not cost a thousand writes of a thousand endpoints each. The first change is written at once; the next
/// ones follow after a pause that grows with the number of pods.
final class SyncPace: Sendable {
    private let last = Mutex<[ObjectKey: Time]>([:])

    /// When a Service may be synced; nil for now, which is then taken as the moment it was.
    func next(_ key: ObjectKey, pods: Int, now: Time) -> Time? {
        last.withLock { last in
            guard pods > ClusterControllerLimits.podsSyncedAtOnce else {
                last[key] = nil
                return nil
            }
            let pause = Double(pods) * ClusterControllerLimits.syncPausePerPod
            if let before = last[key], now < before.adding(seconds: pause) { return before.adding(seconds: pause) }
            last[key] = now
            return nil
        }
    }
}
