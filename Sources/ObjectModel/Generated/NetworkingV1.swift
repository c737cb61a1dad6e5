// Generated from Schema/ by SchemaCompiler; `make generate` writes it anew. Do not edit.

import ObjectTree

public struct HTTPIngressPath: Message {
    public static let messageName = "networking.v1.HTTPIngressPath"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var path: String {
        get { fields.string("path") }
        set { fields.set("path", newValue, always: false) }
    }
    public var pathType: String? {
        get { fields.optionalString("pathType") }
        set { fields.set("pathType", newValue) }
    }
    public var backend: IngressBackend {
        get { fields.message("backend") }
        set { fields.set("backend", newValue, always: true) }
    }
}

public struct HTTPIngressRuleValue: Message {
    public static let messageName = "networking.v1.HTTPIngressRuleValue"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var paths: [HTTPIngressPath] {
        get { fields.messages("paths") }
        set { fields.set("paths", newValue, always: true) }
    }
}

public struct IPAddress: Kind {
    public static let messageName = "networking.v1.IPAddress"
    public static let apiVersion = "networking.k8s.io/v1"
    public static let kind = "IPAddress"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: IPAddressSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
}

public struct IPAddressList: Message {
    public static let messageName = "networking.v1.IPAddressList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [IPAddress] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct IPAddressSpec: Message {
    public static let messageName = "networking.v1.IPAddressSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var parentRef: ParentReference? {
        get { fields.optionalMessage("parentRef") }
        set { fields.set("parentRef", newValue) }
    }
}

public struct IPBlock: Message {
    public static let messageName = "networking.v1.IPBlock"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var cidr: String {
        get { fields.string("cidr") }
        set { fields.set("cidr", newValue, always: true) }
    }
    public var except: [String] {
        get { fields.strings("except") }
        set { fields.set("except", newValue, always: false) }
    }
}

public struct Ingress: Kind {
    public static let messageName = "networking.v1.Ingress"
    public static let apiVersion = "networking.k8s.io/v1"
    public static let kind = "Ingress"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: IngressSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
    /// What was observed last.
    public var status: IngressStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct IngressBackend: Message {
    public static let messageName = "networking.v1.IngressBackend"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var service: IngressServiceBackend? {
        get { fields.optionalMessage("service") }
        set { fields.set("service", newValue) }
    }
    public var resource: TypedLocalObjectReference? {
        get { fields.optionalMessage("resource") }
        set { fields.set("resource", newValue) }
    }
}

public struct IngressClass: Kind {
    public static let messageName = "networking.v1.IngressClass"
    public static let apiVersion = "networking.k8s.io/v1"
    public static let kind = "IngressClass"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: IngressClassSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
}

public struct IngressClassList: Message {
    public static let messageName = "networking.v1.IngressClassList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [IngressClass] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct IngressClassParametersReference: Message {
    public static let messageName = "networking.v1.IngressClassParametersReference"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var apiGroup: String? {
        get { fields.optionalString("apiGroup") }
        set { fields.set("apiGroup", newValue) }
    }
    public var kind: String {
        get { fields.string("kind") }
        set { fields.set("kind", newValue, always: true) }
    }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var scope: String? {
        get { fields.optionalString("scope") }
        set { fields.set("scope", newValue) }
    }
    public var namespace: String? {
        get { fields.optionalString("namespace") }
        set { fields.set("namespace", newValue) }
    }
}

public struct IngressClassSpec: Message {
    public static let messageName = "networking.v1.IngressClassSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var controller: String {
        get { fields.string("controller") }
        set { fields.set("controller", newValue, always: false) }
    }
    public var parameters: IngressClassParametersReference? {
        get { fields.optionalMessage("parameters") }
        set { fields.set("parameters", newValue) }
    }
}

