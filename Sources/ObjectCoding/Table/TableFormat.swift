import ObjectModel

/// A column of a Table, as its `columnDefinitions` state it.
struct TableColumn: Sendable {
    let name: String
    let type: String
    let format: String
    let description: String
    let priority: Int

    var definition: Value {
        [
            "name": .string(name), "type": .string(type), "format": .string(format),
            "description": .string(description), "priority": .number(priority),
        ]
    }
}

/// What one object puts into a Table: a cell per column, and conditions where the whole row has a meaning.
struct TableCells: Sendable {
    var cells: [Value]
    var conditions: [Value] = []
}

/// The columns of a kind and how an object fills them.
public struct TableFormat: Sendable {
    typealias Row = @Sendable (_ object: Value, _ now: Time) -> TableCells

    let columns: [TableColumn]
    let row: Row
    /// The order of the rows, where it is another one than that of the list.
    var order: (@Sendable (Value, Value) -> Bool)?

    init(columns: [TableColumn], row: @escaping Row) {
        self.columns = columns
        self.row = row
    }

    /// The format of a kind; kinds without one of their own show when they were created.
    public init(_ resource: ResourceType) {
        guard let row = Self.rows["\(resource.apiVersion) \(resource.kind)"], !resource.columns.isEmpty else {
            self = .creation
            return
        }
        columns = resource.columns.map {
            TableColumn(name: $0.name, type: $0.type, format: $0.format, description: "", priority: $0.priority)
        }
        self.row = row
        if resource.groupResource == "flowschemas.flowcontrol.apiserver.k8s.io" { order = Self.isTriedBefore }
    }

    static let nameColumn = TableColumn(
        name: "Name", type: "string", format: "name", description: "Unique within the namespace and kind", priority: 0)

    private static let creation = TableFormat(
        columns: [
            nameColumn,
            TableColumn(
                name: "Created At", type: "date", format: "", description: "When the server stored it", priority: 0),
        ],
        row: { object, _ in
            let created = object.at("metadata", "creationTimestamp")?.stringValue ?? CellText.unknown
            return TableCells(cells: [object.at("metadata", "name") ?? .string(""), .string(created)])
        })

    private static let rows: [String: Row] = {
        let all: [[KindRow]] = [
            podRows, jobRows, workloadRows, clusterRows, eventRows, configurationRows, networkRows, endpointRows,
            storageRows, autoscalingRows, accessRows, admissionRows, flowControlRows,
        ]
        return Dictionary(uniqueKeysWithValues: all.joined().map { ($0.key, $0.row) })
    }()
}

/// How one kind fills its columns.
struct KindRow: Sendable {
    let key: String
    let row: TableFormat.Row

    /// `cells` in the order of the kind's columns in `Schema/`.
    init<K: Kind>(_ type: K.Type, _ cells: @escaping @Sendable (_ object: K, _ now: Time) -> [Value]) {
        key = "\(K.apiVersion) \(K.kind)"
        row = { TableCells(cells: cells(K($0), $1)) }
    }

    init<K: Kind>(whole type: K.Type, _ row: @escaping @Sendable (_ object: K, _ now: Time) -> TableCells) {
        key = "\(K.apiVersion) \(K.kind)"
        self.row = { row(K($0), $1) }
    }
}

extension ObjectMeta {
    /// The cell of most kinds' first column.
    var nameCell: Value { .string(name) }
    /// The cell of column Age.
    func ageCell(_ now: Time) -> Value { .string(HumanDuration.since(creationTimestamp, now: now)) }
}
