import FieldManagement
import ObjectTree
import TestKit
import Testing

@Suite struct ComparisonTests {
    private let schema = SmallObjects.schema

    @Test func everyPairIsComparedAlikeFromBothSides() {
        var generator = SeededGenerator(seed: 1)
        let objects = SmallObjects.some(90, &generator)
        for old in objects {
            #expect(Comparison(from: old, to: old, schema).isEmpty)
            for new in objects {
                let there = Comparison(from: old, to: new, schema)
                let back = Comparison(from: new, to: old, schema)
                #expect(there.added == back.removed)
                #expect(there.modified == back.modified)
                #expect(there.isEmpty == (old == new) || there.isEmpty, "the order of lists may differ")
                #expect(there.added.isSubset(of: FieldSet(of: new, schema).withNamedMembers(schema)))
                #expect(there.removed.isSubset(of: FieldSet(of: old, schema).withNamedMembers(schema)))
            }
        }
    }

    /// Parts in the same place come again, over other objects and in other types: what is known of them is found out
    /// anew or fits.
    @Test func whatIsKnownChangesNoComparison() {
        var generator = SeededGenerator(seed: 2)
        let parts = SmallObjects.some(25, &generator)
        let nested = parts.map { part -> Value in
            ["m": part, "l": .array([["k": "1", "v": "1"]] + (part["l"]?.arrayValue ?? [])), "a": part["a"] ?? "1"]
        }
        let objects = parts + nested
        for capacity in [3, 1000] {
            var known = KnownDifferences(capacity: capacity)
            for old in objects {
                for new in objects {
                    let again = Comparison(from: old, to: new, schema, &known)
                    #expect(again == Comparison(from: old, to: new, schema))
                }
            }
        }
    }

    /// Members of large objects are found by an index, wherever they stand.
    @Test func theOrderOfManyMembersDoesNotMatter() {
        func object(_ numbers: some Sequence<Int>, _ changed: Int? = nil) -> Value {
            let members = numbers.map { number -> Fields.Entry in
                Fields.Entry(key: "k\(number)", value: .string(number == changed ? "new" : "old"))
            }
            return ["m": .object(Fields(uniqueEntries: members))]
        }
        let schema = ObjectSchema(
            TypeTable([
                ObjectType(scalar: .any), ObjectType(map: ObjectType.Map(others: 0)),
                ObjectType(map: ObjectType.Map([ObjectType.Member("m", 1)])),
            ]), root: 2)
        let comparison = Comparison(from: object(0..<300), to: object((1..<301).reversed(), 7), schema)
        #expect(comparison.added.value == ["f:m": ["f:k300": [:]]])
        #expect(comparison.modified.value == ["f:m": ["f:k7": [:]]])
        #expect(comparison.removed.value == ["f:m": ["f:k0": [:]]])
    }

    @Test func whatIsKnownIsTheSameInMemory() {
        let template: Value = ["x": "1", "y": "2"]
        // So large that none of these parts takes the place of another.
        var known = KnownDifferences(capacity: 65_536)
        let first = Comparison(from: [:], to: ["a": "1", "m": template], schema, &known)
        let second = Comparison(from: [:], to: ["w": ["1"], "m": template], schema, &known)
        #expect(first.added.value["f:m"]?.objectValue?.count == 3)
        #expect(first.added.value["f:m"]?.isSameStorage(as: second.added.value["f:m"] ?? .null) == true)
    }

    @Test func whatIsNewIsAddedWithAllThatIsInIt() {
        let comparison = Comparison(from: [:], to: ["m": ["x": "1"], "l": [["k": "1", "v": "2"]]], schema)
        let element: Value = [".": [:], "f:k": [:], "f:v": [:]]
        #expect(
            comparison.added.value
                == ["f:l": [".": [:], #"k:{"k":"1"}"#: element], "f:m": [".": [:], "f:x": [:]]])
        #expect(comparison.modified.isEmpty && comparison.removed.isEmpty)
    }

    @Test func valuesAreModified() {
        let comparison = Comparison(
            from: ["a": "1", "w": ["1"], "l": [["k": "1", "v": "1"]]],
            to: ["a": "2", "w": ["2"], "l": [["k": "1", "v": "2"]]], schema)
        #expect(comparison.modified.value == ["f:a": [:], "f:l": [#"k:{"k":"1"}"#: ["f:v": [:]]], "f:w": [:]])
    }

    @Test func elementsOfOneKeyCountAsOne() {
        let twice: Value = ["l": [["k": "1"], ["k": "1", "v": "1"]]]
        let element: Value = ["f:l": [#"k:{"k":"1"}"#: [:]]]
        let better = Comparison(from: twice, to: ["l": [["k": "1", "v": "1"]]], schema)
        #expect(better.removed.value == element)
        #expect(better.added.value == ["f:l": [#"k:{"k":"1"}"#: [".": [:], "f:k": [:], "f:v": [:]]]])
        let worse = Comparison(from: ["l": [["k": "1"]]], to: twice, schema)
        #expect(worse.added.value == element)
        #expect(Comparison(from: twice, to: ["l": [["k": "1"], ["k": "1"]]], schema).modified.value == element)
    }

    @Test func longListsAndMapsAreComparedLikeShortOnes() {
        for count in [1, 5, 12, 13, 70] {
            let list = (0..<count).map { Value.object(["k": .string("\($0)"), "v": "1"]) }
            let map = Fields((0..<count).map { ("m\($0)", "1") })
            var (changedList, changedMap) = (list, map)
            changedList[count - 1] = ["k": .string("new"), "v": "1"]
            changedMap["m\(count - 1)"] = nil
            changedMap["new"] = "1"
            let comparison = Comparison(
                from: ["l": .array(list), "m": .object(map)],
                to: ["l": .array(changedList.reversed()), "m": .object(changedMap)], schema)
            let element: Value = [".": [:], "f:k": [:], "f:v": [:]]
            #expect(comparison.added.value == ["f:l": [#"k:{"k":"new"}"#: element], "f:m": ["f:new": [:]]])
            let goneKey = "k:{\"k\":\"\(count - 1)\"}"
            let goneElement = Value.object(Fields([(goneKey, element)]))
            let goneMember = Value.object(Fields([("f:m\(count - 1)", Value.object(Fields()))]))
            #expect(comparison.removed.value == ["f:l": goneElement, "f:m": goneMember])
            #expect(comparison.modified.isEmpty)
        }
    }

    @Test func numbersAreComparedByValue() {
        let schema = ObjectSchema(TypeTable([ObjectType(map: .init(others: 1)), ObjectType(scalar: .any)]), root: 0)
        #expect(Comparison(from: ["x": 1], to: ["x": 1.0], schema).isEmpty)
    }
}