public struct IngressList: Message {
    public static let messageName = "networking.v1.IngressList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [Ingress] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct IngressLoadBalancerIngress: Message {
    public static let messageName = "networking.v1.IngressLoadBalancerIngress"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var ip: String {
        get { fields.string("ip") }
        set { fields.set("ip", newValue, always: false) }
    }
    public var hostname: String {
        get { fields.string("hostname") }
        set { fields.set("hostname", newValue, always: false) }
    }
    public var ports: [IngressPortStatus] {
        get { fields.messages("ports") }
        set { fields.set("ports", newValue, always: false) }
    }
}

public struct IngressLoadBalancerStatus: Message {
    public static let messageName = "networking.v1.IngressLoadBalancerStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var ingress: [IngressLoadBalancerIngress] {
        get { fields.messages("ingress") }
        set { fields.set("ingress", newValue, always: false) }
    }
}

public struct IngressPortStatus: Message {
    public static let messageName = "networking.v1.IngressPortStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var port: Int {
        get { fields.int("port") }
        set { fields.set("port", newValue, always: true) }
    }
    public var `protocol`: String {
        get { fields.string("protocol") }
        set { fields.set("protocol", newValue, always: true) }
    }
    public var error: String? {
        get { fields.optionalString("error") }
        set { fields.set("error", newValue) }
    }
}

public struct IngressRule: Message {
    public static let messageName = "networking.v1.IngressRule"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var host: String {
        get { fields.string("host") }
        set { fields.set("host", newValue, always: false) }
    }
    public var http: HTTPIngressRuleValue? {
        get { fields.optionalMessage("http") }
        set { fields.set("http", newValue) }
    }
}

public struct IngressRuleValue: Message {
    public static let messageName = "networking.v1.IngressRuleValue"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var http: HTTPIngressRuleValue? {
        get { fields.optionalMessage("http") }
        set { fields.set("http", newValue) }
    }
}

public struct IngressServiceBackend: Message {
    public static let messageName = "networking.v1.IngressServiceBackend"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var port: ServiceBackendPort {
        get { fields.message("port") }
        set { fields.set("port", newValue, always: false) }
    }
}

public struct IngressSpec: Message {
    public static let messageName = "networking.v1.IngressSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var ingressClassName: String? {
        get { fields.optionalString("ingressClassName") }
        set { fields.set("ingressClassName", newValue) }
    }
    public var defaultBackend: IngressBackend? {
        get { fields.optionalMessage("defaultBackend") }
        set { fields.set("defaultBackend", newValue) }
    }
    public var tls: [IngressTLS] {
        get { fields.messages("tls") }
        set { fields.set("tls", newValue, always: false) }
    }
    public var rules: [IngressRule] {
        get { fields.messages("rules") }
        set { fields.set("rules", newValue, always: false) }
    }
}

public struct IngressStatus: Message {
    public static let messageName = "networking.v1.IngressStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var loadBalancer: IngressLoadBalancerStatus {
        get { fields.message("loadBalancer") }
        set { fields.set("loadBalancer", newValue, always: false) }
    }
}

public struct IngressTLS: Message {
    public static let messageName = "networking.v1.IngressTLS"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var hosts: [String] {
        get { fields.strings("hosts") }
        set { fields.set("hosts", newValue, always: false) }
    }
    public var secretName: String {
        get { fields.string("secretName") }
        set { fields.set("secretName", newValue, always: false) }
    }
}

public struct NetworkPolicy: Kind {
    public static let messageName = "networking.v1.NetworkPolicy"
    public static let apiVersion = "networking.k8s.io/v1"
    public static let kind = "NetworkPolicy"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: NetworkPolicySpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
}

public struct NetworkPolicyEgressRule: Message {
    public static let messageName = "networking.v1.NetworkPolicyEgressRule"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var ports: [NetworkPolicyPort] {
        get { fields.messages("ports") }
        set { fields.set("ports", newValue, always: false) }
    }
    public var to: [NetworkPolicyPeer] {
        get { fields.messages("to") }
        set { fields.set("to", newValue, always: false) }
    }
}

