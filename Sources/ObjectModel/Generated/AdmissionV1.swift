// Generated from Schema/ by SchemaCompiler; `make generate` writes it anew. Do not edit.

import ObjectTree

public struct AdmissionRequest: Message {
    public static let messageName = "admission.v1.AdmissionRequest"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var uid: String {
        get { fields.string("uid") }
        set { fields.set("uid", newValue, always: true) }
    }
    public var kind: GroupVersionKind {
        get { fields.message("kind") }
        set { fields.set("kind", newValue, always: true) }
    }
    public var resource: GroupVersionResource {
        get { fields.message("resource") }
        set { fields.set("resource", newValue, always: true) }
    }
    public var subResource: String {
        get { fields.string("subResource") }
        set { fields.set("subResource", newValue, always: false) }
    }
    public var requestKind: GroupVersionKind? {
        get { fields.optionalMessage("requestKind") }
        set { fields.set("requestKind", newValue) }
    }
    public var requestResource: GroupVersionResource? {
        get { fields.optionalMessage("requestResource") }
        set { fields.set("requestResource", newValue) }
    }
    public var requestSubResource: String {
        get { fields.string("requestSubResource") }
        set { fields.set("requestSubResource", newValue, always: false) }
    }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: false) }
    }
    public var namespace: String {
        get { fields.string("namespace") }
        set { fields.set("namespace", newValue, always: false) }
    }
    public var operation: String {
        get { fields.string("operation") }
        set { fields.set("operation", newValue, always: true) }
    }
    public var userInfo: UserInfo {
        get { fields.message("userInfo") }
        set { fields.set("userInfo", newValue, always: true) }
    }
    public var object: Value? {
        get { fields.node("object") }
        set { fields.setNode("object", newValue) }
    }
    public var oldObject: Value? {
        get { fields.node("oldObject") }
        set { fields.setNode("oldObject", newValue) }
    }
    public var dryRun: Bool? {
        get { fields.optionalBool("dryRun") }
        set { fields.set("dryRun", newValue) }
    }
    public var options: Value? {
        get { fields.node("options") }
        set { fields.setNode("options", newValue) }
    }
}

public struct AdmissionResponse: Message {
    public static let messageName = "admission.v1.AdmissionResponse"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var uid: String {
        get { fields.string("uid") }
        set { fields.set("uid", newValue, always: true) }
    }
    public var allowed: Bool {
        get { fields.bool("allowed") }
        set { fields.set("allowed", newValue, always: true) }
    }
    public var status: Status? {
        get { fields.optionalMessage("status") }
        set { fields.set("status", newValue) }
    }
    public var patch: String {
        get { fields.string("patch") }
        set { fields.set("patch", newValue, always: false) }
    }
    public var patchType: String? {
        get { fields.optionalString("patchType") }
        set { fields.set("patchType", newValue) }
    }
    public var auditAnnotations: [String: String] {
        get { fields.stringMap("auditAnnotations") }
        set { fields.set("auditAnnotations", newValue, always: false) }
    }
    public var warnings: [String] {
        get { fields.strings("warnings") }
        set { fields.set("warnings", newValue, always: false) }
    }
}

public struct AdmissionReview: Message {
    public static let messageName = "admission.v1.AdmissionReview"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var request: AdmissionRequest? {
        get { fields.optionalMessage("request") }
        set { fields.set("request", newValue) }
    }
    public var response: AdmissionResponse? {
        get { fields.optionalMessage("response") }
        set { fields.set("response", newValue) }
    }
}
