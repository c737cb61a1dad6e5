import FieldManagement
import ObjectTree
import TestKit
import Testing

@Suite struct TypedMergeTests {
    private let schema = SmallObjects.schema

    private func merge(_ live: Value, _ config: Value) throws -> Value {
        try TypedMerge.merge(live, config, schema)
    }

    @Test func whatIsAppliedIsThereAndTheRestStays() throws {
        var generator = SeededGenerator(seed: 2)
        let objects = SmallObjects.some(80, &generator)
        for live in objects {
            for config in objects where config != .object(Fields()) {
                let merged = try merge(live, config)
                #expect(try merge(merged, config) == merged, "applying twice is applying once")
                let fields = FieldSet(of: merged, schema)
                #expect(FieldSet(of: config, schema).isSubset(of: fields))
                #expect(FieldSet(of: live, schema).isSubset(of: fields))
                let changes = Comparison(from: config, to: merged, schema)
                #expect(changes.modified.isEmpty && changes.removed.isEmpty)
            }
        }
    }

    @Test(arguments: [
        (["b", "a"], ["c", "b"], ["c", "b", "a"]), (["c", "b", "a"], ["a", "z", "b"], ["c", "a", "z", "b"]),
        (["a", "b"], [], ["a", "b"]), ([], ["a", "b"], ["a", "b"]), (["a", "b", "c"], ["c", "a"], ["b", "c", "a"]),
    ])
    func elementsKeepTheOrderThatIsApplied(_ live: [String], _ config: [String], _ expected: [String]) throws {
        func list(_ keys: [String]) -> Value { ["s": .array(keys.map(Value.string))] }
        #expect(try merge(list(live), list(config)) == list(expected))
    }

    @Test func elementsThatAreThereTwiceBecomeTheAppliedOne() throws {
        let live: Value = ["l": [["k": "1"], ["k": "1", "v": "1"], ["k": "2"]]]
        #expect(try merge(live, ["l": [["k": "1", "v": "9"]]]) == ["l": [["k": "1", "v": "9"], ["k": "2"]]])
    }

    @Test func whatIsAppliedMustBeUnique() {
        let failure = #expect(throws: TypedMerge.Failure.self) { try merge([:], ["s": ["a", "a"]]) }
        #expect(failure?.message == #"duplicate entries for key [="a"]"#)
    }
}
