import ObjectModel
import ObjectRules
import TestKit
import Testing

@Suite struct MergePatchTests {
    /// The examples of RFC 7386, appendix A, that patch an object.
    @Test(
        arguments: [
            (["a": "b"], ["a": "c"], ["a": "c"]),
            (["a": "b"], ["b": "c"], ["a": "b", "b": "c"]),
            (["a": "b"], ["a": nil], [:]),
            (["a": "b", "b": "c"], ["a": nil], ["b": "c"]),
            (["a": ["b"]], ["a": "c"], ["a": "c"]),
            (["a": "c"], ["a": ["b"]], ["a": ["b"]]),
            (["a": ["b": "c"]], ["a": ["b": "d", "c": nil]], ["a": ["b": "d"]]),
            (["a": [["b": "c"]]], ["a": [1]], ["a": [1]]),
            (["e": nil], ["a": 1], ["e": nil, "a": 1]),
            ([1, 2], ["a": "b", "c": nil], ["a": "b"]),
            ([:], ["a": ["bb": ["ccc": nil]]], ["a": ["bb": [:]]]),
        ] as [(Value, Value, Value)])
    func examples(_ original: Value, _ patch: Value, _ expected: Value) throws {
        #expect(try MergePatch.apply(patch, to: original) == expected)
    }

    @Test(arguments: [[1], "x", nil, 3] as [Value])
    func onlyObjectsArePatches(_ patch: Value) {
        #expect(throws: StatusError.badRequest("Invalid JSON Patch")) { try MergePatch.apply(patch, to: [:]) }
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func theDifferenceLeadsToTheTarget(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let original = Fields.random(&random, depth: 3)
        let target = Fields.random(&random, depth: 3)
        let patch = MergePatch.difference(from: original, to: target)
        #expect(try MergePatch.apply(.object(patch), to: .object(original)) == .object(target))
        #expect(MergePatch.difference(from: target, to: target).isEmpty)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func applyingTwiceIsApplyingOnce(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let patch = Value.object(.random(&random, depth: 3, nulls: true))
        let once = try MergePatch.apply(patch, to: .object(.random(&random, depth: 3)))
        #expect(try MergePatch.apply(patch, to: once) == once)
    }
}
