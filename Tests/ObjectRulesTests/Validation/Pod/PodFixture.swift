import ObjectModel
import ObjectRules

/// Pods as validation gets them: normalised and with defaults.
enum PodFixture {
    static let resource = Schema.kubernetes.resource(group: "", version: "v1", plural: "pods")!

    /// A pod with one container; `spec` is laid over it.
    static func pod(spec: Value = [:], annotations: Value? = nil, status: Value? = nil) -> Value {
        var object: Value = [
            "apiVersion": "v1", "kind": "Pod",
            "metadata": ["name": "p", "namespace": "default", "uid": "1"],
            "spec": ["containers": [["name": "c", "image": "app:v1"]], "serviceAccountName": "default"],
        ]
        for entry in spec.objectValue ?? Fields() { object["spec"]?[entry.key] = entry.value }
        if let annotations { object["metadata"]?["annotations"] = annotations }
        if let status { object["status"] = status }
        Defaulting.apply(to: &object, resource: resource)
        return object
    }

    /// A template of such pods.
    static func template(spec: Value = [:], metadata: Value = [:]) -> Value {
        ["metadata": metadata, "spec": pod(spec: spec)["spec"] ?? [:]]
    }

    /// What is wrong with a new pod, one `field: message` each, in the order of the alphabet.
    static func problems(spec: Value, annotations: Value? = nil) -> [String] {
        texts(Validation.create(pod(spec: spec, annotations: annotations), resource: resource))
    }

    /// What is wrong with a new pod whose only container has these fields beside name and image.
    static func problems(container: Value) -> [String] {
        var whole: Value = ["name": "c", "image": "app:v1"]
        for entry in container.objectValue ?? Fields() { whole[entry.key] = entry.value }
        let prefix = "spec.containers[0]."
        return problems(spec: ["containers": .array([whole])]).map {
            $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : $0
        }
    }

    /// What is wrong with a change from one spec to another.
    static func problems(from old: Value, to new: Value, subresource: String? = nil) -> [String] {
        texts(
            Validation.update(pod(spec: new), old: pod(spec: old), resource: resource, subresource: subresource))
    }

    static func texts(_ errors: [FieldError]) -> [String] {
        errors.map { $0.field.isEmpty ? $0.message : "\($0.field): \($0.message)" }.sorted()
    }
}
