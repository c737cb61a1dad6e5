import CustomResources
import ObjectModel

/// The `scale` of a custom resource, whose definition says where its numbers stand.
enum CustomScale {
    /// The Scale of an object.
    static func scale(of object: Value, _ version: CustomVersion) throws(StatusError) -> Value {
        guard let paths = version.scale else { throw ResourceRequest.unknownPath }
        guard let replicas = ScalePaths.value(at: paths.specReplicas, in: object)?.intValue else {
            throw .internalError("the spec replicas field \(FieldError.quoted(paths.specReplicas)) does not exist")
        }
        let old = object["metadata"]?.objectValue ?? Fields()
        var metadata = Fields()
        for key in ["name", "namespace", "uid", "resourceVersion", "creationTimestamp"] { metadata[key] = old[key] }
        let observed = ScalePaths.value(at: paths.statusReplicas, in: object)?.intValue ?? 0
        var status = Fields([("replicas", .int(Int64(observed)))])
        if let path = paths.labelSelector, let selector = ScalePaths.value(at: path, in: object)?.stringValue,
            !selector.isEmpty
        {
            status["selector"] = .string(selector)
        }
        var spec = Fields()
        if replicas != 0 { spec["replicas"] = .int(Int64(replicas)) }
        return [
            "kind": .string(ScaleView.kind), "apiVersion": .string(ScaleView.apiVersion),
            "metadata": .object(metadata), "spec": .object(spec), "status": .object(status),
        ]
    }

    /// The object with the replicas that a Scale asks for.
    static func applied(_ replicas: Int, to object: Value, _ version: CustomVersion) -> Value {
        guard let paths = version.scale else { return object }
        return ScalePaths.set(.int(Int64(replicas)), at: paths.specReplicas, in: object)
    }
}
