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

    /// Why a change is refused.
    static func update(
        _ object: Value, old: Value, resource: ResourceType, subresource: String?
    ) -> [FieldError] {
        if let served = resource.served {
            return CustomObjectRules.update(object, old: old, subresource: subresource, served.custom)
        }
        guard resource.groupResource == DefinitionRegistrar.storageName else { return [] }
        return DefinitionValidation.update(object, old: old, subresource: subresource)
    }
}
