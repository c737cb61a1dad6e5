// Generated from Schema/ by SchemaCompiler; `make generate` writes it anew. Do not edit.

import ObjectTree

public struct QuantityValue: Message {
    public static let messageName = "resource.QuantityValue"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var string: String {
        get { fields.string("string") }
        set { fields.set("string", newValue, always: false) }
    }
}
