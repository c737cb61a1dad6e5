import ObjectModel

/// What is to be known of the objects of a few kinds, kept so that a request costs little; it follows their changes one
/// by one.
public protocol ObjectIndex: Sendable {
    /// The kinds that it is made of, by the names of their resources.
    associatedtype Kind: CaseIterable, RawRepresentable<String>, Sendable

    /// Of no object.
    init()
    /// Takes an object in, or its newer version.
    mutating func set(_ object: Value, _ kind: Kind)
    /// Forgets an object that is gone.
    mutating func remove(_ object: Value, _ kind: Kind)
}
