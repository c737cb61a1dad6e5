import ObjectModel

/// What a create brings in from outside the object.
public struct CreationContext: Sendable {
    /// When the request is answered: `creationTimestamp`.
    public var now: Time
    /// The identity the object gets, a random UUID in lower case.
    public var uid: String

    public init(now: Time, uid: String) {
        self.now = now
        self.uid = uid
    }
}
