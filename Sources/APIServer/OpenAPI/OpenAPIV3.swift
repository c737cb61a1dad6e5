import ObjectModel

/// The documents below `/openapi/v3`: OpenAPI 3.0, one per group and version (KEP-2896).
enum OpenAPIV3 {
    /// All documents by name, such as `apis/batch/v1`.
    static func documents(_ schema: Schema) -> [(name: String, document: Value)] {
        let definitions = OpenAPIDefinitions(schema: schema, dialect: .v3)
        return OpenAPISections(schema: schema, resources: schema.resources).sections.map {
            ($0.name, document($0.paths, definitions, custom: []))
        }
    }

    /// The documents of custom resources by name.
    static func documents(_ schema: Schema, custom: [ResourceType]) -> [(name: String, document: Value)] {
        let definitions = OpenAPIDefinitions(schema: schema, dialect: .v3)
        return OpenAPISections(schema: schema, resources: custom).sections
            .filter { $0.name.hasPrefix("apis/") }
            .map { section in
                let own = custom.filter { section.name == "apis/\($0.apiVersion)" }
                return (section.name, document(section.paths, definitions, custom: own))
            }
    }

    private static func document(
        _ paths: [OpenAPIPath], _ definitions: OpenAPIDefinitions, custom: [ResourceType]
    ) -> Value {
        let entries = paths.sorted { $0.path < $1.path }.map {
            Fields.Entry(key: $0.path, value: item($0, definitions))
        }
        var components = Fields()
        let schemas = definitions.definitions(from: OpenAPISections.messages(of: paths), custom: custom)
        if schemas.objectValue?.isEmpty == false { components["schemas"] = schemas }
        components["securitySchemes"] = [
            "BearerToken": [
                "description": "A bearer token.", "type": "apiKey", "name": "authorization", "in": "header",
            ]
        ]
        return [
            "openapi": "3.0.0", "info": ["title": "Kubernetes", "version": "v1.36.0"],
            "paths": .object(Fields(uniqueEntries: entries)), "components": .object(components),
        ]
    }

    private static func item(_ path: OpenAPIPath, _ definitions: OpenAPIDefinitions) -> Value {
        var item = Fields()
        for operation in path.operations { item[operation.method] = self.operation(operation, definitions) }
        if !path.parameters.isEmpty { item["parameters"] = .array(path.parameters.map(parameter)) }
        return .object(item)
    }

    private static func operation(_ operation: OpenAPIOperation, _ definitions: OpenAPIDefinitions) -> Value {
        var fields = Fields([
            ("tags", Discovery.strings([operation.tag])), ("description", .string(operation.description)),
            ("operationId", .string(operation.id)),
        ])
        if !operation.query.isEmpty { fields["parameters"] = .array(operation.query.map(parameter)) }
        if let body = operation.body {
            var request = Fields([("content", content(operation.consumes, definitions.reference(body)))])
            if operation.isBodyRequired { request["required"] = true }
            fields["requestBody"] = .object(request)
        }
        let schema = operation.response.map(definitions.reference) ?? ["type": "string"]
        var responses = operation.codes.map { code -> (String, Value) in
            let description = Value.string(OpenAPIOperation.meaning(of: code))
            return ("\(code)", ["description": description, "content": content(operation.produces, schema)])
        }
        responses.append(("401", ["description": .string(OpenAPIOperation.meaning(of: 401))]))
        fields["responses"] = .object(Fields(responses))
        if let action = operation.action { fields["x-kubernetes-action"] = .string(action) }
        if let kind = operation.kind { fields["x-kubernetes-group-version-kind"] = kind.value }
        return .object(fields)
    }

    private static func content(_ types: [String], _ schema: Value) -> Value {
        .object(Fields(types.map { ($0, ["schema": schema]) }))
    }

    private static func parameter(_ parameter: OpenAPIParameter) -> Value {
        var fields = Fields([
            ("name", .string(parameter.name)), ("in", .string(parameter.place.rawValue)),
            ("description", .string(parameter.description)),
        ])
        if parameter.place == .path { fields["required"] = true }
        fields["schema"] = ["type": .string(parameter.type), "uniqueItems": true]
        return .object(fields)
    }
}
