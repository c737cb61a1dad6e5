// Generated from Schema/ by SchemaCompiler; `make generate` writes it anew. Do not edit.

import ObjectTree

public struct Lease: Kind {
    public static let messageName = "coordination.v1.Lease"
    public static let apiVersion = "coordination.k8s.io/v1"
    public static let kind = "Lease"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: LeaseSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
}

public struct LeaseList: Message {
    public static let messageName = "coordination.v1.LeaseList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [Lease] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct LeaseSpec: Message {
    public static let messageName = "coordination.v1.LeaseSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var holderIdentity: String? {
        get { fields.optionalString("holderIdentity") }
        set { fields.set("holderIdentity", newValue) }
    }
    public var leaseDurationSeconds: Int? {
        get { fields.optionalInt("leaseDurationSeconds") }
        set { fields.set("leaseDurationSeconds", newValue) }
    }
    public var acquireTime: Time? {
        get { fields.time("acquireTime") }
        set { fields.set("acquireTime", newValue, micro: true) }
    }
    public var renewTime: Time? {
        get { fields.time("renewTime") }
        set { fields.set("renewTime", newValue, micro: true) }
    }
    public var leaseTransitions: Int? {
        get { fields.optionalInt("leaseTransitions") }
        set { fields.set("leaseTransitions", newValue) }
    }
    public var strategy: String? {
        get { fields.optionalString("strategy") }
        set { fields.set("strategy", newValue) }
    }
    public var preferredHolder: String? {
        get { fields.optionalString("preferredHolder") }
        set { fields.set("preferredHolder", newValue) }
    }
}
