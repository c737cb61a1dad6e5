import CustomResources
import ObjectCoding
import ObjectModel

/// A schema from its text in YAML.
func schema(_ text: String) throws -> SchemaNode {
    SchemaNode(try YAML.parse(Array(text.utf8)).value.objectValue ?? Fields())
}

/// An object from its text in JSON.
func json(_ text: String) throws -> Value { try JSON.parse(Array(text.utf8)) }

/// The texts of errors: `spec.size: Required value`.
func texts(_ errors: [FieldError]) -> [String] { errors.map { "\($0.field): \($0.message)" } }

/// The definition of `widgets.example.com` with one version, and a schema for its `spec` in YAML.
func definition(spec: String = "{type: object}", change: (inout CustomResourceDefinition) -> Void = { _ in }) throws
    -> CustomResourceDefinition
{
    let text = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: widgets.example.com, uid: u1}
        spec:
          group: example.com
          scope: Namespaced
          names: {plural: widgets, singular: widget, kind: Widget, listKind: WidgetList}
          conversion: {strategy: None}
          versions:
          - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}
        status: {storedVersions: [v1], acceptedNames: {plural: "", kind: ""}}
        """
    var made = CustomResourceDefinition(try YAML.parse(Array(text.utf8)).value)
    let schema = try YAML.parse(Array(spec.utf8)).value
    made.spec.versions[0].schema?.openAPIV3Schema?.fields["properties"] = ["spec": schema]
    change(&made)
    return made
}
