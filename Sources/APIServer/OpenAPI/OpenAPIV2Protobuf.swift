import ObjectCoding
import ObjectModel

/// A Swagger document as the protobuf message `openapi.v2.Document` of gnostic: the form that kubectl asks for. The
/// field numbers are those of gnostic's OpenAPIv2.proto.
enum OpenAPIV2Protobuf {
    static func encode(_ document: Value) -> [UInt8] {
        ProtobufFields { out in
            out.text(1, document["swagger"]?.stringValue)
            out.message(
                2,
                document["info"].map { info in
                    ProtobufFields {
                        $0.text(1, info["title"]?.stringValue)
                        $0.text(2, info["version"]?.stringValue)
                    }
                })
            out.message(8, ProtobufFields { named(document["paths"], 2, &$0, pathItem) })
            out.message(9, ProtobufFields { named(document["definitions"], 1, &$0, schema) })
        }.bytes
    }

    /// The members of an object as messages of a name and a value.
    private static func named(
        _ object: Value?, _ field: Int, _ out: inout ProtobufFields, _ encode: (Value) -> ProtobufFields
    ) {
        for member in object?.objectValue ?? Fields() {
            out.message(
                field,
                ProtobufFields {
                    $0.text(1, member.key)
                    $0.message(2, encode(member.value))
                })
        }
    }

    /// Members that begin with `x-`, each with its value as YAML, of which JSON is a part.
    private static func extensions(_ object: Value, _ field: Int, _ out: inout ProtobufFields) {
        let extensions = (object.objectValue ?? Fields()).filter { $0.key.hasPrefix("x-") }
        named(.object(Fields(uniqueEntries: extensions)), field, &out, any)
    }

    private static func any(_ value: Value) -> ProtobufFields {
        ProtobufFields { $0.text(2, String(decoding: JSON.encode(value), as: UTF8.self) + "\n") }
    }

    private static func strings(_ value: Value?) -> [String] { (value?.arrayValue ?? []).compactMap(\.stringValue) }

    // MARK: - Paths

    private static func pathItem(_ item: Value) -> ProtobufFields {
        ProtobufFields { out in
            for (field, method) in [(2, "get"), (3, "put"), (4, "post"), (5, "delete"), (8, "patch")] {
                out.message(field, item[method].map(operation))
            }
            for parameter in item["parameters"]?.arrayValue ?? [] { out.message(9, self.parameter(parameter)) }
        }
    }

    private static func operation(_ operation: Value) -> ProtobufFields {
        ProtobufFields { out in
            out.texts(1, strings(operation["tags"]))
            out.text(3, operation["description"]?.stringValue)
            out.text(5, operation["operationId"]?.stringValue)
            out.texts(6, strings(operation["produces"]))
            out.texts(7, strings(operation["consumes"]))
            for parameter in operation["parameters"]?.arrayValue ?? [] { out.message(8, self.parameter(parameter)) }
            out.message(9, ProtobufFields { named(operation["responses"], 1, &$0, response) })
            out.texts(10, strings(operation["schemes"]))
            extensions(operation, 13, &out)
        }
    }

    /// ResponseValue, which holds a Response, which holds a SchemaItem.
    private static func response(_ response: Value) -> ProtobufFields {
        let content = ProtobufFields { out in
            out.text(1, response["description"]?.stringValue)
            out.message(2, response["schema"].map { item in ProtobufFields { $0.message(1, schema(item)) } })
        }
        return ProtobufFields { $0.message(1, content) }
    }

    /// ParametersItem, which holds a Parameter, which holds one for its place.
    private static func parameter(_ parameter: Value) -> ProtobufFields {
        let place = parameter["in"]?.stringValue ?? ""
        let held = ProtobufFields { out in
            switch place {
            case "body": out.message(1, bodyParameter(parameter))
            case "path":
                let content = plainParameter(parameter, type: 5, unique: 19)
                out.message(2, ProtobufFields { $0.message(4, content) })
            default:
                let content = plainParameter(parameter, type: 6, unique: 20)
                out.message(2, ProtobufFields { $0.message(3, content) })
            }
        }
        return ProtobufFields { $0.message(1, held) }
    }

    private static func bodyParameter(_ parameter: Value) -> ProtobufFields {
        ProtobufFields { out in
            out.text(1, parameter["description"]?.stringValue)
            out.text(2, parameter["name"]?.stringValue)
            out.text(3, parameter["in"]?.stringValue)
            out.flag(4, parameter["required"]?.boolValue)
            out.message(5, parameter["schema"].map(schema))
        }
    }

    /// Parameters of path and query agree but for the numbers of some fields.
    private static func plainParameter(_ parameter: Value, type: Int, unique: Int) -> ProtobufFields {
        ProtobufFields { out in
            out.flag(1, parameter["required"]?.boolValue)
            out.text(2, parameter["in"]?.stringValue)
            out.text(3, parameter["description"]?.stringValue)
            out.text(4, parameter["name"]?.stringValue)
            out.text(type, parameter["type"]?.stringValue)
            out.flag(unique, parameter["uniqueItems"]?.boolValue)
        }
    }

    // MARK: - Schemas

    private static func schema(_ schema: Value) -> ProtobufFields {
        ProtobufFields { out in
            out.text(1, schema["$ref"]?.stringValue)
            out.text(2, schema["format"]?.stringValue)
            out.text(4, schema["description"]?.stringValue)
            out.texts(19, strings(schema["required"]))
            for value in schema["enum"]?.arrayValue ?? [] { out.message(20, any(value)) }
            out.message(
                21,
                schema["additionalProperties"].map { item in
                    ProtobufFields { $0.message(1, self.schema(item)) }
                })
            out.message(22, schema["type"]?.stringValue.map { type in ProtobufFields { $0.texts(1, [type]) } })
            out.message(23, schema["items"].map { item in ProtobufFields { $0.message(1, self.schema(item)) } })
            if let properties = schema["properties"] {
                out.message(25, ProtobufFields { named(properties, 1, &$0, self.schema) })
            }
            extensions(schema, 31, &out)
        }
    }
}
