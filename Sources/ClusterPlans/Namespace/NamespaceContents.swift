/// What is still in a namespace that goes away.
public struct NamespaceContents: Sendable, Equatable {
    /// Objects by kind, named as in `configmaps.` or `jobs.batch`.
    public private(set) var objects: [String: Int] = [:]
    /// Objects by finalizer that holds them.
    public private(set) var finalizers: [String: Int] = [:]
    /// What could not be deleted, and why.
    public private(set) var errors: [String] = []

    public init() {}

    /// Whether nothing was found, and nothing could not be looked at.
    public var isEmpty: Bool { objects.isEmpty && errors.isEmpty }

    /// Objects of a kind that are left; one list of finalizers per object.
    public mutating func add(plural: String, group: String, finalizers held: [[String]]) {
        guard !held.isEmpty else { return }
        objects["\(plural).\(group)", default: 0] += held.count
        for list in held {
            for finalizer in list { finalizers[finalizer, default: 0] += 1 }
        }
    }

    /// Notes that a part of the namespace could not be looked at, so that it does not count as empty.
    public mutating func add(error: String) { errors.append(error) }
}
