import Crypto
import ObjectTree
import Synchronization

/// A token whose signature has been found right, and whom it stands for.
public struct AuthenticToken: Sendable, Hashable {
    /// The two sorts of tokens.
    public enum Content: Sendable, Hashable {
        /// One with dates and audiences, bound to what it was issued for.
        case bound(ServiceAccountToken)
        /// One that is kept in a Secret.
        case legacy(LegacyAccountToken)
    }

    /// What the token says.
    public let content: Content
    /// The user that it stands for.
    public let user: String
    /// The user's groups; groups that every caller is in are not among them.
    public let groups: [String]
    /// What an API server keeps with the user beside name, uid and groups.
    public let extra: [String: [String]]

    public init(_ content: Content) {
        self.content = content
        switch content {
        case .bound(let token):
            (user, groups) = (token.user, token.groups)
            extra = Dictionary(uniqueKeysWithValues: token.extra.map { ($0.key, $0.values) })
        case .legacy(let token): (user, groups, extra) = (token.user, token.groups, [:])
        }
    }
}

/// What tokens say whose signatures have been found right. Checking a signature costs more than everything else that a
/// small request does, and clients show the same token again and again.
///
/// Only what can't change is remembered: that a text was signed, and what it says. Whether it is still valid, and for
/// whom, is asked each time. Texts are kept as their hashes, so that nobody finds tokens in the memory of the process.
package final class AuthenticTokens: Sendable {
    /// Two generations: when the younger is full the older goes, so that what is in use stays.
    fileprivate struct Generations {
        var younger: [SHA256.Digest: AuthenticToken] = [:]
        var older: [SHA256.Digest: AuthenticToken] = [:]
    }

    private let generations = Mutex(Generations())
    private let capacity: Int

    /// - Parameter capacity: Tokens of one generation, at least 1.
    package init(capacity: Int = AccessLimits.rememberedTokens) { self.capacity = capacity }

    /// What a token says that was found authentic before; else what `check` finds, which is nil or fails for others.
    package func token(
        _ text: String, check: () throws(AccessError) -> AuthenticToken?
    ) throws(AccessError) -> AuthenticToken? {
        guard text.utf8.count <= AccessLimits.tokenBytes else { return try check() }
        var text = text
        let digest = text.withUTF8 { SHA256.hash(data: UnsafeRawBufferPointer($0)) }
        if let known = generations.withLock({ $0.find(digest, capacity) }) { return known }
        guard let token = try check() else { return nil }
        generations.withLock { $0.add(token, digest, capacity) }
        return token
    }
}

extension AuthenticTokens.Generations {
    mutating func find(_ digest: SHA256.Digest, _ capacity: Int) -> AuthenticToken? {
        if let token = younger[digest] { return token }
        guard let token = older[digest] else { return nil }
        add(token, digest, capacity)
        return token
    }

    mutating func add(_ token: AuthenticToken, _ digest: SHA256.Digest, _ capacity: Int) {
        if younger.count >= capacity {
            older = younger
            younger = [:]
        }
        younger[digest] = token
    }
}
