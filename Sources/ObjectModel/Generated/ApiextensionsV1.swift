// Generated from Schema/ by SchemaCompiler; `make generate` writes it anew. Do not edit.

import ObjectTree

public struct ConversionRequest: Message {
    public static let messageName = "apiextensions.v1.ConversionRequest"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var uid: String {
        get { fields.string("uid") }
        set { fields.set("uid", newValue, always: true) }
    }
    public var desiredAPIVersion: String {
        get { fields.string("desiredAPIVersion") }
        set { fields.set("desiredAPIVersion", newValue, always: true) }
    }
    public var objects: [Value] {
        get { fields.values("objects") }
        set { fields.set("objects", newValue, always: true) }
    }
}

public struct ConversionResponse: Message {
    public static let messageName = "apiextensions.v1.ConversionResponse"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var uid: String {
        get { fields.string("uid") }
        set { fields.set("uid", newValue, always: true) }
    }
    public var convertedObjects: [Value] {
        get { fields.values("convertedObjects") }
        set { fields.set("convertedObjects", newValue, always: true) }
    }
    public var result: Status {
        get { fields.message("result") }
        set { fields.set("result", newValue, always: true) }
    }
}

public struct ConversionReview: Message {
    public static let messageName = "apiextensions.v1.ConversionReview"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var request: ConversionRequest? {
        get { fields.optionalMessage("request") }
        set { fields.set("request", newValue) }
    }
    public var response: ConversionResponse? {
        get { fields.optionalMessage("response") }
        set { fields.set("response", newValue) }
    }
}

public struct CustomResourceColumnDefinition: Message {
    public static let messageName = "apiextensions.v1.CustomResourceColumnDefinition"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: true) }
    }
    public var format: String {
        get { fields.string("format") }
        set { fields.set("format", newValue, always: false) }
    }
    public var description: String {
        get { fields.string("description") }
        set { fields.set("description", newValue, always: false) }
    }
    public var priority: Int {
        get { fields.int("priority") }
        set { fields.set("priority", newValue, always: false) }
    }
    public var jsonPath: String {
        get { fields.string("jsonPath") }
        set { fields.set("jsonPath", newValue, always: true) }
    }
}

public struct CustomResourceConversion: Message {
    public static let messageName = "apiextensions.v1.CustomResourceConversion"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var strategy: String {
        get { fields.string("strategy") }
        set { fields.set("strategy", newValue, always: true) }
    }
    public var webhook: WebhookConversion? {
        get { fields.optionalMessage("webhook") }
        set { fields.set("webhook", newValue) }
    }
}

public struct CustomResourceDefinition: Kind {
    public static let messageName = "apiextensions.v1.CustomResourceDefinition"
    public static let apiVersion = "apiextensions.k8s.io/v1"
    public static let kind = "CustomResourceDefinition"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: CustomResourceDefinitionSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: true) }
    }
    /// What was observed last.
    public var status: CustomResourceDefinitionStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct CustomResourceDefinitionCondition: Message {
    public static let messageName = "apiextensions.v1.CustomResourceDefinitionCondition"
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
    public var observedGeneration: Int {
        get { fields.int("observedGeneration") }
        set { fields.set("observedGeneration", newValue, always: false) }
    }
}

public struct CustomResourceDefinitionList: Message {
    public static let messageName = "apiextensions.v1.CustomResourceDefinitionList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [CustomResourceDefinition] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct CustomResourceDefinitionNames: Message {
    public static let messageName = "apiextensions.v1.CustomResourceDefinitionNames"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var plural: String {
        get { fields.string("plural") }
        set { fields.set("plural", newValue, always: true) }
    }
    public var singular: String {
        get { fields.string("singular") }
        set { fields.set("singular", newValue, always: false) }
    }
    public var shortNames: [String] {
        get { fields.strings("shortNames") }
        set { fields.set("shortNames", newValue, always: false) }
    }
    public var kind: String {
        get { fields.string("kind") }
        set { fields.set("kind", newValue, always: true) }
    }
    public var listKind: String {
        get { fields.string("listKind") }
        set { fields.set("listKind", newValue, always: false) }
    }
    public var categories: [String] {
        get { fields.strings("categories") }
        set { fields.set("categories", newValue, always: false) }
    }
}

