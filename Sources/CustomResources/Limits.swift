/// The bounds of this target. What happens at a bound is said where it is used.
enum Limits {
    /// Unknown fields that are named to a client; further ones are dropped without a word.
    static let unknownFields = 64
    /// Fields that one version may offer to field selectors (Kubernetes' own bound).
    static let selectableFields = 8
    /// Bytes of a text that an expression makes as the message of a rule (Kubernetes' own bound).
    static let expressionMessageBytes = 5 * 1024
}
