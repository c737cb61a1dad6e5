import FieldManagement
import ObjectTree
import Testing

@Suite struct FieldSetFieldsV1Tests {
    @Test func whatIsWrittenIsReadAgain() throws {
        let set = FieldSet(paths: [["spec"], ["spec", "a"], ["metadata", "labels"]])
        #expect(try FieldSet(reading: set.value) == set)
    }

    @Test func orderAndMarkersAreMadeUniform() throws {
        let read = try FieldSet(reading: ["f:b": [:], "f:a": ["f:c": [".": [:]], ".": [:]], "z:9": [:]])
        #expect(read.tree.entries.map(\.key) == ["f:a", "f:b"])
        #expect(read.value == ["f:a": [".": [:], "f:c": [:]], "f:b": [:]])
        #expect(read.tree["f:a"]?.objectValue?.entries.map(\.key) == [".", "f:c"])
    }

    @Test(arguments: [["spec": [:]], "text", ["f:a": ["k:": [:]]]] as [Value])
    func nonsenseIsRefused(_ value: Value) {
        #expect(throws: UnreadableFieldSet.self) { try FieldSet(reading: value) }
    }

    @Test func nothingIsTheEmptySet() throws {
        #expect(try FieldSet(reading: nil).isEmpty)
        #expect(try FieldSet(reading: [:]).isEmpty)
    }
}
