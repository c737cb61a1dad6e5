import ObjectModel

/// A path and what can be done there, before it is written in either version of OpenAPI.
struct OpenAPIPath: Sendable {
    let path: String
    /// Those of all operations.
    let parameters: [OpenAPIParameter]
    let operations: [OpenAPIOperation]

    var ofCustomResource: OpenAPIPath {
        OpenAPIPath(path: path, parameters: parameters, operations: operations.map(\.ofCustomResource))
    }
}

struct OpenAPIOperation: Sendable {
    /// The HTTP method in small letters.
    let method: String
    let id: String
    let tag: String
    let description: String
    /// `list`, `post`, ..., `connect`; nil for documents that are no resource.
    var action: String?
    var kind: OpenAPIKind?
    var query: [OpenAPIParameter] = []
    /// The message of the request's body.
    var body: String?
    var isBodyRequired = true
    var consumes: [String] = ["*/*"]
    var produces: [String] = OpenAPIOperation.objectTypes
    /// The codes that mean success.
    var codes = [200]
    /// The message of the response's body, nil for plain text.
    var response: String?

    static let objectTypes = ["application/json", "application/yaml", "application/vnd.kubernetes.protobuf"]
    static let streamTypes = ["application/json;stream=watch", "application/vnd.kubernetes.protobuf;stream=watch"]
    static let patchTypes = [
        "application/json-patch+json", "application/merge-patch+json", "application/strategic-merge-patch+json",
        "application/apply-patch+yaml",
    ]

    /// Custom resources have neither protobuf nor strategic merges, which no schema of theirs describes. Clients like
    /// kubectl choose the kind of their patches by what is stated here.
    var ofCustomResource: OpenAPIOperation {
        var operation = self
        operation.produces = ["application/json", "application/yaml"]
        operation.consumes = operation.produces
        if method == "patch" {
            operation.consumes = Self.patchTypes.filter { $0 != "application/strategic-merge-patch+json" }
            operation.codes = [200]
        }
        return operation
    }

    static func meaning(of code: Int) -> String {
        switch code {
        case 200: "OK"
        case 201: "Created"
        case 202: "Accepted"
        default: "Unauthorized"
        }
    }
}

struct OpenAPIParameter: Sendable {
    enum Place: String, Sendable {
        case path, query
    }
    let name: String
    let place: Place
    let type: String
    let description: String
}
