// Generated from Schema/ by SchemaCompiler; `make generate` writes it anew. Do not edit.

import ObjectTree

public struct APIService: Kind {
    public static let messageName = "apiregistration.v1.APIService"
    public static let apiVersion = "apiregistration.k8s.io/v1"
    public static let kind = "APIService"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: APIServiceSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
    /// What was observed last.
    public var status: APIServiceStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct APIServiceCondition: Message {
    public static let messageName = "apiregistration.v1.APIServiceCondition"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: true) }
    }
    public var status: String {
        get { fields.string("status") }
        set { fields.set("status", newValue, always: true) }
    }
    public var lastTransitionTime: Time? {
        get { fields.time("lastTransitionTime") }
        set { fields.set("lastTransitionTime", newValue, micro: false) }
    }
    public var reason: String {
        get { fields.string("reason") }
        set { fields.set("reason", newValue, always: false) }
    }
    public var message: String {
        get { fields.string("message") }
        set { fields.set("message", newValue, always: false) }
    }
}

public struct APIServiceList: Message {
    public static let messageName = "apiregistration.v1.APIServiceList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [APIService] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct APIServiceSpec: Message {
    public static let messageName = "apiregistration.v1.APIServiceSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var service: ApiregistrationV1ServiceReference? {
        get { fields.optionalMessage("service") }
        set { fields.set("service", newValue) }
    }
    public var group: String {
        get { fields.string("group") }
        set { fields.set("group", newValue, always: false) }
    }
    public var version: String {
        get { fields.string("version") }
        set { fields.set("version", newValue, always: false) }
    }
    public var insecureSkipTLSVerify: Bool {
        get { fields.bool("insecureSkipTLSVerify") }
        set { fields.set("insecureSkipTLSVerify", newValue, always: false) }
    }
    public var caBundle: String {
        get { fields.string("caBundle") }
        set { fields.set("caBundle", newValue, always: false) }
    }
    public var groupPriorityMinimum: Int {
        get { fields.int("groupPriorityMinimum") }
        set { fields.set("groupPriorityMinimum", newValue, always: true) }
    }
    public var versionPriority: Int {
        get { fields.int("versionPriority") }
        set { fields.set("versionPriority", newValue, always: true) }
    }
}

public struct APIServiceStatus: Message {
    public static let messageName = "apiregistration.v1.APIServiceStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var conditions: [APIServiceCondition] {
        get { fields.messages("conditions") }
        set { fields.set("conditions", newValue, always: false) }
    }
}

public struct ApiregistrationV1ServiceReference: Message {
    public static let messageName = "apiregistration.v1.ServiceReference"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var namespace: String {
        get { fields.string("namespace") }
        set { fields.set("namespace", newValue, always: false) }
    }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: false) }
    }
    public var port: Int? {
        get { fields.optionalInt("port") }
        set { fields.set("port", newValue) }
    }
}
