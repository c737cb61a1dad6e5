import ObjectModel
import ObjectRules
import Testing

@Suite struct OwnerDuplicatesTests {
    private func owner(_ uid: String, controls: Bool? = nil) -> Value {
        var fields = Fields([("name", "x"), ("uid", .string(uid))])
        if let controls { fields["controller"] = .bool(controls) }
        return .object(fields)
    }

    private func remaining(_ owners: [Value]) -> (owners: Value?, removed: [String]) {
        var object: Value = ["metadata": ["name": "a", "ownerReferences": .array(owners)]]
        let removed = OwnerDuplicates.remove(from: &object)
        #expect(object["metadata"]?["name"] == "a")
        return (object["metadata"]?["ownerReferences"], removed)
    }

    @Test func theFirstOfEqualOnesStays() {
        let result = remaining([owner("1"), owner("2"), owner("1"), owner("2"), owner("3")])
        #expect(result.owners == [owner("1"), owner("2"), owner("3")])
        #expect(result.removed == ["1", "2"])
    }

    @Test func oneThatSaysMoreIsAnotherOne() {
        let owners = [owner("1"), owner("1", controls: false)]
        let result = remaining(owners)
        #expect(result.owners == .array(owners))
        #expect(result.removed.isEmpty)
    }

    @Test func objectsWithoutOwnersStayAsTheyAre() {
        var object: Value = ["metadata": ["name": "a"]]
        #expect(OwnerDuplicates.remove(from: &object).isEmpty)
        #expect(object == ["metadata": ["name": "a"]])
    }
}
