import ObjectModel
import ObjectTree

/// The resources that a definition makes: one for each version that is served.
public enum CustomResource {
    /// Stands for a definition where only names and verbs are needed, as in controllers.
    private final class Unprepared: ResourceDefinition {}

    /// What requests may do while a definition is being deleted: nothing new is made.
    private static let verbsAtTheEnd = ["delete", "deletecollection", "get", "list", "patch", "update", "watch"]
    private static let verbs = ["delete", "deletecollection", "get", "list", "patch", "create", "update", "watch"]
    private static let verbsOfParts = ["get", "patch", "update"]

    /// The served versions of a definition; none while its names are not accepted.
    /// - Parameters:
    ///   - message: The message of what all objects have in common.
    ///   - prepare: Makes what a server wants to have beside a version.
    public static func resources(
        of definition: CustomResourceDefinition, message: MessageID,
        prepare: (CustomVersion) -> any ResourceDefinition
    ) -> [ResourceType] {
        guard definition.isTrue("Established") else { return [] }
        let isTerminating = definition.isTrue("Terminating")
        let schemas = CustomVersion.schemas(of: definition)
        return definition.spec.versions.filter(\.served).map { version in
            let prepared = CustomVersion(version, of: definition, schemas: schemas, isTerminating: isTerminating)
            return resource(version, of: definition, message, prepare(prepared), isTerminating)
        }
    }

    /// The same with names and verbs alone, for those who do not look into objects.
    public static func names(of definition: CustomResourceDefinition, message: MessageID) -> [ResourceType] {
        guard definition.isTrue("Established") else { return [] }
        let isTerminating = definition.isTrue("Terminating")
        return definition.spec.versions.filter(\.served).map {
            resource($0, of: definition, message, Unprepared(), isTerminating)
        }
    }

    private static func resource(
        _ version: CustomResourceDefinitionVersion, of definition: CustomResourceDefinition, _ message: MessageID,
        _ prepared: any ResourceDefinition, _ isTerminating: Bool
    ) -> ResourceType {
        let names = definition.status.acceptedNames
        var parts: [ResourceType.Subresource] = []
        if version.subresources?.status != nil {
            parts.append(.init(name: "status", kind: names.kind, verbs: verbsOfParts))
        }
        if version.subresources?.scale != nil {
            parts.append(
                .init(name: "scale", group: "autoscaling", version: "v1", kind: "Scale", verbs: verbsOfParts))
        }
        return ResourceType(
            group: definition.spec.group, version: version.name, plural: names.plural, singular: names.singular,
            kind: names.kind, shortNames: names.shortNames, categories: names.categories,
            namespaced: definition.spec.scope == "Namespaced", verbs: isTerminating ? verbsAtTheEnd : verbs,
            subresources: parts,
            selectable: version.selectableFields.map { String($0.jsonPath.drop { $0 == "." }) },
            columns: [], message: message, definition: prepared)
    }
}

extension CustomResourceDefinition {
    /// Whether a condition holds.
    public func isTrue(_ condition: String) -> Bool {
        status.conditions.contains { $0.type == condition && $0.status == "True" }
    }
}
