import ObjectModel

/// What decoding and encoding need to know of one field, laid out for speed: a class, so that handing it around
/// costs one reference count.
final class FieldLayout: Sendable {
    /// The protobuf message behind a field that is any JSON.
    enum AnyForm: Sendable {
        /// JSON text in field 1: RawExtension, JSON.
        case raw
        /// FieldsV1: the same, but what is no JSON is a text, which nobody takes for a set of fields.
        case fields
        /// JSONSchemaPropsOrArray: a schema in field 1, or schemas in field 2.
        case schemaOrArray
        /// JSONSchemaPropsOrBool: whether anything goes in field 1, a schema in field 2.
        case schemaOrBool
        /// JSONSchemaPropsOrStringArray: a schema in field 1, or texts in field 2.
        case schemaOrStrings

        /// Whether it stands as it is, whatever it is.
        var isRaw: Bool { self == .raw || self == .fields }
    }

    /// The JSON name.
    let name: String
    let number: Int
    let scalar: ScalarType
    let shape: FieldType.Shape
    let anyForm: AnyForm
    let pointer: Bool
    let always: Bool
    /// An empty list is not the same as none: it asks the server to begin the record anew.
    let keepsEmpty: Bool
    /// Protobuf nests it, JSON has its fields in the parent.
    let inline: Bool
    /// The type as Go's error messages call it; for lists and maps, of one element.
    let elementType: String
    let goType: String

    init(_ field: FieldType, in message: String, schema: Schema) {
        name = field.name
        number = field.number
        scalar = field.scalar
        shape = field.shape
        pointer = field.pointer
        always = field.always
        keepsEmpty = message == "meta.v1.ObjectMeta" && field.name == "managedFields"
        inline = field.inline
        anyForm = Self.anyForm(field.typeText)
        elementType = Self.goType(of: field, schema)
        switch field.shape {
        case .single: goType = elementType
        case .list: goType = "[]\(elementType)"
        case .map: goType = field.scalar == .quantity ? "v1.ResourceList" : "map[string]\(elementType)"
        }
    }

    /// `apiVersion` or `kind`, which protobuf keeps outside of the message.
    init(typeMeta name: String) {
        self.name = name
        number = 0
        scalar = .string
        shape = .single
        anyForm = .raw
        pointer = false
        always = false
        keepsEmpty = false
        inline = false
        elementType = "string"
        goType = "string"
    }

    private static func anyForm(_ typeText: String) -> AnyForm {
        switch typeText.split(separator: ".").last?.prefix(while: { $0 != ">" }) {
        case "JSONSchemaPropsOrArray": .schemaOrArray
        case "JSONSchemaPropsOrBool": .schemaOrBool
        case "JSONSchemaPropsOrStringArray": .schemaOrStrings
        case "FieldsV1": .fields
        default: .raw
        }
    }

    private static func goType(of field: FieldType, _ schema: Schema) -> String {
        switch field.scalar {
        case .string: field.enumeration.map { MessageLayout.goType(of: $0.name) } ?? "string"
        case .bool: "bool"
        case .int32: "int32"
        case .int64: "int64"
        case .double: "float64"
        case .bytes: "[]uint8"
        case .time: "v1.Time"
        case .microTime: "v1.MicroTime"
        case .quantity: "resource.Quantity"
        case .intOrString: "intstr.IntOrString"
        case .any: "runtime.RawExtension"
        case .strings: field.name == "verbs" ? "v1.Verbs" : "v1.ExtraValue"
        case .message(let id): MessageLayout.goType(of: schema[id].name)
        }
    }
}
