import ControllerRuntime
import ObjectModel
import Synchronization

/// The service account tokens of one pod, each kept until most of its time is over.
final class TokenKeeper: Sendable {
    private struct Kept {
        let token: String
        let renewal: Time
    }

    private let clock: any Clock
    private let kept = Mutex<[ServiceAccountTokenProjection: Kept]>([:])

    init(clock: any Clock) { self.clock = clock }

    /// The token for a projection: the one given before, or a new one.
    func token(
        _ projection: ServiceAccountTokenProjection, of pod: Pod, _ credentials: PodCredentials
    ) async throws -> String {
        let now = clock.now()
        if let known = kept.withLock({ $0[projection] }), now < known.renewal { return known.token }
        let token = try await credentials.token(pod, projection)
        let lifetime = Double(projection.expirationSeconds ?? Limits.tokenSeconds)
        let age = min(lifetime * Limits.tokenRenewalShare, Limits.tokenRenewalSeconds)
        let new = Kept(token: token, renewal: now.adding(seconds: age))
        kept.withLock { $0[projection] = new }
        return token
    }
}
