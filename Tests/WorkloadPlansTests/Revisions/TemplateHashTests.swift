import ObjectModel
import Testing
import WorkloadPlans

@Suite struct TemplateHashTests {
    @Test func theOrderOfMembersDoesNotCount() {
        let one: Value = ["a": 1, "b": ["c": "x", "d": [1, 2]]]
        let same: Value = ["b": ["d": [1, 2], "c": "x"], "a": 1]
        #expect(TemplateHash.name(of: one) == TemplateHash.name(of: same))
    }

    @Test func everythingElseDoes() {
        let values: [Value] = [
            [:], [], nil, 0, "", "0", ["a": 1], ["a": "1"], ["a": ["b": 1]], [["a", "b"]], ["ab"], ["a", "b"], [1, 2],
            [2, 1], true, false, 1.5,
        ]
        let names = values.map { TemplateHash.name(of: $0) }
        #expect(Set(names).count == values.count)
    }

    @Test func aCollisionCountGivesAnotherName() {
        let value: Value = ["a": 1]
        let names = (0..<100).map { TemplateHash.name(of: value, collisionCount: $0) }
        #expect(Set(names).count == 100)
    }

    @Test func aNameFitsALabelAndIsNoWord() {
        for number in Int64(0)..<200 {
            let name = TemplateHash.name(of: .int(number))
            #expect((1...10).contains(name.count) && name.allSatisfy { "bcdfghjklmnpqrstvwxz2456789".contains($0) })
        }
    }
}
