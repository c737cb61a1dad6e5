// Generated from Schema/ by SchemaCompiler; `make generate` writes it anew. Do not edit.

import ObjectTree

public struct BoundObjectReference: Message {
    public static let messageName = "authentication.v1.BoundObjectReference"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var kind: String {
        get { fields.string("kind") }
        set { fields.set("kind", newValue, always: false) }
    }
    public var apiVersion: String {
        get { fields.string("apiVersion") }
        set { fields.set("apiVersion", newValue, always: false) }
    }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: false) }
    }
    public var uid: String {
        get { fields.string("uid") }
        set { fields.set("uid", newValue, always: false) }
    }
}

public struct SelfSubjectReview: Kind {
    public static let messageName = "authentication.v1.SelfSubjectReview"
    public static let apiVersion = "authentication.k8s.io/v1"
    public static let kind = "SelfSubjectReview"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What was observed last.
    public var status: SelfSubjectReviewStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct SelfSubjectReviewStatus: Message {
    public static let messageName = "authentication.v1.SelfSubjectReviewStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var userInfo: UserInfo {
        get { fields.message("userInfo") }
        set { fields.set("userInfo", newValue, always: false) }
    }
}

public struct TokenRequest: Message {
    public static let messageName = "authentication.v1.TokenRequest"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: TokenRequestSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: true) }
    }
    /// What was observed last.
    public var status: TokenRequestStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct TokenRequestSpec: Message {
    public static let messageName = "authentication.v1.TokenRequestSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var audiences: [String] {
        get { fields.strings("audiences") }
        set { fields.set("audiences", newValue, always: true) }
    }
    public var expirationSeconds: Int? {
        get { fields.optionalInt("expirationSeconds") }
        set { fields.set("expirationSeconds", newValue) }
    }
    public var boundObjectRef: BoundObjectReference? {
        get { fields.optionalMessage("boundObjectRef") }
        set { fields.set("boundObjectRef", newValue) }
    }
}

public struct TokenRequestStatus: Message {
    public static let messageName = "authentication.v1.TokenRequestStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var token: String {
        get { fields.string("token") }
        set { fields.set("token", newValue, always: true) }
    }
    public var expirationTimestamp: Time? {
        get { fields.time("expirationTimestamp") }
        set { fields.set("expirationTimestamp", newValue, micro: false) }
    }
}

public struct TokenReview: Kind {
    public static let messageName = "authentication.v1.TokenReview"
    public static let apiVersion = "authentication.k8s.io/v1"
    public static let kind = "TokenReview"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: TokenReviewSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: true) }
    }
    /// What was observed last.
    public var status: TokenReviewStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct TokenReviewSpec: Message {
    public static let messageName = "authentication.v1.TokenReviewSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var token: String {
        get { fields.string("token") }
        set { fields.set("token", newValue, always: false) }
    }
    public var audiences: [String] {
        get { fields.strings("audiences") }
        set { fields.set("audiences", newValue, always: false) }
    }
}

public struct TokenReviewStatus: Message {
    public static let messageName = "authentication.v1.TokenReviewStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var authenticated: Bool {
        get { fields.bool("authenticated") }
        set { fields.set("authenticated", newValue, always: false) }
    }
    public var user: UserInfo {
        get { fields.message("user") }
        set { fields.set("user", newValue, always: false) }
    }
    public var audiences: [String] {
        get { fields.strings("audiences") }
        set { fields.set("audiences", newValue, always: false) }
    }
    public var error: String {
        get { fields.string("error") }
        set { fields.set("error", newValue, always: false) }
    }
}

public struct UserInfo: Message {
    public static let messageName = "authentication.v1.UserInfo"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
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
