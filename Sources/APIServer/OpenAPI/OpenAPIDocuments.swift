import ObjectCoding
import ObjectModel
import Synchronization

/// What is answered below `/openapi`. The documents are made from the schema when they are first asked for, and kept as
/// bytes. There is a new set of them whenever the custom resources change; what is built in is taken over.
public final class OpenAPIDocuments: Sendable {
    private struct State {
        var v2: HashedDocument?
        var v2Protobuf: HashedDocument?
        var v3: [String: HashedDocument]?
        var index: HashedDocument?
    }

    /// The documents below `/openapi/v3` of what is built in.
    private final class BuiltIn: Sendable {
        private let schema: Schema
        private let known = Mutex<[String: HashedDocument]?>(nil)

        init(_ schema: Schema) { self.schema = schema }

        var documents: [String: HashedDocument] {
            known.withLock { known in
                if let known { return known }
                let made = OpenAPIDocuments.encoded(OpenAPIV3.documents(schema))
                known = made
                return made
            }
        }
    }

    private let schema: Schema
    private let custom: [ResourceType]
    private let remote: [RemoteService]
    private let builtIn: BuiltIn
    private let state = Mutex(State())

    public convenience init(schema: Schema) { self.init(schema: schema, custom: [], remote: [], before: nil) }

    /// The documents with those of custom resources and of other servers.
    /// - Parameter before: An earlier set, whose built-in documents are taken over.
    init(schema: Schema, custom: [ResourceType], remote: [RemoteService], before: OpenAPIDocuments?) {
        self.schema = schema
        self.custom = custom
        self.remote = remote.filter(\.isAvailable)
        builtIn = before?.builtIn ?? BuiltIn(schema)
    }

    private static func encoded(_ documents: [(name: String, document: Value)]) -> [String: HashedDocument] {
        let made = documents.map { ($0.name, HashedDocument(JSON.encode($0.document), mediaType: "application/json")) }
        return Dictionary(made, uniquingKeysWith: { _, last in last })
    }

    /// The media types that `/openapi/v2` is offered in, the preferred one first.
    public static let v2Types = ["application/json", OpenAPIV2.protobufType]

    /// Whether an Accept header asks for `/openapi/v2` in protobuf, under its present or its old name.
    public static func acceptsV2Protobuf(_ accept: String) -> Bool {
        accept.contains(OpenAPIV2.protobufType) || accept.contains(OpenAPIV2.oldProtobufType)
    }

    private func v2Document() -> Value {
        OpenAPIV2.merged(OpenAPIV2.document(schema, custom: custom), remote.map(\.openAPI))
    }

    /// `/openapi/v2` in JSON.
    public func v2() -> HashedDocument {
        state.withLock { state in
            if let known = state.v2 { return known }
            let made = HashedDocument(
                JSON.encode(v2Document()), mediaType: "application/json")
            state.v2 = made
            return made
        }
    }

    /// `/openapi/v2` in protobuf, for clients that accept it.
    public func v2Protobuf() -> HashedDocument {
        state.withLock { state in
            if let known = state.v2Protobuf { return known }
            let bytes = OpenAPIV2Protobuf.encode(v2Document())
            let made = HashedDocument(bytes, mediaType: OpenAPIV2.protobufType)
            state.v2Protobuf = made
            return made
        }
    }

    /// `/openapi/v3`: which documents there are.
    public func v3Index() -> HashedDocument {
        let documents = v3Documents()
        return state.withLock { state in
            if let known = state.index { return known }
            let paths = documents.sorted { $0.key < $1.key }.map { name, document -> (String, Value) in
                (name, ["serverRelativeURL": .string("/openapi/v3/\(name)?hash=\(document.hash)")])
            }
            let made = HashedDocument(JSON.encode(["paths": .object(Fields(paths))]), mediaType: "application/json")
            state.index = made
            return made
        }
    }

    /// `/openapi/v3/NAME`, such as `apis/batch/v1`; nil where there is no such document.
    public func v3(_ name: String) -> HashedDocument? { v3Documents()[name] }

    private func v3Documents() -> [String: HashedDocument] {
        state.withLock { state in
            if let known = state.v3 { return known }
            let own = Self.encoded(OpenAPIV3.documents(schema, custom: custom))
            let others = remote.compactMap { service in
                service.openAPI.v3.map {
                    ("apis/\(service.group)/\(service.version)", HashedDocument($0, mediaType: "application/json"))
                }
            }
            let all = builtIn.documents.merging(own) { built, _ in built }
                .merging(others) { built, _ in built }
            state.v3 = all
            return all
        }
    }
}
