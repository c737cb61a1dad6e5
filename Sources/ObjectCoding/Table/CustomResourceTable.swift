import ObjectModel

extension TableFormat {
    /// The format of a custom resource: its name and its `additionalPrinterColumns`, or without any its age. Where the
    /// path of a column can't be read, the table ends before it.
    public init(additionalPrinterColumns columns: [CustomResourceColumnDefinition]) {
        var columns = columns
        if columns.isEmpty {
            columns = [
                .make {
                    $0.name = "Age"
                    $0.type = "date"
                    $0.jsonPath = ".metadata.creationTimestamp"
                }
            ]
        }
        var cells: [(type: String, path: JSONPath)] = []
        for column in columns {
            guard let path = JSONPath(column.jsonPath) else { break }
            cells.append((column.type, path))
        }
        let readable = cells
        self.init(
            columns: [Self.nameColumn]
                + columns.prefix(readable.count).map {
                    TableColumn(
                        name: $0.name, type: $0.type, format: $0.format, description: $0.description,
                        priority: $0.priority)
                },
            row: { object, now in
                let name = object.at("metadata", "name") ?? .string("")
                return TableCells(
                    cells: [name] + readable.map { Self.cell($0.path.first(in: object), type: $0.type, now: now) })
            })
    }

    /// The cell of a value, null where its type does not fit the column's.
    private static func cell(_ value: Value?, type: String, now: Time) -> Value {
        switch (type, value) {
        case (_, nil), (_, .null): return .null
        case ("string", let value?): return .string(text(value))
        case ("integer", .int), ("number", .int), ("number", .double), ("boolean", .bool): return value ?? .null
        case ("integer", .double(let number)):
            return Int64(exactly: number.rounded(.towardZero)).map(Value.int) ?? .null
        case ("date", .string(let text)):
            guard let time = Time(rfc3339: text) else { return "<invalid>" }
            return .string(HumanDuration.since(time, now: now))
        default: return .null
        }
    }

    private static func text(_ value: Value) -> String {
        if case .string(let text) = value { return text }
        return String(decoding: JSON.encode(value), as: UTF8.self)
    }
}
