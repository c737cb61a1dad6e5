import ObjectModel

/// A kind that a CustomResourceDefinition defines, as a type of one's own:
///
///     struct Website: CustomKind {
///         static let resourceType = ResourceType.custom(
///             group: "example.com", version: "v1", kind: "Website", plural: "websites")
///         var fields: Fields
///     }
///
/// Such a type is a view of the object's tree like those of the built-in kinds: what the view does not name stays in
/// the tree and is written back.
public protocol CustomKind: Kind {
    /// How the kind is served.
    static var resourceType: ResourceType { get }
}

extension CustomKind {
    /// What the generated kinds have from their schema.
    public static var messageName: String { "\(resourceType.apiVersion)/\(resourceType.kind)" }
    public static var apiVersion: String { resourceType.apiVersion }
    public static var kind: String { resourceType.kind }

    /// Name, labels, owners and whatever else every object has.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
}
