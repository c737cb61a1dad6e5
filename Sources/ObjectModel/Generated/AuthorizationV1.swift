// Generated from Schema/ by SchemaCompiler; `make generate` writes it anew. Do not edit.

import ObjectTree

public struct FieldSelectorAttributes: Message {
    public static let messageName = "authorization.v1.FieldSelectorAttributes"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var rawSelector: String {
        get { fields.string("rawSelector") }
        set { fields.set("rawSelector", newValue, always: false) }
    }
    public var requirements: [FieldSelectorRequirement] {
        get { fields.messages("requirements") }
        set { fields.set("requirements", newValue, always: false) }
    }
}

public struct LabelSelectorAttributes: Message {
    public static let messageName = "authorization.v1.LabelSelectorAttributes"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var rawSelector: String {
        get { fields.string("rawSelector") }
        set { fields.set("rawSelector", newValue, always: false) }
    }
    public var requirements: [LabelSelectorRequirement] {
        get { fields.messages("requirements") }
        set { fields.set("requirements", newValue, always: false) }
    }
}

public struct LocalSubjectAccessReview: Kind {
    public static let messageName = "authorization.v1.LocalSubjectAccessReview"
    public static let apiVersion = "authorization.k8s.io/v1"
    public static let kind = "LocalSubjectAccessReview"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: SubjectAccessReviewSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: true) }
    }
    /// What was observed last.
    public var status: SubjectAccessReviewStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct NonResourceAttributes: Message {
    public static let messageName = "authorization.v1.NonResourceAttributes"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var path: String {
        get { fields.string("path") }
        set { fields.set("path", newValue, always: false) }
    }
    public var verb: String {
        get { fields.string("verb") }
        set { fields.set("verb", newValue, always: false) }
    }
}

public struct NonResourceRule: Message {
    public static let messageName = "authorization.v1.NonResourceRule"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var verbs: [String] {
        get { fields.strings("verbs") }
        set { fields.set("verbs", newValue, always: true) }
    }
    public var nonResourceURLs: [String] {
        get { fields.strings("nonResourceURLs") }
        set { fields.set("nonResourceURLs", newValue, always: false) }
    }
}

public struct ResourceAttributes: Message {
    public static let messageName = "authorization.v1.ResourceAttributes"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var namespace: String {
        get { fields.string("namespace") }
        set { fields.set("namespace", newValue, always: false) }
    }
    public var verb: String {
        get { fields.string("verb") }
        set { fields.set("verb", newValue, always: false) }
    }
    public var group: String {
        get { fields.string("group") }
        set { fields.set("group", newValue, always: false) }
    }
    public var version: String {
        get { fields.string("version") }
        set { fields.set("version", newValue, always: false) }
    }
    public var resource: String {
        get { fields.string("resource") }
        set { fields.set("resource", newValue, always: false) }
    }
    public var subresource: String {
        get { fields.string("subresource") }
        set { fields.set("subresource", newValue, always: false) }
    }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: false) }
    }
    public var fieldSelector: FieldSelectorAttributes? {
        get { fields.optionalMessage("fieldSelector") }
        set { fields.set("fieldSelector", newValue) }
    }
    public var labelSelector: LabelSelectorAttributes? {
        get { fields.optionalMessage("labelSelector") }
        set { fields.set("labelSelector", newValue) }
    }
}

public struct ResourceRule: Message {
    public static let messageName = "authorization.v1.ResourceRule"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var verbs: [String] {
        get { fields.strings("verbs") }
        set { fields.set("verbs", newValue, always: true) }
    }
    public var apiGroups: [String] {
        get { fields.strings("apiGroups") }
        set { fields.set("apiGroups", newValue, always: false) }
    }
    public var resources: [String] {
        get { fields.strings("resources") }
        set { fields.set("resources", newValue, always: false) }
    }
    public var resourceNames: [String] {
        get { fields.strings("resourceNames") }
        set { fields.set("resourceNames", newValue, always: false) }
    }
}

