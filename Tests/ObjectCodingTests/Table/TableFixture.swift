import ObjectCoding
import ObjectModel
import Testing

/// Rows of objects written as JSON, all at one moment.
enum TableFixture {
    /// 2026-01-01T00:00:00Z.
    static let now = Time(seconds: 1_767_225_600)

    struct Failure: Error {
        let message: String
    }

    static func table(_ json: String..., now: Time = now, include: IncludeObject = .none) throws -> Value {
        let items = try json.map { try JSON.parse($0) }
        guard let first = items.first,
            let resource = Schema.kubernetes.resource(
                apiVersion: first["apiVersion"]?.stringValue ?? "", kind: first["kind"]?.stringValue ?? "")
        else { throw Failure(message: "no such kind") }
        return TablePrinter.table(
            resource: resource, items: items, listMetadata: nil, includeObject: include, now: now)
    }

    static func cells(_ json: String, now: Time = now) throws -> [Value] {
        try table(json, now: now)["rows"]?.arrayValue?.first?["cells"]?.arrayValue ?? []
    }

    /// The cell of a column, by its title.
    static func cell(_ column: String, _ json: String, now: Time = now) throws -> Value {
        let table = try table(json, now: now)
        let titles = table["columnDefinitions"]?.arrayValue?.map { $0["name"]?.stringValue }
        guard let position = titles?.firstIndex(of: column),
            let cells = table["rows"]?.arrayValue?.first?["cells"]?.arrayValue, position < cells.count
        else { throw Failure(message: "no column \(column)") }
        return cells[position]
    }
}
