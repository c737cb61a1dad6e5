// Generated from Schema/ by SchemaCompiler; `make generate` writes it anew. Do not edit.

import ObjectTree

public struct AggregationRule: Message {
    public static let messageName = "rbac.v1.AggregationRule"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var clusterRoleSelectors: [LabelSelector] {
        get { fields.messages("clusterRoleSelectors") }
        set { fields.set("clusterRoleSelectors", newValue, always: false) }
    }
}

public struct ClusterRole: Kind {
    public static let messageName = "rbac.v1.ClusterRole"
    public static let apiVersion = "rbac.authorization.k8s.io/v1"
    public static let kind = "ClusterRole"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var rules: [PolicyRule] {
        get { fields.messages("rules") }
        set { fields.set("rules", newValue, always: true) }
    }
    public var aggregationRule: AggregationRule? {
        get { fields.optionalMessage("aggregationRule") }
        set { fields.set("aggregationRule", newValue) }
    }
}

public struct ClusterRoleBinding: Kind {
    public static let messageName = "rbac.v1.ClusterRoleBinding"
    public static let apiVersion = "rbac.authorization.k8s.io/v1"
    public static let kind = "ClusterRoleBinding"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var subjects: [Subject] {
        get { fields.messages("subjects") }
        set { fields.set("subjects", newValue, always: false) }
    }
    public var roleRef: RoleRef {
        get { fields.message("roleRef") }
        set { fields.set("roleRef", newValue, always: true) }
    }
}

public struct ClusterRoleBindingList: Message {
    public static let messageName = "rbac.v1.ClusterRoleBindingList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [ClusterRoleBinding] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct ClusterRoleList: Message {
    public static let messageName = "rbac.v1.ClusterRoleList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [ClusterRole] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct PolicyRule: Message {
    public static let messageName = "rbac.v1.PolicyRule"
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
    public var nonResourceURLs: [String] {
        get { fields.strings("nonResourceURLs") }
        set { fields.set("nonResourceURLs", newValue, always: false) }
    }
}

public struct Role: Kind {
    public static let messageName = "rbac.v1.Role"
    public static let apiVersion = "rbac.authorization.k8s.io/v1"
    public static let kind = "Role"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var rules: [PolicyRule] {
        get { fields.messages("rules") }
        set { fields.set("rules", newValue, always: true) }
    }
}

public struct RoleBinding: Kind {
    public static let messageName = "rbac.v1.RoleBinding"
    public static let apiVersion = "rbac.authorization.k8s.io/v1"
    public static let kind = "RoleBinding"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var subjects: [Subject] {
        get { fields.messages("subjects") }
        set { fields.set("subjects", newValue, always: false) }
    }
    public var roleRef: RoleRef {
        get { fields.message("roleRef") }
        set { fields.set("roleRef", newValue, always: true) }
    }
}

public struct RoleBindingList: Message {
    public static let messageName = "rbac.v1.RoleBindingList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [RoleBinding] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct RoleList: Message {
    public static let messageName = "rbac.v1.RoleList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [Role] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct RoleRef: Message {
    public static let messageName = "rbac.v1.RoleRef"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var apiGroup: String {
        get { fields.string("apiGroup") }
        set { fields.set("apiGroup", newValue, always: true) }
    }
    public var kind: String {
        get { fields.string("kind") }
        set { fields.set("kind", newValue, always: true) }
    }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
}

public struct Subject: Message {
    public static let messageName = "rbac.v1.Subject"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var kind: String {
        get { fields.string("kind") }
        set { fields.set("kind", newValue, always: true) }
    }
    public var apiGroup: String {
        get { fields.string("apiGroup") }
        set { fields.set("apiGroup", newValue, always: false) }
    }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var namespace: String {
        get { fields.string("namespace") }
        set { fields.set("namespace", newValue, always: false) }
    }
}
