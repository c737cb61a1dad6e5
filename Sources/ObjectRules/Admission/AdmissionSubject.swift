import ObjectModel

/// The object that admission talks about when it refuses.
public struct AdmissionSubject {
    private let resource: ResourceType
    private let name: String

    /// `plural` names a resource of version v1 in the group, which is empty for core.
    init(_ object: Value, resource plural: String, group: String = "") {
        guard let resource = Schema.kubernetes.resource(group: group, version: "v1", plural: plural) else {
            preconditionFailure("no resource \(plural)")
        }
        self.init(object, resource)
    }

    /// An object that has its name from the request, or what its name is to begin with.
    public init(_ object: Value, _ resource: ResourceType) {
        self.resource = resource
        let metadata = object["metadata"]?.objectValue
        let name = metadata?["name"]?.stringValue ?? metadata?["generateName"]?.stringValue
        self.name = name ?? "Unknown"
    }

    /// The refusal, with 403.
    public func forbidden(_ why: String) -> StatusError { .forbidden(resource, name: name, why) }
}
