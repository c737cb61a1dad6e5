import FieldManagement
import ObjectTree
import Testing

@Suite struct OwnedFieldsTests {
    private func entry(_ changes: Fields) -> Value {
        var fields: Fields = [
            "manager": "a", "operation": "Update", "apiVersion": "v1", "fieldsType": "FieldsV1",
            "fieldsV1": ["f:a": [:]],
        ]
        for change in changes { fields[change.key] = change.value.isNull ? Optional<Value>.none : change.value }
        return .object(fields)
    }

    @Test func whatIsWrittenIsReadAgain() throws {
        let list: Value = [
            entry(["operation": "Apply", "manager": "b"]), entry(["time": "2026-01-01T00:00:00Z"]),
            entry(["subresource": "status", "time": "2026-01-01T00:00:00Z"]),
        ]
        #expect(try OwnerList(reading: list).value == list)
        #expect(OwnerList(stored: list).value == list)
    }

    @Test func entriesAreInKubernetesOrder() throws {
        let sorted: [Value] = [
            entry(["operation": "Apply", "manager": "z"]), entry(["manager": "z"]),
            entry(["time": "2026-01-01T00:00:00Z"]), entry(["time": "2026-01-01T00:00:00Z", "subresource": "status"]),
            entry(["time": "2026-01-01T00:00:00Z", "manager": "b"]), entry(["time": "2026-01-01T00:00:01Z"]),
        ]
        // Two of one owner: only the later counts, so they stand apart here.
        let list = OwnerList(sorted.reversed().flatMap { OwnerList(stored: [$0]).entries })
        #expect(list.value == .array(sorted))
    }

    @Test func anApplierIsTheSameInEveryVersion() {
        #expect(FieldOwner("a", .apply, apiVersion: "v1") == FieldOwner("a", .apply, apiVersion: "v2"))
        #expect(FieldOwner("a", .update, apiVersion: "v1") != FieldOwner("a", .update, apiVersion: "v2"))
        #expect(
            FieldOwner("a", .apply, apiVersion: "v1")
                != FieldOwner("a", .apply, apiVersion: "v1", subresource: "status"))
    }

    @Test(
        arguments: [
            (["operation": "Take"], "operation must be `Apply` or `Update`"),
            (["apiVersion": nil], "apiVersion must not be empty"),
            (["fieldsType": nil], "missing fieldsType in managed fields entry 0"),
            (["fieldsType": "V2"], "invalid fieldsType \"V2\" in managed fields entry 0"),
            (["fieldsV1": ["a": [:]]], "error decoding set: key must be 2 characters long:"),
        ] as [(Fields, String)])
    func nonsenseIsRefused(_ changes: Fields, _ reason: String) {
        let error = #expect(throws: UnreadableOwners.self) { try OwnerList(reading: [entry(changes)]) }
        #expect(error?.reason == reason)
    }
}