public struct NetworkPolicyIngressRule: Message {
    public static let messageName = "networking.v1.NetworkPolicyIngressRule"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var ports: [NetworkPolicyPort] {
        get { fields.messages("ports") }
        set { fields.set("ports", newValue, always: false) }
    }
    public var from: [NetworkPolicyPeer] {
        get { fields.messages("from") }
        set { fields.set("from", newValue, always: false) }
    }
}

public struct NetworkPolicyList: Message {
    public static let messageName = "networking.v1.NetworkPolicyList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [NetworkPolicy] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct NetworkPolicyPeer: Message {
    public static let messageName = "networking.v1.NetworkPolicyPeer"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var podSelector: LabelSelector? {
        get { fields.optionalMessage("podSelector") }
        set { fields.set("podSelector", newValue) }
    }
    public var namespaceSelector: LabelSelector? {
        get { fields.optionalMessage("namespaceSelector") }
        set { fields.set("namespaceSelector", newValue) }
    }
    public var ipBlock: IPBlock? {
        get { fields.optionalMessage("ipBlock") }
        set { fields.set("ipBlock", newValue) }
    }
}

public struct NetworkPolicyPort: Message {
    public static let messageName = "networking.v1.NetworkPolicyPort"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var `protocol`: String? {
        get { fields.optionalString("protocol") }
        set { fields.set("protocol", newValue) }
    }
    public var port: IntOrString? {
        get { fields.intOrString("port") }
        set { fields.set("port", newValue) }
    }
    public var endPort: Int? {
        get { fields.optionalInt("endPort") }
        set { fields.set("endPort", newValue) }
    }
}

public struct NetworkPolicySpec: Message {
    public static let messageName = "networking.v1.NetworkPolicySpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var podSelector: LabelSelector {
        get { fields.message("podSelector") }
        set { fields.set("podSelector", newValue, always: true) }
    }
    public var ingress: [NetworkPolicyIngressRule] {
        get { fields.messages("ingress") }
        set { fields.set("ingress", newValue, always: false) }
    }
    public var egress: [NetworkPolicyEgressRule] {
        get { fields.messages("egress") }
        set { fields.set("egress", newValue, always: false) }
    }
    public var policyTypes: [String] {
        get { fields.strings("policyTypes") }
        set { fields.set("policyTypes", newValue, always: false) }
    }
}

public struct ParentReference: Message {
    public static let messageName = "networking.v1.ParentReference"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var group: String {
        get { fields.string("group") }
        set { fields.set("group", newValue, always: false) }
    }
    public var resource: String {
        get { fields.string("resource") }
        set { fields.set("resource", newValue, always: false) }
    }
    public var namespace: String {
        get { fields.string("namespace") }
        set { fields.set("namespace", newValue, always: false) }
    }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: false) }
    }
}

public struct ServiceBackendPort: Message {
    public static let messageName = "networking.v1.ServiceBackendPort"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: false) }
    }
    public var number: Int {
        get { fields.int("number") }
        set { fields.set("number", newValue, always: false) }
    }
}

public struct ServiceCIDR: Kind {
    public static let messageName = "networking.v1.ServiceCIDR"
    public static let apiVersion = "networking.k8s.io/v1"
    public static let kind = "ServiceCIDR"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: ServiceCIDRSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
    /// What was observed last.
    public var status: ServiceCIDRStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct ServiceCIDRList: Message {
    public static let messageName = "networking.v1.ServiceCIDRList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [ServiceCIDR] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct ServiceCIDRSpec: Message {
    public static let messageName = "networking.v1.ServiceCIDRSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var cidrs: [String] {
        get { fields.strings("cidrs") }
        set { fields.set("cidrs", newValue, always: false) }
    }
}

public struct ServiceCIDRStatus: Message {
    public static let messageName = "networking.v1.ServiceCIDRStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var conditions: [Condition] {
        get { fields.messages("conditions") }
        set { fields.set("conditions", newValue, always: false) }
    }
}
