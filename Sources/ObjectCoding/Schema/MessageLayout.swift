import ObjectModel

/// What decoding and encoding need to know of one message.
final class MessageLayout: Sendable {
    /// Such as `batch.v1.JobSpec`.
    let name: String
    /// Such as `JobSpec`: how Go's error messages call the struct.
    let structName: String
    /// Such as `v1.JobSpec`.
    let goType: String
    /// Whether JSON has `kind` and `apiVersion` in it.
    let isKind: Bool
    /// As JSON has them and in the order Go prints them, `kind` and `apiVersion` first.
    let fields: [FieldLayout]
    /// As protobuf has them, by number.
    let declared: [FieldLayout]
    /// What an absent field reads as in JSON, for every field that is printed even then: position in `fields`, value.
    let zeros: [(index: Int, value: Value)]
    private let positions: NameTable
    private let byNumber: [Int: Int]

    init(_ message: MessageType, zeros: [String: Value], schema: Schema) {
        name = message.name
        goType = Self.goType(of: message.name)
        structName = String(goType.split(separator: ".").last ?? "")
        isKind = Self.hasTypeMeta(message)
        declared = message.declared
            .map { FieldLayout($0, in: message.name, schema: schema) }
            .sorted { $0.number < $1.number }
        let typeMeta = isKind ? [FieldLayout(typeMeta: "kind"), FieldLayout(typeMeta: "apiVersion")] : []
        let jsonFields = SchemaLayout.jsonFields(of: message, schema)
        fields = typeMeta + jsonFields.map { FieldLayout($0, in: message.name, schema: schema) }
        self.zeros = fields.enumerated().compactMap { index, field in zeros[field.name].map { (index, $0) } }
        byNumber = Dictionary(declared.enumerated().map { ($1.number, $0) }, uniquingKeysWith: { first, _ in first })
        positions = NameTable(fields.map(\.name))
    }

    static func hasTypeMeta(_ message: MessageType) -> Bool {
        message.isKind || unpublishedKinds.contains(message.name)
    }

    /// Kinds that are on the wire but in no OpenAPI document.
    private static let unpublishedKinds: Set = [
        "meta.v1.CreateOptions", "meta.v1.GetOptions", "meta.v1.List", "meta.v1.ListOptions",
        "meta.v1.PartialObjectMetadata", "meta.v1.PartialObjectMetadataList", "meta.v1.PatchOptions",
        "meta.v1.UpdateOptions",
    ]

    /// The field of a protobuf number.
    func declaredField(_ number: Int) -> FieldLayout? { byNumber[number].map { declared[$0] } }

    static func goType(of name: String) -> String {
        name.split(separator: ".").suffix(2).joined(separator: ".")
    }

    /// The position in `fields` of a JSON name. `guess` is where it stands if the body follows Go's order.
    @inline(__always)
    func position(of name: String, guess: Int) -> Int? {
        if guess < fields.count, fields[guess].name == name { return guess }
        return positions.position(of: name)
    }
}
