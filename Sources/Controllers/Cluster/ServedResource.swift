import APIClient
import ObjectModel

/// Finds how kinds named by objects are served.
enum ServedResource {
    /// Throws `StatusError` BadRequest for a kind that isn't served.
    static func of(apiVersion: String, kind: String, in catalog: ResourceCatalog) throws -> ResourceType {
        guard let resource = catalog.resource(apiVersion: apiVersion, kind: kind) else {
            throw StatusError.badRequest("no kind \(FieldError.quoted(kind)) in \(FieldError.quoted(apiVersion))")
        }
        return resource
    }
}