public struct CustomResourceDefinitionSpec: Message {
    public static let messageName = "apiextensions.v1.CustomResourceDefinitionSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var group: String {
        get { fields.string("group") }
        set { fields.set("group", newValue, always: true) }
    }
    public var names: CustomResourceDefinitionNames {
        get { fields.message("names") }
        set { fields.set("names", newValue, always: true) }
    }
    public var scope: String {
        get { fields.string("scope") }
        set { fields.set("scope", newValue, always: true) }
    }
    public var versions: [CustomResourceDefinitionVersion] {
        get { fields.messages("versions") }
        set { fields.set("versions", newValue, always: true) }
    }
    public var conversion: CustomResourceConversion? {
        get { fields.optionalMessage("conversion") }
        set { fields.set("conversion", newValue) }
    }
    public var preserveUnknownFields: Bool {
        get { fields.bool("preserveUnknownFields") }
        set { fields.set("preserveUnknownFields", newValue, always: false) }
    }
}

public struct CustomResourceDefinitionStatus: Message {
    public static let messageName = "apiextensions.v1.CustomResourceDefinitionStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var conditions: [CustomResourceDefinitionCondition] {
        get { fields.messages("conditions") }
        set { fields.set("conditions", newValue, always: true) }
    }
    public var acceptedNames: CustomResourceDefinitionNames {
        get { fields.message("acceptedNames") }
        set { fields.set("acceptedNames", newValue, always: true) }
    }
    public var storedVersions: [String] {
        get { fields.strings("storedVersions") }
        set { fields.set("storedVersions", newValue, always: true) }
    }
    public var observedGeneration: Int {
        get { fields.int("observedGeneration") }
        set { fields.set("observedGeneration", newValue, always: false) }
    }
}

public struct CustomResourceDefinitionVersion: Message {
    public static let messageName = "apiextensions.v1.CustomResourceDefinitionVersion"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var served: Bool {
        get { fields.bool("served") }
        set { fields.set("served", newValue, always: true) }
    }
    public var storage: Bool {
        get { fields.bool("storage") }
        set { fields.set("storage", newValue, always: true) }
    }
    public var deprecated: Bool {
        get { fields.bool("deprecated") }
        set { fields.set("deprecated", newValue, always: false) }
    }
    public var deprecationWarning: String? {
        get { fields.optionalString("deprecationWarning") }
        set { fields.set("deprecationWarning", newValue) }
    }
    public var schema: CustomResourceValidation? {
        get { fields.optionalMessage("schema") }
        set { fields.set("schema", newValue) }
    }
    public var subresources: CustomResourceSubresources? {
        get { fields.optionalMessage("subresources") }
        set { fields.set("subresources", newValue) }
    }
    public var additionalPrinterColumns: [CustomResourceColumnDefinition] {
        get { fields.messages("additionalPrinterColumns") }
        set { fields.set("additionalPrinterColumns", newValue, always: false) }
    }
    public var selectableFields: [SelectableField] {
        get { fields.messages("selectableFields") }
        set { fields.set("selectableFields", newValue, always: false) }
    }
}

public struct CustomResourceSubresourceScale: Message {
    public static let messageName = "apiextensions.v1.CustomResourceSubresourceScale"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var specReplicasPath: String {
        get { fields.string("specReplicasPath") }
        set { fields.set("specReplicasPath", newValue, always: true) }
    }
    public var statusReplicasPath: String {
        get { fields.string("statusReplicasPath") }
        set { fields.set("statusReplicasPath", newValue, always: true) }
    }
    public var labelSelectorPath: String? {
        get { fields.optionalString("labelSelectorPath") }
        set { fields.set("labelSelectorPath", newValue) }
    }
}

public struct CustomResourceSubresourceStatus: Message {
    public static let messageName = "apiextensions.v1.CustomResourceSubresourceStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
}

public struct CustomResourceSubresources: Message {
    public static let messageName = "apiextensions.v1.CustomResourceSubresources"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var status: CustomResourceSubresourceStatus? {
        get { fields.optionalMessage("status") }
        set { fields.set("status", newValue) }
    }
    public var scale: CustomResourceSubresourceScale? {
        get { fields.optionalMessage("scale") }
        set { fields.set("scale", newValue) }
    }
}

public struct CustomResourceValidation: Message {
    public static let messageName = "apiextensions.v1.CustomResourceValidation"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var openAPIV3Schema: JSONSchemaProps? {
        get { fields.optionalMessage("openAPIV3Schema") }
        set { fields.set("openAPIV3Schema", newValue) }
    }
}

public struct ExternalDocumentation: Message {
    public static let messageName = "apiextensions.v1.ExternalDocumentation"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var description: String {
        get { fields.string("description") }
        set { fields.set("description", newValue, always: false) }
    }
    public var url: String {
        get { fields.string("url") }
        set { fields.set("url", newValue, always: false) }
    }
}

