import FieldManagement
import ObjectTree
import Testing

@Suite struct TypedRemovalTests {
    private let schema = SmallObjects.schema

    @Test func whatIsTakenOutIsNoLongerThere() {
        let objects = SmallObjects.all
        for (index, object) in objects.enumerated() {
            let other = objects[(index * 31 + 7) % objects.count]
            let removed = FieldSet(of: other, schema)
            let remaining = TypedRemoval.remove(removed, from: object, schema)
            let changes = Comparison(from: object, to: remaining, schema)
            #expect(changes.added.isEmpty)
            #expect(FieldSet(of: remaining, schema).intersection(removed).isEmpty)
        }
    }

    @Test func whatIsEmptyThenIsNull() {
        let object: Value = ["m": ["x": "1"], "l": [["k": "1"], ["k": "2"]]]
        let removed = FieldSet(of: ["m": ["x": "1"], "l": [["k": "1"]]], schema)
        #expect(TypedRemoval.remove(removed, from: object, schema) == ["m": nil, "l": [["k": "2"]]])
    }
}
