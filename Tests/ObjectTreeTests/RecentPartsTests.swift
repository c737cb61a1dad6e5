import ObjectTree
import Testing

@Suite struct RecentPartsTests {
    /// However many parts come, the tree that is asked for is the one that is answered.
    @Test func aSmallTableForgetsAndNeverErrs() {
        var recent = RecentParts(capacity: 3)
        let model: Value = ["a": [0], "b": ["c": "a text that takes memory: 0"]]
        for round in 0..<2 {
            for number in 1..<50 {
                let text = "a text that takes memory: \(number % 7)"
                let value: Value = ["a": [.int(Int64(number)), nil], "b": ["c": .string(text), "d": .bool(round == 0)]]
                #expect(value.sharing(with: model, &recent) == value)
            }
        }
    }
}
