import ObjectModel

extension Kind {
    /// How this kind is served: group, version, plural, scope. Every generated kind that clients can store has one.
    public static var resource: ResourceType {
        guard let resource = ServedKinds.byMessage[messageName] else {
            if let custom = Self.self as? any CustomKind.Type { return custom.resourceType }
            // Such as Binding, which exists only as the body of a subresource: a mistake in our own code.
            preconditionFailure("\(messageName) is not served as a resource")
        }
        return resource
    }

    /// The object's metadata, for code that is generic over kinds.
    public var objectMeta: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
}

private enum ServedKinds {
    /// Resource by the key of its message, such as `batch.v1.Job`.
    static let byMessage: [String: ResourceType] = Dictionary(
        Schema.kubernetes.resources.map { (Schema.kubernetes[$0.message].name, $0) },
        uniquingKeysWith: { first, _ in first })
}
