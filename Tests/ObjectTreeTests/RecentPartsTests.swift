import ObjectTree
import Testing

@Suite struct RecentPartsTests {
    /// A part that holds much is not kept alive for the next that is like it.
    @Test func largePartsAreNotKept() {
        func object(_ name: String, of size: Int) -> Value {
            ["name": .string(name), "data": ["text": .string(String(repeating: "x", count: size)), "more": 1]]
        }
        for (size, isShared) in [(1000, true), (3000, false)] {
            // So large that parts do not meet in one place.
            var recent = RecentParts(capacity: 1 << 16)
            let model: Value = ["name": "model", "data": ["text": "", "more": 2]]
            let first = object("a", of: size).sharing(with: model, &recent)
            let second = object("b", of: size).sharing(with: model, &recent)
            #expect((first["data"]?.place == second["data"]?.place) == isShared, "\(size)")
        }
    }

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

extension Value {
    fileprivate var place: UnsafeRawPointer? { objectValue?.entries.withUnsafeBytes { $0.baseAddress } }
}
