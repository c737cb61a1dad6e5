import FieldManagement
import ObjectTree
import Testing

@Suite struct FieldSetTypesTests {
    @Test func namedMembersAreAddedAndThoseOfMapsAreNot() {
        let schema = SmallObjects.schema
        let set = FieldSet(of: ["m": ["x": "1"], "l": [["k": "1"]]], schema).withNamedMembers(schema)
        #expect(
            set.value == [
                "f:l": [".": [:], #"k:{"k":"1"}"#: [".": [:], "f:k": [:]]], "f:m": [".": [:], "f:x": [:]],
            ])
    }

    @Test func partsOfWhatBecameAtomicBecomeTheWhole() {
        func schema(isAtomic: Bool, _ rule: ObjectType.ListRule) -> ObjectSchema {
            ObjectSchema(
                TypeTable([
                    ObjectType(map: .init([.init("m", 1), .init("l", 3)])),
                    ObjectType(map: .init(others: 2, isAtomic: isAtomic)), ObjectType(scalar: .string),
                    ObjectType(list: .init(of: 2, rule)),
                ]), root: 0)
        }
        let granular = schema(isAtomic: false, .set)
        let set = FieldSet(of: ["m": ["x": "1"], "l": ["a"]], granular)
        #expect(set.reconciled(granular) == set)
        #expect(set.reconciled(schema(isAtomic: true, .atomic)).value == ["f:l": [:], "f:m": [:]])
    }
}
