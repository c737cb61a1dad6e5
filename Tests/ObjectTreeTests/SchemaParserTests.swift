import ObjectTree
import Testing

struct SchemaParserTests {
    @Test func enumsAreNamedSetsOfTexts() throws {
        let schema = try SchemaParser.parse(
            """
            group a.v1 a v1

            enum Colour "" Blue
              "dark red" Green

            message Thing
              colour 1 string enum=a.v1.Colour
              colours 2 []string enum=a.v1.Colour
              name 3 string
            """)
        let thing = try #require(schema.message("a.v1.Thing"))
        let colour = try #require(thing.field("colour")?.enumeration)
        #expect(colour.name == "a.v1.Colour")
        #expect(colour.values == ["", "Blue", "dark red", "Green"])
        #expect(thing.field("colours")?.enumeration == colour)
        #expect(thing.field("name")?.enumeration == nil)
    }

    @Test(arguments: [
        "group a.v1 a v1\nmessage T\n  f 1 string enum=a.v1.None",
        "group a.v1 a v1\nenum E A\nenum E B",
        "group a.v1 a v1\nmessage T\nmessage T",
        "group a.v1 a v1\nmessage T\n  f 1 what",
        "what is this",
    ])
    func whatMakesNoSenseIsRefused(_ text: String) {
        #expect(throws: SchemaParser.Failure.self) { try SchemaParser.parse(text) }
    }
}