public struct JSONSchemaProps: Message {
    public static let messageName = "apiextensions.v1.JSONSchemaProps"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var id: String {
        get { fields.string("id") }
        set { fields.set("id", newValue, always: false) }
    }
    public var schema: String {
        get { fields.string("$schema") }
        set { fields.set("$schema", newValue, always: false) }
    }
    public var ref: String? {
        get { fields.optionalString("$ref") }
        set { fields.set("$ref", newValue) }
    }
    public var description: String {
        get { fields.string("description") }
        set { fields.set("description", newValue, always: false) }
    }
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: false) }
    }
    public var format: String {
        get { fields.string("format") }
        set { fields.set("format", newValue, always: false) }
    }
    public var title: String {
        get { fields.string("title") }
        set { fields.set("title", newValue, always: false) }
    }
    public var `default`: Value? {
        get { fields.node("default") }
        set { fields.setNode("default", newValue) }
    }
    public var maximum: Double? {
        get { fields.optionalDouble("maximum") }
        set { fields.set("maximum", newValue) }
    }
    public var exclusiveMaximum: Bool {
        get { fields.bool("exclusiveMaximum") }
        set { fields.set("exclusiveMaximum", newValue, always: false) }
    }
    public var minimum: Double? {
        get { fields.optionalDouble("minimum") }
        set { fields.set("minimum", newValue) }
    }
    public var exclusiveMinimum: Bool {
        get { fields.bool("exclusiveMinimum") }
        set { fields.set("exclusiveMinimum", newValue, always: false) }
    }
    public var maxLength: Int? {
        get { fields.optionalInt("maxLength") }
        set { fields.set("maxLength", newValue) }
    }
    public var minLength: Int? {
        get { fields.optionalInt("minLength") }
        set { fields.set("minLength", newValue) }
    }
    public var pattern: String {
        get { fields.string("pattern") }
        set { fields.set("pattern", newValue, always: false) }
    }
    public var maxItems: Int? {
        get { fields.optionalInt("maxItems") }
        set { fields.set("maxItems", newValue) }
    }
    public var minItems: Int? {
        get { fields.optionalInt("minItems") }
        set { fields.set("minItems", newValue) }
    }
    public var uniqueItems: Bool {
        get { fields.bool("uniqueItems") }
        set { fields.set("uniqueItems", newValue, always: false) }
    }
    public var multipleOf: Double? {
        get { fields.optionalDouble("multipleOf") }
        set { fields.set("multipleOf", newValue) }
    }
    public var `enum`: [Value] {
        get { fields.values("enum") }
        set { fields.set("enum", newValue, always: false) }
    }
    public var maxProperties: Int? {
        get { fields.optionalInt("maxProperties") }
        set { fields.set("maxProperties", newValue) }
    }
    public var minProperties: Int? {
        get { fields.optionalInt("minProperties") }
        set { fields.set("minProperties", newValue) }
    }
    public var required: [String] {
        get { fields.strings("required") }
        set { fields.set("required", newValue, always: false) }
    }
    public var items: Value? {
        get { fields.node("items") }
        set { fields.setNode("items", newValue) }
    }
    public var allOf: [JSONSchemaProps] {
        get { fields.messages("allOf") }
        set { fields.set("allOf", newValue, always: false) }
    }
    public var oneOf: [JSONSchemaProps] {
        get { fields.messages("oneOf") }
        set { fields.set("oneOf", newValue, always: false) }
    }
    public var anyOf: [JSONSchemaProps] {
        get { fields.messages("anyOf") }
        set { fields.set("anyOf", newValue, always: false) }
    }
    public var not: JSONSchemaProps? {
        get { fields.optionalMessage("not") }
        set { fields.set("not", newValue) }
    }
    public var properties: [String: JSONSchemaProps] {
        get { fields.messageMap("properties") }
        set { fields.set("properties", newValue, always: false) }
    }
    public var additionalProperties: Value? {
        get { fields.node("additionalProperties") }
        set { fields.setNode("additionalProperties", newValue) }
    }
    public var patternProperties: [String: JSONSchemaProps] {
        get { fields.messageMap("patternProperties") }
        set { fields.set("patternProperties", newValue, always: false) }
    }
    public var dependencies: [String: Value] {
        get { fields.valueMap("dependencies") }
        set { fields.setMap("dependencies", newValue, always: false) }
    }
    public var additionalItems: Value? {
        get { fields.node("additionalItems") }
        set { fields.setNode("additionalItems", newValue) }
    }
    public var definitions: [String: JSONSchemaProps] {
        get { fields.messageMap("definitions") }
        set { fields.set("definitions", newValue, always: false) }
    }
    public var externalDocs: ExternalDocumentation? {
        get { fields.optionalMessage("externalDocs") }
        set { fields.set("externalDocs", newValue) }
    }
    public var example: Value? {
        get { fields.node("example") }
        set { fields.setNode("example", newValue) }
    }
    public var nullable: Bool {
        get { fields.bool("nullable") }
        set { fields.set("nullable", newValue, always: false) }
    }
    public var x_kubernetes_preserve_unknown_fields: Bool? {
        get { fields.optionalBool("x-kubernetes-preserve-unknown-fields") }
        set { fields.set("x-kubernetes-preserve-unknown-fields", newValue) }
    }
    public var x_kubernetes_embedded_resource: Bool {
        get { fields.bool("x-kubernetes-embedded-resource") }
        set { fields.set("x-kubernetes-embedded-resource", newValue, always: false) }
    }
    public var x_kubernetes_int_or_string: Bool {
        get { fields.bool("x-kubernetes-int-or-string") }
        set { fields.set("x-kubernetes-int-or-string", newValue, always: false) }
    }
    public var x_kubernetes_list_map_keys: [String] {
        get { fields.strings("x-kubernetes-list-map-keys") }
        set { fields.set("x-kubernetes-list-map-keys", newValue, always: false) }
    }
    public var x_kubernetes_list_type: String? {
        get { fields.optionalString("x-kubernetes-list-type") }
        set { fields.set("x-kubernetes-list-type", newValue) }
    }
    public var x_kubernetes_map_type: String? {
        get { fields.optionalString("x-kubernetes-map-type") }
        set { fields.set("x-kubernetes-map-type", newValue) }
    }
    public var x_kubernetes_validations: [ValidationRule] {
        get { fields.messages("x-kubernetes-validations") }
        set { fields.set("x-kubernetes-validations", newValue, always: false) }
    }
}

