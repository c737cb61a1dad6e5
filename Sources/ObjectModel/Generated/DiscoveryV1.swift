// Generated from Schema/ by SchemaCompiler; `make generate` writes it anew. Do not edit.

import ObjectTree

public struct Endpoint: Message {
    public static let messageName = "discovery.v1.Endpoint"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var addresses: [String] {
        get { fields.strings("addresses") }
        set { fields.set("addresses", newValue, always: true) }
    }
    public var conditions: EndpointConditions {
        get { fields.message("conditions") }
        set { fields.set("conditions", newValue, always: false) }
    }
    public var hostname: String? {
        get { fields.optionalString("hostname") }
        set { fields.set("hostname", newValue) }
    }
    public var targetRef: ObjectReference? {
        get { fields.optionalMessage("targetRef") }
        set { fields.set("targetRef", newValue) }
    }
    public var deprecatedTopology: [String: String] {
        get { fields.stringMap("deprecatedTopology") }
        set { fields.set("deprecatedTopology", newValue, always: false) }
    }
    public var nodeName: String? {
        get { fields.optionalString("nodeName") }
        set { fields.set("nodeName", newValue) }
    }
    public var zone: String? {
        get { fields.optionalString("zone") }
        set { fields.set("zone", newValue) }
    }
    public var hints: EndpointHints? {
        get { fields.optionalMessage("hints") }
        set { fields.set("hints", newValue) }
    }
}

public struct EndpointConditions: Message {
    public static let messageName = "discovery.v1.EndpointConditions"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var ready: Bool? {
        get { fields.optionalBool("ready") }
        set { fields.set("ready", newValue) }
    }
    public var serving: Bool? {
        get { fields.optionalBool("serving") }
        set { fields.set("serving", newValue) }
    }
    public var terminating: Bool? {
        get { fields.optionalBool("terminating") }
        set { fields.set("terminating", newValue) }
    }
}

public struct EndpointHints: Message {
    public static let messageName = "discovery.v1.EndpointHints"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var forZones: [ForZone] {
        get { fields.messages("forZones") }
        set { fields.set("forZones", newValue, always: false) }
    }
    public var forNodes: [ForNode] {
        get { fields.messages("forNodes") }
        set { fields.set("forNodes", newValue, always: false) }
    }
}

public struct DiscoveryV1EndpointPort: Message {
    public static let messageName = "discovery.v1.EndpointPort"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String? {
        get { fields.optionalString("name") }
        set { fields.set("name", newValue) }
    }
    public var `protocol`: String? {
        get { fields.optionalString("protocol") }
        set { fields.set("protocol", newValue) }
    }
    public var port: Int? {
        get { fields.optionalInt("port") }
        set { fields.set("port", newValue) }
    }
    public var appProtocol: String? {
        get { fields.optionalString("appProtocol") }
        set { fields.set("appProtocol", newValue) }
    }
}

public struct EndpointSlice: Kind {
    public static let messageName = "discovery.v1.EndpointSlice"
    public static let apiVersion = "discovery.k8s.io/v1"
    public static let kind = "EndpointSlice"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var addressType: String {
        get { fields.string("addressType") }
        set { fields.set("addressType", newValue, always: true) }
    }
    public var endpoints: [Endpoint] {
        get { fields.messages("endpoints") }
        set { fields.set("endpoints", newValue, always: true) }
    }
    public var ports: [DiscoveryV1EndpointPort] {
        get { fields.messages("ports") }
        set { fields.set("ports", newValue, always: true) }
    }
}

public struct EndpointSliceList: Message {
    public static let messageName = "discovery.v1.EndpointSliceList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [EndpointSlice] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct ForNode: Message {
    public static let messageName = "discovery.v1.ForNode"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
}

public struct ForZone: Message {
    public static let messageName = "discovery.v1.ForZone"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
}
