// Generated from Schema/ by SchemaCompiler; `make generate` writes it anew. Do not edit.

import ObjectTree

public struct CertificateSigningRequest: Kind {
    public static let messageName = "certificates.v1.CertificateSigningRequest"
    public static let apiVersion = "certificates.k8s.io/v1"
    public static let kind = "CertificateSigningRequest"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: CertificateSigningRequestSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: true) }
    }
    /// What was observed last.
    public var status: CertificateSigningRequestStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct CertificateSigningRequestCondition: Message {
    public static let messageName = "certificates.v1.CertificateSigningRequestCondition"
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
    public var reason: String {
        get { fields.string("reason") }
        set { fields.set("reason", newValue, always: false) }
    }
    public var message: String {
        get { fields.string("message") }
        set { fields.set("message", newValue, always: false) }
    }
    public var lastUpdateTime: Time? {
        get { fields.time("lastUpdateTime") }
        set { fields.set("lastUpdateTime", newValue, micro: false) }
    }
    public var lastTransitionTime: Time? {
        get { fields.time("lastTransitionTime") }
        set { fields.set("lastTransitionTime", newValue, micro: false) }
    }
}

public struct CertificateSigningRequestList: Message {
    public static let messageName = "certificates.v1.CertificateSigningRequestList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [CertificateSigningRequest] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct CertificateSigningRequestSpec: Message {
    public static let messageName = "certificates.v1.CertificateSigningRequestSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var request: String {
        get { fields.string("request") }
        set { fields.set("request", newValue, always: true) }
    }
    public var signerName: String {
        get { fields.string("signerName") }
        set { fields.set("signerName", newValue, always: true) }
    }
    public var expirationSeconds: Int? {
        get { fields.optionalInt("expirationSeconds") }
        set { fields.set("expirationSeconds", newValue) }
    }
    public var usages: [String] {
        get { fields.strings("usages") }
        set { fields.set("usages", newValue, always: false) }
    }
    public var username: String {
        get { fields.string("username") }
        set { fields.set("username", newValue, always: false) }
    }
    public var uid: String {
        get { fields.string("uid") }
        set { fields.set("uid", newValue, always: false) }
    }
    public var groups: [String] {
        get { fields.strings("groups") }
        set { fields.set("groups", newValue, always: false) }
    }
    public var extra: [String: Value] {
        get { fields.valueMap("extra") }
        set { fields.setMap("extra", newValue, always: false) }
    }
}

public struct CertificateSigningRequestStatus: Message {
    public static let messageName = "certificates.v1.CertificateSigningRequestStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var conditions: [CertificateSigningRequestCondition] {
        get { fields.messages("conditions") }
        set { fields.set("conditions", newValue, always: false) }
    }
    public var certificate: String {
        get { fields.string("certificate") }
        set { fields.set("certificate", newValue, always: false) }
    }
}
