import Crypto
import ObjectTree
import Synchronization

/// What tokens say whose signatures have been found right. Checking a signature costs more than everything else that a
/// small request does, and clients show the same token again and again.
///
/// Only what can't change is remembered: that a text was signed, and what it says. Whether it is still valid, and for
/// whom, is asked each time. Texts are kept as their hashes, so that nobody finds tokens in the memory of the process.
final class AuthenticTokens: Sendable {
    /// Two generations: when the younger is full the older goes, so that what is in use stays.
    fileprivate struct Generations {
        var younger: [SHA256.Digest: ServiceAccountToken] = [:]
        var older: [SHA256.Digest: ServiceAccountToken] = [:]
    }

    private let generations = Mutex(Generations())
    private let capacity: Int

    /// - Parameter capacity: Tokens of one generation, at least 1.
    init(capacity: Int = AccessLimits.rememberedTokens) { self.capacity = capacity }

    /// What a token says that was found authentic before; else what `check` finds, which fails for others.
    func token(
        _ text: String, check: () throws(AccessError) -> ServiceAccountToken
    ) throws(AccessError) -> ServiceAccountToken {
        guard text.utf8.count <= AccessLimits.tokenBytes else { return try check() }
        let digest = SHA256.hash(data: Array(text.utf8))
        if let known = generations.withLock({ $0.find(digest, capacity) }) { return known }
        let token = try check()
        generations.withLock { $0.add(token, digest, capacity) }
        return token
    }
}

extension AuthenticTokens.Generations {
    mutating func find(_ digest: SHA256.Digest, _ capacity: Int) -> ServiceAccountToken? {
        if let token = younger[digest] { return token }
        guard let token = older[digest] else { return nil }
        add(token, digest, capacity)
        return token
    }

    mutating func add(_ token: ServiceAccountToken, _ digest: SHA256.Digest, _ capacity: Int) {
        if younger.count >= capacity {
            older = younger
            younger = [:]
        }
        younger[digest] = token
    }
}
