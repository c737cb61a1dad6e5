// Generated from Schema/ by SchemaCompiler; `make generate` writes it anew. Do not edit.

import ObjectTree

public struct Overhead: Message {
    public static let messageName = "node.v1.Overhead"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var podFixed: [String: Quantity] {
        get { fields.quantityMap("podFixed") }
        set { fields.set("podFixed", newValue, always: false) }
    }
}

public struct RuntimeClass: Kind {
    public static let messageName = "node.v1.RuntimeClass"
    public static let apiVersion = "node.k8s.io/v1"
    public static let kind = "RuntimeClass"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var handler: String {
        get { fields.string("handler") }
        set { fields.set("handler", newValue, always: true) }
    }
    public var overhead: Overhead? {
        get { fields.optionalMessage("overhead") }
        set { fields.set("overhead", newValue) }
    }
    public var scheduling: Scheduling? {
        get { fields.optionalMessage("scheduling") }
        set { fields.set("scheduling", newValue) }
    }
}

public struct RuntimeClassList: Message {
    public static let messageName = "node.v1.RuntimeClassList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [RuntimeClass] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct Scheduling: Message {
    public static let messageName = "node.v1.Scheduling"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var nodeSelector: [String: String] {
        get { fields.stringMap("nodeSelector") }
        set { fields.set("nodeSelector", newValue, always: false) }
    }
    public var tolerations: [Toleration] {
        get { fields.messages("tolerations") }
        set { fields.set("tolerations", newValue, always: false) }
    }
}
