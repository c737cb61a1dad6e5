import ObjectModel
import ObjectRules

/// The ConfigMap that tells since when the use of tokens in Secrets is noted: what was not noted before that day may
/// have happened. (Kubernetes: legacy_token_tracking_controller.)
public enum LegacyTokenTracking {
    /// Where it is, and under which key the day stands.
    public static let namespace = "kube-system"
    public static let name = "kube-apiserver-legacy-service-account-token-tracking"
    static let key = "since"

    /// What is to be done about it.
    public enum Step: Sendable, Equatable {
        case keep
        case create(ConfigMap)
        case update(ConfigMap)
        /// Somebody deletes what is made.
        case wait(until: Time)
    }

    /// - Parameter lastCreated: When it was made last; nil when that is not known.
    public static func step(_ current: ConfigMap?, lastCreated: Time?, now: Time) -> Step {
        guard var next = current else {
            if let next = lastCreated?.adding(seconds: ClusterLimits.secondsBetweenTokenTrackings), now < next {
                return .wait(until: next)
            }
            return .create(
                ConfigMap.new {
                    $0.metadata.name = name
                    $0.metadata.namespace = namespace
                    $0.data = [key: LegacyTokenUse.day(of: now)]
                })
        }
        guard beginning(next) == nil else { return .keep }
        next.data[key] = LegacyTokenUse.day(of: now)
        return .update(next)
    }

    /// The beginning of the day that it tells; nil when that is none.
    static func beginning(_ configMap: ConfigMap) -> Time? {
        LegacyTokenUse.beginning(of: configMap.data[key] ?? "")
    }
}
