/// The whole API as data: every message with its fields, and every resource that is served. Parsed once from the text
/// of `Schema/`, which the generator embeds; immutable from then on.
public final class Schema: Sendable {
    public let messages: [MessageType]
    public let resources: [ResourceType]
    private let messageIndex: [String: MessageID]

    init(messages: [MessageType], resources: [ResourceType]) {
        self.messages = messages
        self.resources = resources
        var index: [String: MessageID] = [:]
        for (position, message) in messages.enumerated() { index[message.name] = position }
        messageIndex = index
    }

    /// The position of a message in `messages`, by its key such as `batch.v1.JobSpec`.
    public func messageID(_ name: String) -> MessageID? { messageIndex[name] }
    /// The message with a key such as `batch.v1.JobSpec`; nil when the schema has none.
    public func message(_ name: String) -> MessageType? { messageIndex[name].map { messages[$0] } }
    public subscript(id: MessageID) -> MessageType { messages[id] }

    /// The resource of a group (empty for core), version and plural name.
    public func resource(group: String, version: String, plural: String) -> ResourceType? {
        resources.first { $0.plural == plural && $0.group == group && $0.version == version }
    }

    /// The resource whose objects have this apiVersion and kind.
    public func resource(apiVersion: String, kind: String) -> ResourceType? {
        resources.first { $0.kind == kind && $0.apiVersion == apiVersion }
    }
}

/// A position in `Schema.messages`.
public typealias MessageID = Int

/// One message of the API.
public struct MessageType: Sendable {
    /// Its key: group alias, version and name, such as `batch.v1.JobSpec`.
    public let name: String
    /// Fields as declared, with inlined messages still nested: what protobuf sees.
    public let declared: [FieldType]
    /// Fields as JSON has them: those of inlined messages in place of them.
    public let fields: [FieldType]
    /// Whether it is an object with apiVersion and kind of its own.
    public let isKind: Bool
    /// Whether OpenAPI leaves it out.
    public let isHidden: Bool
    /// Whether server-side apply owns it as a whole, wherever a field does not say otherwise.
    public let isAtomic: Bool
    /// JSON type and format where the message is no object in JSON (`Time` is a string).
    public let scalarSchema: ScalarSchema?
    public let unions: [Union]
    public let description: String
    private let index: [String: Int]

    /// How a message that is no JSON object is published in OpenAPI.
    public struct ScalarSchema: Sendable {
        /// `string`, `object`, ... or nil where any type goes.
        public let type: String?
        public let format: String?
    }

    /// Fields of which one is chosen by a discriminator.
    public struct Union: Sendable {
        public let discriminator: String?
        /// Field name to the discriminator's value.
        public let fields: [(String, String)]
    }

    init(
        name: String, declared: [FieldType], fields: [FieldType], isKind: Bool, isHidden: Bool,
        isAtomic: Bool = false, scalarSchema: ScalarSchema?, unions: [Union], description: String
    ) {
        self.name = name
        self.declared = declared
        self.fields = fields
        self.isKind = isKind
        self.isHidden = isHidden
        self.isAtomic = isAtomic
        self.scalarSchema = scalarSchema
        self.unions = unions
        self.description = description
        var index: [String: Int] = [:]
        for (position, field) in fields.enumerated() { index[field.name] = position }
        self.index = index
    }

    /// The field of a JSON name.
    public func field(_ name: String) -> FieldType? { index[name].map { fields[$0] } }
    /// The place of a field in `fields` by its JSON name; nil when there is none.
    public func fieldIndex(_ name: String) -> Int? { index[name] }
}

/// What one value (not list, not map) of a field is.
public enum ScalarType: Sendable, Hashable {
    case string, bool, int32, int64, double
    /// Base64 text in JSON.
    case bytes
    /// RFC 3339 text with whole seconds in JSON.
    case time
    /// RFC 3339 text with microseconds in JSON.
    case microTime
    case quantity, intOrString
    /// Any JSON: RawExtension, FieldsV1, JSON of apiextensions.
    case any
    /// An array of texts in JSON, a message with one repeated field in protobuf.
    case strings
    case message(MessageID)
}

/// One field of a message.
public struct FieldType: Sendable {
    /// How often the value stands in the field.
    public enum Shape: Sendable, Hashable {
        case single, list
        /// A map from text.
        case map
    }

