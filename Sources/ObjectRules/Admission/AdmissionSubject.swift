import ObjectModel

/// The object that admission talks about when it refuses.
struct AdmissionSubject {
    private let plural: String
    private let group: String
    private let name: String

    /// `plural` names a resource of version v1 in the group, which is empty for core.
    init(_ object: Value, resource plural: String, group: String = "") {
        self.plural = plural
        self.group = group
        let metadata = object["metadata"]?.objectValue
        let name = metadata?["name"]?.stringValue ?? metadata?["generateName"]?.stringValue
        self.name = name ?? "Unknown"
    }

    func forbidden(_ why: String) -> StatusError {
        guard let resource = Schema.kubernetes.resource(group: group, version: "v1", plural: plural) else {
            preconditionFailure("no resource \(plural)")
        }
        return .forbidden(resource, name: name, why)
    }
}
