import ObjectModel

/// The document at `/openapi/v2`: Swagger 2.0 of the whole API. Clients before Kubernetes 1.27 validate, explain and
/// merge with it.
enum OpenAPIV2 {
    /// The media type of the document in protobuf.
    static let protobufType = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf"
    /// What Go's clients call it when they ask. It is no media type (RFC 9110, 5.6.2 knows no `@` in a token), and
    /// Go's own parser refuses an answer that is labelled so.
    static let oldProtobufType = "application/com.github.proto-openapi.spec.v2@v1.0+protobuf"

    static func document(_ schema: Schema, custom: [ResourceType]) -> Value {
        let sections = OpenAPISections(schema: schema, resources: schema.resources + custom).sections
        let paths = sections.flatMap(\.paths).sorted { $0.path < $1.path }
        let definitions = OpenAPIDefinitions(schema: schema, dialect: .v2)
        let entries = paths.map { Fields.Entry(key: $0.path, value: item($0, definitions)) }
        return [
            "swagger": "2.0", "info": ["title": "Kubernetes", "version": "v1.36.0"],
            "paths": .object(Fields(uniqueEntries: entries)),
            "definitions": definitions.definitions(from: OpenAPISections.messages(of: paths), custom: custom),
            "securityDefinitions": [
                "BearerToken": [
                    "description": "A bearer token.", "type": "apiKey", "name": "authorization", "in": "header",
                ]
            ],
            "security": [["BearerToken": []]],
        ]
    }

    /// The document with what other servers say of theirs.
    static func merged(_ document: Value, _ others: [RemoteOpenAPI]) -> Value {
        guard others.contains(where: { !$0.paths.isEmpty }) else { return document }
        var merged = document.objectValue ?? Fields()
        var paths = merged["paths"]?.objectValue ?? Fields()
        var definitions = SwaggerDefinitions(merged["definitions"]?.objectValue ?? Fields())
        for other in others {
            for entry in definitions.merge(other.definitions, paths: other.paths) where paths[entry.key] == nil {
                paths[entry.key] = entry.value
            }
        }
        merged["paths"] = .object(paths)
        merged["definitions"] = .object(definitions.all)
        return .object(merged)
    }

    private static func item(_ path: OpenAPIPath, _ definitions: OpenAPIDefinitions) -> Value {
        var item = Fields()
        for operation in path.operations { item[operation.method] = self.operation(operation, definitions) }
        if !path.parameters.isEmpty { item["parameters"] = .array(path.parameters.map(parameter)) }
        return .object(item)
    }

    private static func operation(_ operation: OpenAPIOperation, _ definitions: OpenAPIDefinitions) -> Value {
        var parameters = operation.query.map(parameter)
        if let body = operation.body {
            var parameter = Fields([("name", "body"), ("in", "body")])
            if operation.isBodyRequired { parameter["required"] = true }
            parameter["schema"] = definitions.reference(body)
            parameters.insert(.object(parameter), at: 0)
        }
        var fields = Fields([
            ("description", .string(operation.description)),
            ("consumes", Discovery.strings(operation.consumes)), ("produces", Discovery.strings(operation.produces)),
            ("schemes", Discovery.strings(["https"])), ("tags", Discovery.strings([operation.tag])),
            ("operationId", .string(operation.id)),
        ])
        if !parameters.isEmpty { fields["parameters"] = .array(parameters) }
        let schema = operation.response.map(definitions.reference) ?? ["type": "string"]
        var responses = operation.codes.map { code -> (String, Value) in
            ("\(code)", ["description": .string(OpenAPIOperation.meaning(of: code)), "schema": schema])
        }
        responses.append(("401", ["description": .string(OpenAPIOperation.meaning(of: 401))]))
        fields["responses"] = .object(Fields(responses))
        if let action = operation.action { fields["x-kubernetes-action"] = .string(action) }
        if let kind = operation.kind { fields["x-kubernetes-group-version-kind"] = kind.value }
        return .object(fields)
    }

    private static func parameter(_ parameter: OpenAPIParameter) -> Value {
        var fields = Fields([
            ("name", .string(parameter.name)), ("in", .string(parameter.place.rawValue)),
            ("description", .string(parameter.description)), ("type", .string(parameter.type)), ("uniqueItems", true),
        ])
        if parameter.place == .path { fields["required"] = true }
        return .object(fields)
    }
}
