// Generated from Schema/ by SchemaCompiler; `make generate` writes it anew. Do not edit.

import ObjectTree

public struct RuntimeTypeMeta: Message {
    public static let messageName = "runtime.TypeMeta"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var apiVersion: String {
        get { fields.string("apiVersion") }
        set { fields.set("apiVersion", newValue, always: false) }
    }
    public var kind: String {
        get { fields.string("kind") }
        set { fields.set("kind", newValue, always: false) }
    }
}

public struct Unknown: Message {
    public static let messageName = "runtime.Unknown"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var typeMeta: RuntimeTypeMeta {
        get { fields.message("typeMeta") }
        set { fields.set("typeMeta", newValue, always: false) }
    }
    public var raw: String {
        get { fields.string("raw") }
        set { fields.set("raw", newValue, always: false) }
    }
    public var contentEncoding: String {
        get { fields.string("contentEncoding") }
        set { fields.set("contentEncoding", newValue, always: false) }
    }
    public var contentType: String {
        get { fields.string("contentType") }
        set { fields.set("contentType", newValue, always: false) }
    }
}