    /// How a strategic merge patch treats a list or struct.
    public struct PatchRule: Sendable, Hashable {
        public let merge: Bool
        public let replace: Bool
        public let retainKeys: Bool
        /// Empty for lists of scalars.
        public let mergeKey: String
    }

    /// How server-side apply treats a list.
    public enum ListRule: Sendable, Hashable {
        case atomic, set
        case map(keys: [String])
    }

    /// How server-side apply treats a struct or map.
    public enum MapRule: Sendable, Hashable {
        /// It is owned as a whole.
        case atomic
        /// Each member is owned by itself.
        case granular
    }

    /// The closed set of texts that a field may have.
    public struct Enumeration: Sendable, Hashable {
        /// Its key, such as `core.v1.RestartPolicy`.
        public let name: String
        /// In the order in which OpenAPI lists them.
        public let values: [String]
    }

    /// The member's name in JSON.
    public let name: String
    /// The protobuf field number.
    public let number: Int
    public let scalar: ScalarType
    public let shape: Shape
    /// The type as the schema text writes it, such as `[]core.v1.Container`.
    public let typeText: String
    /// JSON prints it even when empty.
    public let always: Bool
    /// Unset and zero differ.
    public let pointer: Bool
    public let required: Bool
    public let optional: Bool
    /// Protobuf nests it, JSON has its fields in the parent.
    public let inline: Bool
    /// OpenAPI leaves it out.
    public let hidden: Bool
    /// OpenAPI format beyond the type's own.
    public let format: String?
    /// The default as OpenAPI states it: JSON text.
    public let defaultText: String?
    public let enumeration: Enumeration?
    public let patch: PatchRule?
    public let listRule: ListRule?
    /// How server-side apply treats a struct or map where that differs from its type's own rule.
    public let mapRule: MapRule?
    public let description: String
}

/// What defines a resource that is not built in: the rules for its objects, which the server looks for here.
public protocol ResourceDefinition: AnyObject, Sendable {}

/// A kind as it is served.
public struct ResourceType: Sendable {
    /// Empty for the core group.
    public let group: String
    public let version: String
    public let plural: String
    public let singular: String
    public let kind: String
    public let shortNames: [String]
    public let categories: [String]
    public let namespaced: Bool
    public let verbs: [String]
    public let subresources: [Subresource]
    /// Field selectors beside metadata.name and metadata.namespace.
    public let selectable: [String]
    public let columns: [Column]
    /// The message of its objects; of a custom resource, that of what all objects have (`PartialObjectMetadata`).
    public let message: MessageID
    /// What a custom resource is served by; nil for what is built in.
    public let definition: (any ResourceDefinition)?

    public init(
        group: String, version: String, plural: String, singular: String, kind: String, shortNames: [String],
        categories: [String], namespaced: Bool, verbs: [String], subresources: [Subresource], selectable: [String],
        columns: [Column], message: MessageID, definition: (any ResourceDefinition)? = nil
    ) {
        self.group = group
        self.version = version
        self.plural = plural
        self.singular = singular
        self.kind = kind
        self.shortNames = shortNames
        self.categories = categories
        self.namespaced = namespaced
        self.verbs = verbs
        self.subresources = subresources
        self.selectable = selectable
        self.columns = columns
        self.message = message
        self.definition = definition
    }

    /// Such as `status` or `scale`.
    public struct Subresource: Sendable {
        public let name: String
        /// Empty where the parent's group and version hold.
        public let group: String
        public let version: String
        public let kind: String
        public let verbs: [String]

        public init(name: String, group: String = "", version: String = "", kind: String, verbs: [String]) {
            self.name = name
            self.group = group
            self.version = version
            self.kind = kind
            self.verbs = verbs
        }
    }

    /// One column of `kubectl get`.
    public struct Column: Sendable {
        public let name: String
        public let type: String
        /// `name` or empty.
        public let format: String
        /// 0 is always shown, 1 only with `-o wide`.
        public let priority: Int
    }

    /// `v1` or `batch/v1`.
    public var apiVersion: String { group.isEmpty ? version : "\(group)/\(version)" }
    /// `pods` or `jobs.batch`: how errors and storage name it.
    public var groupResource: String { group.isEmpty ? plural : "\(plural).\(group)" }
    /// Whether a CustomResourceDefinition made it.
    public var isCustom: Bool { definition != nil }
}
