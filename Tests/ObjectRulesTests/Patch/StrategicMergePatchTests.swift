import ObjectModel
import ObjectRules
import TestKit
import Testing

@Suite struct StrategicMergePatchTests {
    static func apply(_ patch: Value, to tree: Value, _ message: String = "core.v1.PodSpec") throws -> Value {
        let id = try #require(Schema.kubernetes.messageID(message))
        return try StrategicMergePatch.apply(patch, to: tree, message: id, schema: .kubernetes)
    }

    /// Containers by name, with an image each.
    static func containers(_ pairs: (String, String)...) -> Value {
        .array(pairs.map { ["name": .string($0.0), "image": .string($0.1)] })
    }

    static func names(_ tree: Value, _ list: String = "containers") -> [String] {
        tree[list]?.arrayValue?.compactMap { $0["name"]?.stringValue } ?? []
    }

    @Test func elementsAreMergedByKeyAndNewOnesComeFirst() throws {
        let live: Value = ["containers": Self.containers(("a", "1"), ("b", "1"))]
        let changed = try Self.apply(["containers": [["name": "b", "image": "2"]]], to: live)
        #expect(changed == ["containers": Self.containers(("a", "1"), ("b", "2"))])
        let added = try Self.apply(["containers": [["name": "c", "image": "1"]]], to: live)
        #expect(Self.names(added) == ["c", "a", "b"])
    }

    @Test func listsWithoutAMergeRuleAreReplaced() throws {
        let live: Value = ["tolerations": [["key": "a"]]]
        #expect(try Self.apply(["tolerations": [["key": "b"]]], to: live) == ["tolerations": [["key": "b"]]])
    }

    @Test func directivesDeleteAndReplace() throws {
        let live: Value = [
            "containers": Self.containers(("a", "1"), ("b", "1")), "nodeSelector": ["k": "v"], "hostname": "h",
        ]
        let deleted = try Self.apply(
            [
                "containers": [["$patch": "delete", "name": "b"]], "nodeSelector": ["$patch": "delete"],
                "hostname": nil,
            ],
            to: live)
        #expect(deleted == ["containers": Self.containers(("a", "1")), "nodeSelector": [:]])
        let replaced = try Self.apply(
            [
                "containers": [["$patch": "replace"], ["name": "z", "image": "1"]],
                "nodeSelector": ["$patch": "replace", "n": "3"],
            ],
            to: live)
        #expect(replaced["containers"] == Self.containers(("z", "1")))
        #expect(replaced["nodeSelector"] == ["n": "3"])
    }

