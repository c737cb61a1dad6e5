import ObjectCoding
import ObjectModel
import Testing

struct CustomResourceTableTests {
    private let object = #"""
        {"metadata":{"name":"a","creationTimestamp":"2025-12-31T23:55:00Z"},
         "spec":{"size":1,"ratio":0.5,"on":true,"text":5,"list":["p","q"],"map":{"k":[1]},"a.b":"dot"},
         "status":{"conditions":[{"type":"Other","status":"x"},{"type":"Ready","status":"True","n":3}]}}
        """#

    private func cell(_ path: String, type: String, of item: Value? = nil) throws -> Value {
        let column = CustomResourceColumnDefinition.make {
            $0.name = "C"
            $0.type = type
            $0.jsonPath = path
        }
        let table = TablePrinter.table(
            format: TableFormat(additionalPrinterColumns: [column]), items: [try item ?? JSON.parse(object)],
            listMetadata: nil, includeObject: .none, now: TableFixture.now)
        return try #require(table["rows"]?.arrayValue?.first?["cells"]?.arrayValue?.last)
    }

    @Test(
        arguments: [
            (".spec.size", "integer", 1), (".spec.ratio", "number", 0.5), (".spec.on", "boolean", true),
            (".spec.text", "string", "5"), (".spec.map", "string", #"{"k":[1]}"#),
            (".metadata.creationTimestamp", "date", "5m"), (".spec.ratio", "integer", 0), (".spec.on", "integer", nil),
            (".spec.none", "string", nil), (".metadata.name", "date", "<invalid>"),
        ] as [(String, String, Value)])
    func types(path: String, type: String, expected: Value) throws {
        #expect(try cell(path, type: type) == expected)
    }

    @Test(
        arguments: [
            (".spec.list[*]", "p"), (".spec.list[1]", "q"), (".spec.list[-1]", "q"), (#".spec['a\.b']"#, "dot"),
            (".spec['map.k'][0]", "1"), (".spec['a.b']", nil), (".spec.list[-1:]", "q"), (".spec.list[:1]", "p"),
            (".spec.list[1:2]", "q"), (".spec.list[0:2:2]", "p"), (".spec.list[0:3]", nil), (".spec.list[1,0]", "q"),
            (".spec['on', 'size']", "true"), ("..size", "1"), ("..conditions[-1:].type", "Ready"), (".spec.*", "1"),
            (#".spec.a\.b"#, "dot"), (#".status.conditions[?(@.type=="Ready")].status"#, "True"),
            (".status.conditions[?(@.type != 'Other')].status", "True"),
            (".status.conditions[?(@.n>2)].status", "True"),
            (".status.conditions[?(@.n)].type", "Ready"), (".spec.list[7]", nil),
            (".status.conditions[?(@.n=='3')].type", nil), (".status.conditions[?(@.type>'Other')].status", "True"),
            (".status.conditions[?(@.status==@.type)].type", nil), (".spec.map[*]", nil),
        ] as [(String, Value)])
    func paths(path: String, expected: Value) throws {
        #expect(try cell(path, type: "string") == expected)
    }

    /// Without an end, as many values as there are ways to the innermost one, or as there are subsets.
    @Test(arguments: [String(repeating: "..a", count: 40), String(repeating: "['a','a']", count: 40)])
    func waysThatMultiplyLeadNowhere(path: String) throws {
        let deep = (0..<100).reduce(Value.string("x")) { inner, _ in ["a": inner] }
        #expect(try cell(path, type: "string", of: deep) == nil)
        #expect(try cell("..a..a", type: "string", of: deep) != nil)
    }

    @Test(arguments: [".spec.list[", "spec.size", ".spec.list[x]", ".list[?(@.a", ".a....b"])
    func theTableEndsBeforeAColumnThatCanNotBeRead(path: String) throws {
        let columns = [".spec.size", path, ".spec.on"].map { path in
            CustomResourceColumnDefinition.make {
                $0.name = "C"
                $0.type = "string"
                $0.jsonPath = path
            }
        }
        let table = TablePrinter.table(
            format: TableFormat(additionalPrinterColumns: columns), items: [try JSON.parse(object)],
            listMetadata: nil, includeObject: .none, now: TableFixture.now)
        #expect(table["columnDefinitions"]?.arrayValue?.count == 2)
        #expect(table["rows"]?.arrayValue?.first?["cells"] == ["a", "1"])
    }

    @Test func withoutColumnsTheAgeIsShown() throws {
        let table = TablePrinter.table(
            format: TableFormat(additionalPrinterColumns: []), items: [try JSON.parse(object)], listMetadata: nil,
            includeObject: .none, now: TableFixture.now)
        #expect(table["columnDefinitions"]?.arrayValue?.map { $0["type"] } == ["string", "date"])
        #expect(table["rows"]?.arrayValue?.first?["cells"] == ["a", "5m"])
    }
}
