import ObjectCoding
import ObjectModel
import Testing

struct FlowControlTablesTests {
    @Test func schemasStandInTheOrderInWhichTheyAreTried() throws {
        let schema = Schema.kubernetes
        let resource = try #require(
            schema.resource(group: "flowcontrol.apiserver.k8s.io", version: "v1", plural: "flowschemas"))
        let items: [Value] = [("c", 5), ("a", 9), ("b", 5)].map { name, precedence in
            ["metadata": ["name": .string(name)], "spec": ["matchingPrecedence": .int(precedence)]]
        }
        let table = TablePrinter.table(
            resource: resource, items: items, listMetadata: nil, includeObject: .none, now: Time(seconds: 0))
        let names = table["rows"]?.arrayValue?.map { $0["cells"]?.arrayValue?.first }
        #expect(names == ["b", "c", "a"])
    }

    @Test func levels() throws {
        let limited = #"""
            {"apiVersion":"flowcontrol.apiserver.k8s.io/v1","kind":"PriorityLevelConfiguration",
             "spec":{"type":"Limited",
             "limited":{"nominalConcurrencyShares":5,"limitResponse":{"type":"Reject"}}}}
            """#
        #expect(try TableFixture.cell("NominalConcurrencyShares", limited) == 5)
        #expect(try TableFixture.cell("Queues", limited) == "<none>")
    }
}
