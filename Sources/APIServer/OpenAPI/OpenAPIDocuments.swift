import ObjectCoding
import ObjectModel
import Synchronization

/// What is answered below `/openapi`. The documents are made from the schema when they are first asked for, and kept as
/// bytes. There is a new set of them whenever the custom resources change; what is built in is taken over.
public final class OpenAPIDocuments: Sendable {
    /// A document as it is sent.
    public struct Document: Sendable {
        public let bytes: [UInt8]
        public let mediaType: String
        /// Changes when the content does: the value of `ETag` (to be quoted) and of the query parameter `hash`.
        public let hash: String

        init(_ bytes: [UInt8], mediaType: String) {
            self.bytes = bytes
            self.mediaType = mediaType
            hash = OpenAPIDocuments.hash(bytes)
        }
    }

    private struct State {
        var v2: Document?
        var v2Protobuf: Document?
        var v3: [String: Document]?
        var index: Document?
    }

    /// The documents below `/openapi/v3` of what is built in.
    private final class BuiltIn: Sendable {
        private let schema: Schema
        private let known = Mutex<[String: Document]?>(nil)

        init(_ schema: Schema) { self.schema = schema }

        var documents: [String: Document] {
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
    private let builtIn: BuiltIn
    private let state = Mutex(State())

    public convenience init(schema: Schema) { self.init(schema: schema, custom: [], before: nil) }

    /// The documents with those of custom resources.
    /// - Parameter before: An earlier set, whose built-in documents are taken over.
    init(schema: Schema, custom: [ResourceType], before: OpenAPIDocuments?) {
        self.schema = schema
        self.custom = custom
        builtIn = before?.builtIn ?? BuiltIn(schema)
    }

    private static func encoded(_ documents: [(name: String, document: Value)]) -> [String: Document] {
        let made = documents.map { ($0.name, Document(JSON.encode($0.document), mediaType: "application/json")) }
        return Dictionary(made, uniquingKeysWith: { _, last in last })
    }

    /// The media types that `/openapi/v2` is offered in, the preferred one first.
    public static let v2Types = ["application/json", OpenAPIV2.protobufType]

    /// Whether an Accept header asks for `/openapi/v2` in protobuf, under its present or its old name.
    public static func acceptsV2Protobuf(_ accept: String) -> Bool {
        accept.contains(OpenAPIV2.protobufType) || accept.contains(OpenAPIV2.oldProtobufType)
    }

    /// `/openapi/v2` in JSON.
    public func v2() -> Document {
        state.withLock { state in
            if let known = state.v2 { return known }
            let made = Document(JSON.encode(OpenAPIV2.document(schema, custom: custom)), mediaType: "application/json")
            state.v2 = made
            return made
        }
    }

    /// `/openapi/v2` in protobuf, for clients that accept it.
    public func v2Protobuf() -> Document {
        state.withLock { state in
            if let known = state.v2Protobuf { return known }
            let bytes = OpenAPIV2Protobuf.encode(OpenAPIV2.document(schema, custom: custom))
            let made = Document(bytes, mediaType: OpenAPIV2.protobufType)
            state.v2Protobuf = made
            return made
        }
    }

    /// `/openapi/v3`: which documents there are.
    public func v3Index() -> Document {
        let documents = v3Documents()
        return state.withLock { state in
            if let known = state.index { return known }
            let paths = documents.sorted { $0.key < $1.key }.map { name, document -> (String, Value) in
                (name, ["serverRelativeURL": .string("/openapi/v3/\(name)?hash=\(document.hash)")])
            }
            let made = Document(JSON.encode(["paths": .object(Fields(paths))]), mediaType: "application/json")
            state.index = made
            return made
        }
    }

    /// `/openapi/v3/NAME`, such as `apis/batch/v1`; nil where there is no such document.
    public func v3(_ name: String) -> Document? { v3Documents()[name] }

    private func v3Documents() -> [String: Document] {
        state.withLock { state in
            if let known = state.v3 { return known }
            let own = Self.encoded(OpenAPIV3.documents(schema, custom: custom))
            let all = builtIn.documents.merging(own) { built, _ in built }
            state.v3 = all
            return all
        }
    }

    /// Two FNV-1a hashes of different bases, in hexadecimal capitals.
    private static func hash(_ bytes: [UInt8]) -> String {
        var first: UInt64 = 0xcbf2_9ce4_8422_2325
        var second: UInt64 = 0x8422_2325_cbf2_9ce4
        for byte in bytes {
            first = (first ^ UInt64(byte)) &* 0x100_0000_01b3
            second = (second ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        return [first, second].map { hash in
            let text = String(hash, radix: 16, uppercase: true)
            return String(repeating: "0", count: 16 - text.count) + text
        }.joined()
    }
}
