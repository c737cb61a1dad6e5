import ObjectTree
import Testing

@Suite struct IndexedFieldsTests {
    /// With an index and without one it does what `Fields` does.
    @Test(arguments: [0, 10, 1_000]) func itIsAsFields(changes: Int) {
        var plain: Fields = ["a": 1, "b": 2, "c": 3]
        var indexed = IndexedFields(plain, changes: changes)
        let steps: [(String, Value?)] = [
            ("b", nil), ("d", 4), ("a", 5), ("b", 6), ("x", nil), ("d", nil), ("d", 7), ("c", .null),
        ]
        for (key, value) in steps {
            plain[key] = value
            indexed[key] = value
            #expect(indexed[key] == plain[key])
            #expect(indexed.fields.entries == plain.entries)
        }
    }
}
