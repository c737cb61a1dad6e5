import CustomResources
import ObjectModel

/// The rules that definitions of custom resources keep, and those that they make for their objects. Nothing for other
/// kinds.
enum CustomResourceChecks {
    /// Why a new object is refused; empty when it may be stored.
    static func create(_ object: Value, resource: ResourceType) -> [FieldError] {
        if let served = resource.served { return CustomObjectRules.create(object, served.custom) }
        guard resource.groupResource == DefinitionRegistrar.storageName else { return [] }
        return DefinitionValidation.create(object)
    }

    /// Why a change is refused, and what its client is warned of.
    static func update(
        _ object: Value, old: Value, resource: ResourceType, subresource: String?
    ) -> (errors: [FieldError], warnings: [String]) {
        if let served = resource.served {
            let verdict = CustomObjectRules.update(object, old: old, subresource: subresource, served.custom)
            return (verdict.errors, verdict.tolerated.map { "\($0.field): \($0.message)" })
        }
        guard resource.groupResource == DefinitionRegistrar.storageName else { return ([], []) }
        let errors = DefinitionValidation.update(object, old: old, subresource: subresource)
        let isSilent = !errors.isEmpty || subresource != nil
        return (errors, isSilent ? [] : DefinitionWarnings.update(object, old: old))
    }

    /// What the client of a new object that was found valid is warned of.
    static func warnings(of object: Value, _ resource: ResourceType) -> [String] {
        resource.groupResource == DefinitionRegistrar.storageName ? DefinitionWarnings.create(object) : []
    }

    /// The kind that a refusal names: of custom objects the one that they claim, which may be what is wrong with them.
    static func kind(of object: Value, _ resource: ResourceType) -> String {
        resource.isCustom ? object["kind"]?.stringValue ?? resource.kind : resource.kind
    }
}