public struct SelfSubjectAccessReview: Kind {
    public static let messageName = "authorization.v1.SelfSubjectAccessReview"
    public static let apiVersion = "authorization.k8s.io/v1"
    public static let kind = "SelfSubjectAccessReview"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: SelfSubjectAccessReviewSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: true) }
    }
    /// What was observed last.
    public var status: SubjectAccessReviewStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct SelfSubjectAccessReviewSpec: Message {
    public static let messageName = "authorization.v1.SelfSubjectAccessReviewSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var resourceAttributes: ResourceAttributes? {
        get { fields.optionalMessage("resourceAttributes") }
        set { fields.set("resourceAttributes", newValue) }
    }
    public var nonResourceAttributes: NonResourceAttributes? {
        get { fields.optionalMessage("nonResourceAttributes") }
        set { fields.set("nonResourceAttributes", newValue) }
    }
}

public struct SelfSubjectRulesReview: Kind {
    public static let messageName = "authorization.v1.SelfSubjectRulesReview"
    public static let apiVersion = "authorization.k8s.io/v1"
    public static let kind = "SelfSubjectRulesReview"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: SelfSubjectRulesReviewSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: true) }
    }
    /// What was observed last.
    public var status: SubjectRulesReviewStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct SelfSubjectRulesReviewSpec: Message {
    public static let messageName = "authorization.v1.SelfSubjectRulesReviewSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var namespace: String {
        get { fields.string("namespace") }
        set { fields.set("namespace", newValue, always: false) }
    }
}

public struct SubjectAccessReview: Kind {
    public static let messageName = "authorization.v1.SubjectAccessReview"
    public static let apiVersion = "authorization.k8s.io/v1"
    public static let kind = "SubjectAccessReview"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: SubjectAccessReviewSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: true) }
    }
    /// What was observed last.
    public var status: SubjectAccessReviewStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct SubjectAccessReviewSpec: Message {
    public static let messageName = "authorization.v1.SubjectAccessReviewSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var resourceAttributes: ResourceAttributes? {
        get { fields.optionalMessage("resourceAttributes") }
        set { fields.set("resourceAttributes", newValue) }
    }
    public var nonResourceAttributes: NonResourceAttributes? {
        get { fields.optionalMessage("nonResourceAttributes") }
        set { fields.set("nonResourceAttributes", newValue) }
    }
    public var user: String {
        get { fields.string("user") }
        set { fields.set("user", newValue, always: false) }
    }
    public var groups: [String] {
        get { fields.strings("groups") }
        set { fields.set("groups", newValue, always: false) }
    }
    public var extra: [String: Value] {
        get { fields.valueMap("extra") }
        set { fields.setMap("extra", newValue, always: false) }
    }
    public var uid: String {
        get { fields.string("uid") }
        set { fields.set("uid", newValue, always: false) }
    }
}

public struct SubjectAccessReviewStatus: Message {
    public static let messageName = "authorization.v1.SubjectAccessReviewStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var allowed: Bool {
        get { fields.bool("allowed") }
        set { fields.set("allowed", newValue, always: true) }
    }
    public var denied: Bool {
        get { fields.bool("denied") }
        set { fields.set("denied", newValue, always: false) }
    }
    public var reason: String {
        get { fields.string("reason") }
        set { fields.set("reason", newValue, always: false) }
    }
    public var evaluationError: String {
        get { fields.string("evaluationError") }
        set { fields.set("evaluationError", newValue, always: false) }
    }
}

public struct SubjectRulesReviewStatus: Message {
    public static let messageName = "authorization.v1.SubjectRulesReviewStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var resourceRules: [ResourceRule] {
        get { fields.messages("resourceRules") }
        set { fields.set("resourceRules", newValue, always: true) }
    }
    public var nonResourceRules: [NonResourceRule] {
        get { fields.messages("nonResourceRules") }
        set { fields.set("nonResourceRules", newValue, always: true) }
    }
    public var incomplete: Bool {
        get { fields.bool("incomplete") }
        set { fields.set("incomplete", newValue, always: true) }
    }
    public var evaluationError: String {
        get { fields.string("evaluationError") }
        set { fields.set("evaluationError", newValue, always: false) }
    }
}
