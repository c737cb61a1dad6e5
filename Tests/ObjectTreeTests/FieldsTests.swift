import ObjectTree
import Testing

@Suite struct FieldsTests {
    /// Small objects are searched, large ones looked up: the same comes of both.
    @Test(arguments: [2, 3, 64, 65, 1_000]) func membersInAnotherOrderAreEqual(count: Int) {
        let forwards = Fields((0..<count).map { ("k\($0)", .int(Int64($0))) })
        let backwards = Fields((0..<count).reversed().map { ("k\($0)", .int(Int64($0))) })
        #expect(forwards == backwards)
        #expect(forwards.hashValue == backwards.hashValue)

        var otherValue = backwards
        otherValue["k0"] = "another"
        #expect(forwards != otherValue)
        #expect(otherValue != forwards)

        var otherName = backwards
        otherName["k0"] = nil
        #expect(forwards != otherName, "one member less")
        otherName["another"] = 0
        #expect(forwards != otherName, "as many members, one with another name")
        #expect(otherName != forwards)
    }
}
