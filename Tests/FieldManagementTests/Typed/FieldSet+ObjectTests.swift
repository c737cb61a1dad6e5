import FieldManagement
import ObjectTree
import Testing

@Suite struct FieldSetObjectTests {
    private let schema = SmallObjects.schema

    @Test func structsCountByWhatTheyHold() {
        let set = FieldSet(of: ["m": ["x": "1"], "s": ["a"], "w": ["1"]], schema)
        #expect(set.value == ["f:m": ["f:x": [:]], "f:s": [#"v:"a""#: [:]], "f:w": [:]])
    }

    @Test func nothingIsSomethingWhenItIsSaid() {
        #expect(FieldSet(of: ["m": [:], "a": nil, "s": []], schema).value == ["f:a": [:], "f:m": [:]])
    }

    @Test func elementsOfOneKeyAreOwnedAsOne() {
        let set = FieldSet(of: ["l": [["k": "1"], ["k": "1", "v": "1"]]], schema)
        #expect(set.value == ["f:l": [#"k:{"k":"1"}"#: [:]]])
    }
}
