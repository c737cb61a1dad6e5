// Generated from Schema/ by SchemaCompiler; `make generate` writes it anew. Do not edit.

import ObjectTree

public struct PriorityClass: Kind {
    public static let messageName = "scheduling.v1.PriorityClass"
    public static let apiVersion = "scheduling.k8s.io/v1"
    public static let kind = "PriorityClass"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var value: Int {
        get { fields.int("value") }
        set { fields.set("value", newValue, always: true) }
    }
    public var globalDefault: Bool {
        get { fields.bool("globalDefault") }
        set { fields.set("globalDefault", newValue, always: false) }
    }
    public var description: String {
        get { fields.string("description") }
        set { fields.set("description", newValue, always: false) }
    }
    public var preemptionPolicy: String? {
        get { fields.optionalString("preemptionPolicy") }
        set { fields.set("preemptionPolicy", newValue) }
    }
}

public struct PriorityClassList: Message {
    public static let messageName = "scheduling.v1.PriorityClassList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [PriorityClass] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}
