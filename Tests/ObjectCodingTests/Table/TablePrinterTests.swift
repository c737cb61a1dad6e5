import ObjectCoding
import ObjectModel
import Testing

struct TablePrinterTests {
    private let secret = #"""
        {"apiVersion":"v1","kind":"Secret","type":"Opaque","data":{"x":"MQ=="},
         "metadata":{"name":"a","resourceVersion":"7","creationTimestamp":"2026-01-01T00:00:00Z"}}
        """#

    @Test func oneObjectWithItsMetadata() throws {
        let table = try TableFixture.table(secret, include: .metadata)
        #expect(table["kind"] == "Table")
        #expect(table["apiVersion"] == "meta.k8s.io/v1")
        #expect(table.at("metadata", "resourceVersion") == "7")
        let row = try #require(table["rows"]?.arrayValue?.first)
        #expect(row["cells"] == ["a", "Opaque", 1, "0s"])
        #expect(row.at("object", "kind") == "PartialObjectMetadata")
        #expect(row.at("object", "metadata", "name") == "a")
        #expect(row.at("object", "data") == nil)
        #expect(row["conditions"] == nil)
    }

    @Test func wholeObjectOrNone() throws {
        let whole = try TableFixture.table(secret, include: .object)
        #expect(whole["rows"]?.arrayValue?.first?.at("object", "data", "x") == "MQ==")
        let none = try TableFixture.table(secret, include: .none)
        #expect(none["rows"]?.arrayValue?.first?["object"] == .null)
    }

    @Test func laterWatchEventsLeaveColumnsOut() throws {
        let resource = try #require(Schema.kubernetes.resource(apiVersion: "v1", kind: "Secret"))
        let object = try JSON.parse(secret)
        let table = TablePrinter.table(
            format: TableFormat(resource), items: [object], listMetadata: nil, includeObject: .none,
            now: TableFixture.now, withColumns: false, version: "v1beta1")
        #expect(table["columnDefinitions"] == .null)
        #expect(table["apiVersion"] == "meta.k8s.io/v1beta1")
    }

    @Test func emptyListKeepsItsMetadata() throws {
        let resource = try #require(Schema.kubernetes.resource(apiVersion: "v1", kind: "Secret"))
        let metadata: Value = ["resourceVersion": "9", "continue": "x"]
        let table = TablePrinter.table(
            resource: resource, items: [], listMetadata: metadata, includeObject: .metadata, now: TableFixture.now)
        #expect(table["metadata"] == metadata)
        #expect(table["rows"] == .array([]))
    }

    @Test func includeObjectWords() throws {
        #expect(try IncludeObject(query: nil) == .metadata)
        #expect(try IncludeObject(query: "") == .metadata)
        #expect(try IncludeObject(query: "None") == .none)
        #expect(try IncludeObject(query: "Object") == .object)
        let error = #expect(throws: StatusError.self) { try IncludeObject(query: "Bad") }
        #expect(error?.code == 400)
        #expect(error?.message.contains("must be 'Metadata', 'Object', 'None', or empty") == true)
    }

    /// Each kind with columns in the schema fills as many cells, also from an object that says nothing.
    @Test func everyKindFillsItsColumns() {
        for resource in Schema.kubernetes.resources where !resource.columns.isEmpty {
            let object: Value = ["apiVersion": .string(resource.apiVersion), "kind": .string(resource.kind)]
            let table = TablePrinter.table(
                resource: resource, items: [object], listMetadata: nil, includeObject: .none, now: TableFixture.now)
            let titles = table["columnDefinitions"]?.arrayValue?.compactMap { $0["name"]?.stringValue }
            #expect(titles == resource.columns.map(\.name), "\(resource.kind)")
            let cells = table["rows"]?.arrayValue?.first?["cells"]?.arrayValue
            #expect(cells?.count == resource.columns.count, "\(resource.kind)")
        }
    }

    @Test func otherKindsShowWhenTheyWereCreated() throws {
        let role = #"""
            {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"Role",
             "metadata":{"name":"r","creationTimestamp":"2025-12-31T00:00:00Z"}}
            """#
        #expect(try TableFixture.cells(role) == ["r", "2025-12-31T00:00:00Z"])
    }
}
