import ObjectModel
import ObjectRules

/// What a request does to an object, in the words of admission.
enum AdmissionOperation: String, Sendable {
    case create = "CREATE"
    case update = "UPDATE"
    case delete = "DELETE"
    case connect = "CONNECT"
}

/// A write on its way through admission: what is asked for, by whom, and the object as it would become.
struct AdmissionAttributes: Sendable {
    let operation: AdmissionOperation
    let target: ResourceRequest
    let options: WriteOptions
    /// Null for a deletion.
    var object: Value
    /// What is stored now; null for a creation.
    let oldObject: Value
    /// Plugins see the request again, since others have changed its object after them.
    var isReinvocation = false
    /// Policies of the cluster have changed the object.
    var isChangedByPolicies = false

    init(
        _ operation: AdmissionOperation, _ target: ResourceRequest, _ options: WriteOptions, object: Value,
        oldObject: Value = .null
    ) {
        self.operation = operation
        self.target = target
        self.options = options
        self.object = object
        self.oldObject = oldObject
    }

    var resource: ResourceType { target.resource }
    var caller: Caller { target.context.caller }

    /// Whether the request is for whole objects of a resource, such as `jobs.batch`, not for a part of them.
    func isWhole(_ groupResource: String) -> Bool {
        target.subresource == nil && target.resource.groupResource == groupResource
    }

    /// The refusal of a plugin.
    func forbidden(_ why: String) -> StatusError {
        guard target.name.isEmpty else { return .forbidden(resource, name: target.name, why) }
        return AdmissionSubject(object, resource).forbidden(why)
    }

    /// Tells the client something that does not keep its request from being served.
    func warn(_ texts: [String]) { target.context.warnings?.add(texts) }
    /// Notes something for the audit log.
    func annotate(_ key: String, _ value: String) { target.context.annotations?.add(key, value) }
}
