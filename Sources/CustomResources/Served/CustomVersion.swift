import ObjectModel
import ObjectTree

/// One version of a custom resource as it is served: what requests need of its definition, read once. Immutable.
public final class CustomVersion: Sendable {
    /// How objects get from one version to another.
    public enum Conversion: Sendable, Equatable {
        /// Only apiVersion changes.
        case none
        /// A webhook is asked; its client configuration and the versions of reviews it understands.
        case webhook(WebhookConversion)
    }

    /// What it is called.
    public let group: String
    public let version: String
    public let kind: String
    public let listKind: String
    /// The definition's name, and its uid: a definition made anew has other objects.
    public let definitionName: String
    public let definitionUID: String
    public let schema: SchemaNode
    public let hasStatus: Bool
    public let scale: ScalePaths?
    /// Where the objects of each version, by its `apiVersion`, have the replicas of their scale; empty for versions
    /// without one.
    public let replicasPaths: [String: [String]]
    public let columns: [CustomResourceColumnDefinition]
    /// In which version objects are stored.
    public let storageVersion: String
    public let conversion: Conversion
    /// What users of the version are warned of; nil for one that is not deprecated.
    public let deprecation: String?
    /// The definition is being deleted: nothing new may be made.
    public let isTerminating: Bool
    /// The expressions of `x-kubernetes-validations`; nil where there are none.
    public let rules: RuleNode?

    /// The schemas of all versions, served or not, by name: objects may be stored in any of them.
    public let schemas: [String: SchemaNode]

    init(
        _ version: CustomResourceDefinitionVersion, of definition: CustomResourceDefinition,
        schemas: [String: SchemaNode], isTerminating: Bool
    ) {
        let spec = definition.spec
        group = spec.group
        self.version = version.name
        kind = definition.status.acceptedNames.kind
        listKind = definition.status.acceptedNames.listKind
        definitionName = definition.metadata.name
        definitionUID = definition.metadata.uid
        self.schemas = schemas
        let node = schemas[version.name] ?? SchemaNode(Fields())
        schema = node
        hasStatus = version.subresources?.status != nil
        scale = version.subresources?.scale.map(ScalePaths.init)
        replicasPaths = spec.versions.reduce(into: [:]) { paths, version in
            paths["\(spec.group)/\(version.name)"] =
                version.subresources?.scale.map { ScalePaths.members($0.specReplicasPath) } ?? []
        }
        columns = version.additionalPrinterColumns.map { column in
            var column = column
            if column.description.isEmpty {
                column.description = "Custom resource definition column (in JSONPath format): \(column.jsonPath)"
            }
            return column
        }
        storageVersion = spec.versions.first { $0.storage }?.name ?? version.name
        if let conversion = spec.conversion, conversion.strategy == "Webhook", let webhook = conversion.webhook {
            self.conversion = .webhook(webhook)
        } else {
            conversion = .none
        }
        deprecation =
            version.deprecated ? version.deprecationWarning ?? Self.deprecation(of: version.name, in: spec) : nil
        self.isTerminating = isTerminating
        rules = RuleNode.compiled(node)
    }

    /// A warning that names the best version that is newer, served and not deprecated, if there is one.
    private static func deprecation(of version: String, in spec: CustomResourceDefinitionSpec) -> String {
        let newer = spec.versions.filter {
            $0.served && !$0.deprecated && APIVersionOrder(of: version) < APIVersionOrder(of: $0.name)
        }
        let best = newer.map(\.name).max { APIVersionOrder(of: $0) < APIVersionOrder(of: $1) }
        let instead = best.map { "; use \(spec.group)/\($0) \(spec.names.kind)" } ?? ""
        return "\(spec.group)/\(version) \(spec.names.kind) is deprecated\(instead)"
    }

    /// The schemas of a definition's versions by name.
    static func schemas(of definition: CustomResourceDefinition) -> [String: SchemaNode] {
        var schemas: [String: SchemaNode] = [:]
        for version in definition.spec.versions {
            var source = version.schema?.openAPIV3Schema?.fields ?? Fields()
            if definition.spec.preserveUnknownFields { source["x-kubernetes-preserve-unknown-fields"] = true }
            schemas[version.name] = SchemaNode(source)
        }
        return schemas
    }

    /// Whether objects of other versions are converted by a webhook.
    public var hasConversionWebhook: Bool { conversion != .none }
    /// `example.com/v1`.
    public var apiVersion: String { "\(group)/\(version)" }
    /// `example.com/v1` of the version in which objects are stored.
    public var storageAPIVersion: String { "\(group)/\(storageVersion)" }
}
