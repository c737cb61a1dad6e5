/// Which object: its resource (`jobs.batch`), its namespace (empty for cluster scope) and its name.
public struct ObjectKey: Sendable, Hashable, CustomStringConvertible {
    public let resource: String
    public let namespace: String
    public let name: String

    public init(resource: String, namespace: String, name: String) {
        self.resource = resource
        self.namespace = namespace
        self.name = name
    }

    public var description: String { "\(resource)/\(namespace)/\(name)" }

    /// The order of the objects of one resource in lists: that of the texts `namespace/name`, so that the namespace
    /// `a-b` comes before `a`.
    public func precedes(_ other: ObjectKey) -> Bool {
        namespace == other.namespace ? name < other.name : Self.namespace(namespace, precedes: other.namespace)
    }

    static func namespace(_ left: String, precedes right: String) -> Bool {
        var (left, right) = (left.utf8.makeIterator(), right.utf8.makeIterator())
        let end = UInt8(ascii: "/")
        while true {
            let (one, other) = (left.next(), right.next())
            guard one != nil || other != nil else { return false }
            if one != other { return (one ?? end) < (other ?? end) }
        }
    }
}
