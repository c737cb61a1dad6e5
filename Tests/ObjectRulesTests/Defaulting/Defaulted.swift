import ObjectModel
import ObjectRules
import Testing

/// The resource of an object, by its apiVersion and kind.
func resource(of object: Value) throws -> ResourceType {
    let (apiVersion, kind) = (object["apiVersion"]?.stringValue ?? "", object["kind"]?.stringValue ?? "")
    return try #require(Schema.kubernetes.resource(apiVersion: apiVersion, kind: kind))
}

/// An object with the defaults of its kind.
func defaulted(_ object: Value) throws -> Value {
    var object = object
    Defaulting.apply(to: &object, resource: try resource(of: object))
    return object
}

/// A pod with a spec.
func pod(_ spec: Value, metadata: Value = ["name": "p", "namespace": "ns"]) -> Value {
    ["apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": spec]
}

/// A pod of one container, which has more than name and image.
func pod(container more: Value) -> Value {
    var container: Value = ["name": "c", "image": "app:v1"]
    for entry in more.objectValue ?? Fields() { container[entry.key] = entry.value }
    return pod(["containers": .array([container])])
}

extension Value {
    /// An element of an array node.
    subscript(position: Int) -> Value? {
        guard let elements = arrayValue, elements.indices.contains(position) else { return nil }
        return elements[position]
    }

    /// The first container of a pod.
    var container: Value? { at("spec", "containers")?[0] }
}