    @Test func elementOrder() throws {
        let live: Value = ["containers": Self.containers(("a", "1"), ("b", "1"), ("c", "1"))]
        let all = try Self.apply(
            [
                "$setElementOrder/containers": [["name": "c"], ["name": "a"], ["name": "b"]],
                "containers": [["name": "b", "image": "2"]],
            ],
            to: live)
        #expect(all["containers"] == Self.containers(("c", "1"), ("a", "1"), ("b", "2")))
        let some = try Self.apply(
            [
                "$setElementOrder/containers": [["name": "d"], ["name": "a"]],
                "containers": [["name": "d", "image": "1"]],
            ], to: all)
        #expect(Self.names(some) == ["d", "c", "a", "b"])
        #expect(throws: StatusError.self) {
            try Self.apply(["$setElementOrder/containers": [["name": "a"]], "containers": [["name": "d"]]], to: live)
        }
    }

    @Test func scalarsMergeAsASet() throws {
        let live: Value = ["finalizers": ["a", "b"]]
        let meta = "meta.v1.ObjectMeta"
        #expect(try Self.apply(["finalizers": ["c", "a"]], to: live, meta) == ["finalizers": ["c", "a", "b"]])
        #expect(
            try Self.apply(["$deleteFromPrimitiveList/finalizers": ["b", "z"]], to: live, meta) == ["finalizers": ["a"]]
        )
        let both: Value = ["$deleteFromPrimitiveList/finalizers": ["a"], "finalizers": ["d"]]
        #expect(try Self.apply(both, to: live, meta) == ["finalizers": ["d", "b"]])
    }

    @Test func retainKeys() throws {
        let live: Value = ["volumes": [["name": "v", "emptyDir": [:]]]]
        let changed = try Self.apply(
            ["volumes": [["$retainKeys": ["name", "configMap"], "configMap": ["name": "cm"], "name": "v"]]], to: live)
        #expect(changed == ["volumes": [["name": "v", "configMap": ["name": "cm"]]]])
        #expect(throws: StatusError.badRequest("invalid patch format of retainKeys")) {
            try Self.apply(["volumes": [["$retainKeys": ["name"], "configMap": [:], "name": "v"]]], to: live)
        }
    }

    @Test func whatHasNothingToMergeWithLosesItsDirectives() throws {
        let patch: Value = [
            "containers": [
                ["name": "a", "env": [["name": "E", "$patch": "delete"], ["name": "F", "value": nil]]],
                ["name": "b", "$patch": "delete"],
            ],
            "nodeSelector": ["$patch": "replace", "a": nil, "b": "1"],
        ]
        #expect(
            try Self.apply(patch, to: [:])
                == ["containers": [["name": "a", "env": [["name": "F"]]]], "nodeSelector": ["b": "1"]])
    }

    @Test(
        arguments: [
            (["containers": [["image": "x"]]], 500, "map: map[image:x] does not contain declared merge key: name"),
            (
                ["containers": [["$patch": "explode", "name": "a"]]], 500,
                "unknown patch type: explode in map: map[$patch:explode name:a]"
            ),
            (
                ["containers": [["$patch": "merge", "name": "a"]]], 500,
                "merging lists cannot yet be specified in the patch"
            ),
            (["$deleteFromPrimitiveList": ["a"]], 400, "invalid patch format of primitive list"),
            (["$setElementOrder/containers": "a"], 500, "expected a []interface {}, but received a string"),
            ([1], 400, "json: cannot unmarshal array into Go value of type map[string]interface {}"),
        ] as [(Value, Int, String)])
    func refuses(_ patch: Value, _ code: Int, _ message: String) {
        let live: Value = ["containers": Self.containers(("a", "1"))]
        let error = #expect(throws: StatusError.self) { try Self.apply(patch, to: live) }
        #expect(error?.code == code)
        #expect(error?.message == message)
        #expect(error?.reason == (code == 500 ? "" : "BadRequest"))
    }

    @Test func listsOfListsAreRefused() {
        let error = #expect(throws: StatusError.self) {
            try Self.apply(["containers": [[1]]], to: ["containers": [[2]]])
        }
        #expect(error?.code == 422)
    }

    /// On objects without lists and directives it is a JSON merge patch.
    @Test(arguments: 0..<200 as Range<UInt64>)
    func withoutListsItIsAMergePatch(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        func job(nulls: Bool) -> Value {
            func labels() -> Value {
                .object(
                    Fields(
                        ["a", "b", "c"].compactMap { key in
                            Int.random(in: 0...2, using: &random) == 0
                                ? nil
                                : (
                                    key,
                                    nulls && Bool.random(using: &random)
                                        ? .null : .int(.random(in: 0...2, using: &random))
                                )
                        }))
            }
            var spec: Value = ["parallelism": .int(.random(in: 0...3, using: &random))]
            if Bool.random(using: &random) { spec["selector"] = ["matchLabels": labels()] }
            return ["metadata": ["labels": labels(), "annotations": labels()], "spec": spec]
        }
        let original = job(nulls: false)
        let patch = job(nulls: true)
        #expect(
            try Self.apply(patch, to: original, "batch.v1.Job")
                == Self.withoutNulls(MergePatch.apply(patch, to: original)))
    }

    private static func withoutNulls(_ value: Value) -> Value {
        guard case .object(let fields) = value else { return value }
        return .object(Fields(fields.entries.filter { !$0.value.isNull }.map { ($0.key, withoutNulls($0.value)) }))
    }

    /// A patch is applied or refused; what is applied twice is applied once.
    @Test(arguments: 0..<400 as Range<UInt64>)
    func randomPatches(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let keys = ["containers", "volumes", "nodeSelector", "name", "env", "ports", "tolerations"]
        let directives =
            keys + ["$patch", "$retainKeys", "$setElementOrder/containers", "$deleteFromPrimitiveList/volumes"]
        func tree(_ keys: [String], depth: Int) -> Value {
            .object(
                Fields(
                    keys.filter { _ in Int.random(in: 0...2, using: &random) == 0 }.map { key in
                        switch Int.random(in: 0...3, using: &random) {
                        case 0 where depth > 0: (key, tree(keys, depth: depth - 1))
                        case 1 where depth > 0: (key, .array((0..<2).map { _ in tree(keys, depth: depth - 1) }))
                        default: (key, .random(&random, depth: 1, nulls: true))
                        }
                    }))
        }
        let live = tree(keys, depth: 3)
        let patch = tree(directives, depth: 3)
        guard let once = try? Self.apply(patch, to: live) else { return }
        if let twice = try? Self.apply(patch, to: once) { #expect(twice.objectValue != nil) }
    }
}
