import ObjectModel
import ObjectRules
import TestKit
import Testing

@Suite struct JSONPatchTests {
    static let tree: Value = ["a": "1", "m": ["x/y": "2", "t~": "3"], "l": [1, 2, 3]]

    static func patch(_ operations: Value...) throws -> Value {
        try JSONPatch.apply(.array(operations), to: tree)
    }

    @Test(
        arguments: [
            (["op": "add", "path": "/b", "value": "2"], "b", "2"),
            (["op": "add", "path": "/a", "value": "9"], "a", "9"),
            (["op": "replace", "path": "/b", "value": "9"], "b", "9"),
            (["op": "remove", "path": "/a"], "a", nil),
            (["op": "remove", "path": "/m/x~1y"], "m", ["t~": "3"]),
            (["op": "replace", "path": "/m/t~0", "value": 4], "m", ["x/y": "2", "t~": 4]),
            (["op": "add", "path": "/l/1", "value": 9], "l", [1, 9, 2, 3]),
            (["op": "add", "path": "/l/-", "value": 9], "l", [1, 2, 3, 9]),
            (["op": "add", "path": "/l/3", "value": 9], "l", [1, 2, 3, 9]),
            (["op": "replace", "path": "/l/-1", "value": 9], "l", [1, 2, 9]),
            (["op": "remove", "path": "/l/0"], "l", [2, 3]),
            (["op": "copy", "from": "/l", "path": "/m"], "m", [1, 2, 3]),
            (["op": "move", "from": "/l/0", "path": "/a"], "l", [2, 3]),
            (["op": "test", "path": "/l", "value": [1, 2, 3]], "a", "1"),
            (["op": "test", "path": "/missing", "value": nil], "a", "1"),
        ] as [(Value, String, Value?)])
    func oneOperation(_ operation: Value, _ key: String, _ expected: Value?) throws {
        #expect(try Self.patch(operation)[key] == expected)
    }

    @Test func allIsReplacedByAValueAlone() throws {
        #expect(try Self.patch(["op": "replace", "path": ""]) == Self.tree)
        #expect(try Self.patch(["op": "replace", "path": "", "value": .null]) == .null)
    }

    @Test func operationsFollowEachOther() throws {
        let patched = try Self.patch(
            ["op": "add", "path": "/n", "value": [:]], ["op": "add", "path": "/n/o", "value": 1],
            ["op": "test", "path": "/n", "value": ["o": 1]], ["op": "replace", "path": "", "value": ["new": true]])
        #expect(patched == ["new": true])
        #expect(try Self.patch() == Self.tree)
    }

    @Test(
        arguments: [
            ["op": "test", "path": "/a", "value": "2"], ["op": "remove", "path": "/z"],
            ["op": "add", "path": "/z/a", "value": 1],
            ["op": "add", "path": "/a/b", "value": 1], ["op": "add", "path": "/l/5", "value": 1],
            ["op": "burn", "path": "/a"],
            ["op": "copy", "path": "/b"], ["op": "move", "from": "/z", "path": "/b"], ["op": "add", "value": 1],
            ["op": "remove", "path": "/l/-"], ["op": "remove", "path": ""], ["path": "/a"],
            ["op": "remove", "path": "/l/x"],
        ] as [Value])
    func operationsThatFail(_ operation: Value) {
        let error = #expect(throws: StatusError.self) { try Self.patch(operation) }
        #expect(error?.code == 422)
        #expect(error?.reason == "Invalid")
        #expect(error?.details == Fields())
    }

    @Test(arguments: [["op": "remove"], nil, [["op"]], [1]] as [Value])
    func whatIsNoPatch(_ patch: Value) {
        let error = #expect(throws: StatusError.self) { try JSONPatch.apply(patch, to: Self.tree) }
        #expect(error?.code == 400)
    }

    @Test func tooManyOperations() {
        let patch = Value.array(
            Array(repeating: ["op": "test", "path": "/a", "value": "1"], count: Limits.jsonPatchOperations + 1))
        let error = #expect(throws: StatusError.self) { try JSONPatch.apply(patch, to: Self.tree) }
        #expect(error?.code == 413)
        #expect(
            error?.message
                == "Request entity too large: The allowed maximum operations in a JSON patch is 10000, got 10001")
    }

    @Test func copiesCannotGrowWithoutBound() {
        let doubling = Value.array(Array(repeating: ["op": "copy", "from": "/l", "path": "/l/-"], count: 40))
        let error = #expect(throws: StatusError.self) { try JSONPatch.apply(doubling, to: Self.tree) }
        #expect(error?.code == 422)
    }

    /// Whatever the operations, the patch is applied or refused; adding and removing again changes nothing.
    @Test(arguments: 0..<300 as Range<UInt64>)
    func randomOperations(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let tree = Value.object(.random(&random, depth: 3))
        let parts = ["a", "b", "0", "-", "-1", "", "~1"]
        func path() -> Value {
            .string(
                (0..<Int.random(in: 0...3, using: &random)).map { _ in
                    "/" + (parts.randomElement(using: &random) ?? "a")
                }.joined())
        }
        let operations = (0..<4).map { _ -> Value in
            let name = ["add", "remove", "replace", "move", "copy", "test"].randomElement(using: &random) ?? "add"
            return ["op": .string(name), "path": path(), "from": path(), "value": .random(&random, depth: 2)]
        }
        _ = try? JSONPatch.apply(.array(operations), to: tree)
        let there = try JSONPatch.apply([["op": "add", "path": "/new", "value": 1]], to: tree)
        #expect(try JSONPatch.apply([["op": "remove", "path": "/new"]], to: there) == tree)
    }
}
