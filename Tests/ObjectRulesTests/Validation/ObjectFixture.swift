import ObjectModel
import ObjectRules
import Testing

/// Objects of any kind as validation gets them, and what it says about them, in the order of the alphabet.
struct ObjectFixture {
    let resource: ResourceType

    init(_ apiVersion: String, _ kind: String) throws {
        resource = try #require(Schema.kubernetes.resource(apiVersion: apiVersion, kind: kind))
    }

    /// An object with name, namespace and defaults.
    func object(_ body: Value) -> Value {
        var object = body
        object["apiVersion"] = .string(resource.apiVersion)
        object["kind"] = .string(resource.kind)
        var metadata = body["metadata"] ?? ["name": "x"]
        if resource.namespaced { metadata["namespace"] = "n" }
        object["metadata"] = metadata
        Defaulting.apply(to: &object, resource: resource)
        return object
    }

    func create(_ body: Value) -> [String] {
        PodFixture.texts(Validation.create(object(body), resource: resource))
    }

    /// The fields that are complained about, in the order of the complaints.
    func fieldsInOrder(_ body: Value) -> [String] {
        Validation.create(object(body), resource: resource).map { "\($0.field)" }
    }

    func update(_ old: Value, _ new: Value, subresource: String? = nil) -> [String] {
        PodFixture.texts(
            Validation.update(object(new), old: object(old), resource: resource, subresource: subresource))
    }

    /// A pod template with these labels.
    static func template(restartPolicy: String = "Always", labels: Value = ["app": "x"]) -> Value {
        [
            "metadata": ["labels": labels],
            "spec": ["restartPolicy": .string(restartPolicy), "containers": [["name": "c", "image": "app:v1"]]],
        ]
    }
}