public struct SelectableField: Message {
    public static let messageName = "apiextensions.v1.SelectableField"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var jsonPath: String {
        get { fields.string("jsonPath") }
        set { fields.set("jsonPath", newValue, always: true) }
    }
}

public struct ApiextensionsV1ServiceReference: Message {
    public static let messageName = "apiextensions.v1.ServiceReference"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var namespace: String {
        get { fields.string("namespace") }
        set { fields.set("namespace", newValue, always: true) }
    }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var path: String? {
        get { fields.optionalString("path") }
        set { fields.set("path", newValue) }
    }
    public var port: Int? {
        get { fields.optionalInt("port") }
        set { fields.set("port", newValue) }
    }
}

public struct ValidationRule: Message {
    public static let messageName = "apiextensions.v1.ValidationRule"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var rule: String {
        get { fields.string("rule") }
        set { fields.set("rule", newValue, always: true) }
    }
    public var message: String {
        get { fields.string("message") }
        set { fields.set("message", newValue, always: false) }
    }
    public var messageExpression: String {
        get { fields.string("messageExpression") }
        set { fields.set("messageExpression", newValue, always: false) }
    }
    public var reason: String? {
        get { fields.optionalString("reason") }
        set { fields.set("reason", newValue) }
    }
    public var fieldPath: String {
        get { fields.string("fieldPath") }
        set { fields.set("fieldPath", newValue, always: false) }
    }
    public var optionalOldSelf: Bool? {
        get { fields.optionalBool("optionalOldSelf") }
        set { fields.set("optionalOldSelf", newValue) }
    }
}

public struct ApiextensionsV1WebhookClientConfig: Message {
    public static let messageName = "apiextensions.v1.WebhookClientConfig"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var url: String? {
        get { fields.optionalString("url") }
        set { fields.set("url", newValue) }
    }
    public var service: ApiextensionsV1ServiceReference? {
        get { fields.optionalMessage("service") }
        set { fields.set("service", newValue) }
    }
    public var caBundle: String {
        get { fields.string("caBundle") }
        set { fields.set("caBundle", newValue, always: false) }
    }
}

public struct WebhookConversion: Message {
    public static let messageName = "apiextensions.v1.WebhookConversion"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var clientConfig: ApiextensionsV1WebhookClientConfig? {
        get { fields.optionalMessage("clientConfig") }
        set { fields.set("clientConfig", newValue) }
    }
    public var conversionReviewVersions: [String] {
        get { fields.strings("conversionReviewVersions") }
        set { fields.set("conversionReviewVersions", newValue, always: true) }
    }
}
