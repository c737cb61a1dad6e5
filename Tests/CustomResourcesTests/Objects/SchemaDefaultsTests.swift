import CustomResources
import ObjectModel
import Testing

@Suite struct SchemaDefaultsTests {
    private static let node = """
        properties:
          a: {type: string, default: x}
          maybe: {type: string, default: v, nullable: true}
          o: {type: object, default: {}, properties: {b: {type: integer, default: 1}}}
          p: {type: object, properties: {b: {type: integer, default: 1}}}
          l: {type: array, items: {type: object, properties: {b: {type: integer, default: 1}}}}
          m: {type: object, additionalProperties: {type: object, properties: {b: {type: integer, default: 1}}}}
        """

    @Test(arguments: [
        ("{}", #"{"a":"x","maybe":"v","o":{"b":1}}"#),
        (#"{"a":"z","maybe":null,"o":{"b":2}}"#, #"{"a":"z","maybe":null,"o":{"b":2}}"#),
        (#"{"a":null,"maybe":"","o":null}"#, #"{"a":"x","maybe":"","o":{"b":1}}"#),
        (
            #"{"a":"","maybe":"","o":{},"p":{},"l":[{},{"b":3}],"m":{"k":{}}}"#,
            #"{"a":"","maybe":"","o":{"b":1},"p":{"b":1},"l":[{"b":1},{"b":3}],"m":{"k":{"b":1}}}"#
        ),
    ])
    func fillsInWhatIsMissing(_ text: String, _ expected: String) throws {
        let node = try schema(Self.node)
        let filled = SchemaDefaults.applied(to: try json(text), node)
        #expect(try filled == json(expected))
        #expect(SchemaDefaults.applied(to: filled, node) == filled)
    }

    @Test func nullsGoWhereTheyMayNotBe() throws {
        let node = try schema(
            """
            properties:
              a: {type: string}
              maybe: {type: string, nullable: true}
              l: {items: {properties: {c: {}}}}
            """)
        let result = SchemaDefaults.withoutForbiddenNulls(
            try json(#"{"a":null,"maybe":null,"l":[{"c":null}],"unknown":null}"#), node)
        #expect(try result == json(#"{"maybe":null,"l":[{}],"unknown":null}"#))
    }
}
