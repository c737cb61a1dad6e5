import ObjectTree

/// One node of a schema (`JSONSchemaProps`), read once and then used for every object: what its value may be, what is
/// filled in, and what is kept. Immutable, so all requests share it.
public final class SchemaNode: Sendable {
    /// What may stand in members that `properties` does not name.
    public enum AdditionalProperties: Sendable {
        /// Nothing is said: unknown members are dropped.
        case unstated
        case allowed(Bool)
        case schema(SchemaNode)
    }

    /// The node as the definition has it.
    public let source: Fields
    /// nil where the schema states none, or one that JSON does not know.
    public let type: JSONType?
    public let isNullable: Bool
    /// `x-kubernetes-preserve-unknown-fields`: members without a schema stay.
    public let preservesUnknownFields: Bool
    /// `x-kubernetes-embedded-resource`: the value is an object with apiVersion, kind and metadata of its own.
    public let isEmbeddedResource: Bool
    public let isIntOrString: Bool
    public let properties: [String: SchemaNode]
    public let additionalProperties: AdditionalProperties
    public let items: SchemaNode?
    public let defaultValue: Value?
    public let listType: String?
    public let listMapKeys: [String]
    public let mapType: String?
    /// What its value must keep beside its type.
    public let checks: ValueChecks
    /// `x-kubernetes-validations`.
    public let rules: [ValidationRuleText]
    /// The names of properties that have a default, in order.
    let defaultedProperties: [String]
    /// Whether this node or one below fills anything in.
    public let hasDefaults: Bool
    /// Whether this node or one below has lists whose elements must differ.
    let hasKeyedLists: Bool
    /// Whether this node or one below has lists whose order does not count.
    let hasMapLists: Bool
    /// Whether there are rules in expressions at this node or below.
    let hasRules: Bool
    /// Whether an embedded resource is at this node or below.
    let hasEmbeddedResources: Bool

    /// Reads a schema. Anything unreadable reads as if it were not there: definitions are validated before.
    public init(_ source: Fields) {
        self.source = source
        type = JSONType(rawValue: source.string("type"))
        isNullable = source.bool("nullable")
        preservesUnknownFields = source.bool("x-kubernetes-preserve-unknown-fields")
        isEmbeddedResource = source.bool("x-kubernetes-embedded-resource")
        isIntOrString = source.bool("x-kubernetes-int-or-string")
        var properties: [String: SchemaNode] = [:]
        for entry in source.object("properties") { properties[entry.key] = SchemaNode(entry.value) }
        self.properties = properties
        additionalProperties = Self.additional(source["additionalProperties"])
        items = source["items"]?.objectValue.map { SchemaNode($0) }
        defaultValue = source["default"].flatMap { $0.isNull ? Optional<Value>.none : $0 }
        listType = source.optionalString("x-kubernetes-list-type")
        listMapKeys = source.strings("x-kubernetes-list-map-keys")
        mapType = source.optionalString("x-kubernetes-map-type")
        checks = ValueChecks(source, isIntOrString: isIntOrString)
        rules = source.values("x-kubernetes-validations").map { ValidationRuleText($0) }
        defaultedProperties = properties.filter { $0.value.defaultValue != nil }.keys.sorted()
        var below = Array(properties.values)
        if case .schema(let node) = additionalProperties { below.append(node) }
        if let items { below.append(items) }
        hasDefaults = defaultValue != nil || below.contains { $0.hasDefaults }
        hasKeyedLists = listType == "set" || listType == "map" || below.contains { $0.hasKeyedLists }
        hasMapLists = listType == "map" || below.contains { $0.hasMapLists }
        hasRules = !rules.isEmpty || below.contains { $0.hasRules }
        hasEmbeddedResources = isEmbeddedResource || below.contains { $0.hasEmbeddedResources }
    }

    convenience init(_ source: Value) { self.init(source.objectValue ?? Fields()) }

    private static func additional(_ value: Value?) -> AdditionalProperties {
        switch value {
        case .bool(let allowed)?: .allowed(allowed)
        case .object(let fields)?: .schema(SchemaNode(fields))
        default: .unstated
        }
    }

    /// The schema of a member; nil where there is none.
    func member(_ name: String) -> SchemaNode? {
        if let property = properties[name] { return property }
        if case .schema(let node) = additionalProperties { return node }
        return nil
    }
}

/// The types of JSON that a schema can name.
public enum JSONType: String, Sendable {
    case array, boolean, integer, number, object, string
}

/// A rule in the language of expressions, as the definition has it.
public struct ValidationRuleText: Sendable, Hashable {
    public let rule: String
    public let message: String
    public let messageExpression: String
    /// `FieldValueForbidden` and the like; nil is `FieldValueInvalid`.
    public let reason: String?
    /// Where below the node the error is shown; empty is the node itself.
    public let fieldPath: String
    /// Whether a rule about `oldSelf` also holds for new values.
    public let optionalOldSelf: Bool?

    public init(_ value: Value) {
        let fields = value.objectValue ?? Fields()
        rule = fields.string("rule")
        message = fields.string("message")
        messageExpression = fields.string("messageExpression")
        reason = fields.optionalString("reason")
        fieldPath = fields.string("fieldPath")
        optionalOldSelf = fields.optionalBool("optionalOldSelf")
    }
}
