import ClusterAccess
import ObjectModel

/// Answers whose token something is (TokenReview).
struct TokenReviews: Sendable {
    let tokens: AccountTokens
    /// All other tokens that are accepted; they are for the API server alone.
    let others: TokenSources

    private static let unknown = "invalid bearer token"

    /// The status of a review.
    /// - Parameter context: Told what is to be said of the token, as if the request were made with it.
    func status(_ spec: Fields, now: Time, telling context: RequestContext) throws(StatusError) -> Fields {
        let token = spec.string("token")
        guard !token.isEmpty else { throw .badRequest("token is required for TokenReview in authentication") }
        let stated = spec.strings("audiences")
        let audiences = stated.isEmpty ? [tokens.audience] : stated
        do throws(AccountTokens.Refusal) {
            if let identity = try tokens.identity(of: token, audiences: audiences, now: now) {
                context.warnings?.add(identity.shown.warnings)
                for note in identity.shown.annotations { context.annotations?.add(note.key, note.value) }
                return Self.accepted(identity.shown.caller, identity.audiences)
            }
        } catch {
            return Self.refused("[\(Self.unknown), \(error.message)]")
        }
        guard let caller = others.caller(of: token), audiences.contains(tokens.audience) else {
            return Self.refused(Self.unknown)
        }
        return Self.accepted(caller, [tokens.audience])
    }

    private static func accepted(_ caller: Caller, _ audiences: [String]) -> Fields {
        [
            "authenticated": true, "user": .object(ReviewHandler.userInfo(caller)),
            "audiences": .array(audiences.map(Value.string)),
        ]
    }

    private static func refused(_ why: String) -> Fields { ["user": .object(Fields()), "error": .string(why)] }
}
