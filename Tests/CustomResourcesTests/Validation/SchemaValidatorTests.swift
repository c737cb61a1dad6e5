import CustomResources
import ObjectModel
import Testing

@Suite struct SchemaValidatorTests {
    private func check(_ node: String, _ text: String, old: String? = nil) throws -> [String] {
        texts(SchemaValidator.errors(in: try json(text), try schema(node), old: try old.map(json)))
    }

    @Test(arguments: [
        ("{type: integer}", "1"), ("{type: integer}", "1.0"), ("{type: number}", "1"), ("{type: number}", "1.5"),
        ("{type: string, nullable: true}", "null"), ("{x-kubernetes-int-or-string: true}", "1"),
        ("{x-kubernetes-int-or-string: true}", "\"a\""), ("{}", "{\"a\":1}"),
        ("{type: string, format: date-time}", "\"2020-01-01T00:00:00Z\""), ("{type: string, format: strange}", "\"a\""),
        ("{type: string, pattern: '^a+$'}", "\"aa\""), ("{enum: [1, a]}", "1"), ("{type: integer, multipleOf: 3}", "9"),
        ("{type: integer, minimum: 1, exclusiveMinimum: true}", "2"),
    ])
    func fits(_ node: String, _ text: String) throws {
        #expect(try check("properties: {a: \(node)}", "{\"a\":\(text)}") == [])
    }

    @Test(arguments: [
        ("{type: integer}", "\"x\"", "Invalid value: \"string\": a in body must be of type integer: \"string\""),
        ("{type: integer}", "1.5", "Invalid value: \"number\": a in body must be of type integer: \"number\""),
        ("{type: string}", "null", "Invalid value: \"null\": a in body must be of type string: \"null\""),
        ("{type: boolean}", "[]", "Invalid value: \"array\": a in body must be of type boolean: \"array\""),
        (
            "{x-kubernetes-int-or-string: true}", "true",
            "Invalid value: \"boolean\": a in body must be of type integer,string: \"boolean\""
        ),
        (
            "{type: integer, format: int32}", "true",
            "Invalid value: \"\": a in body must be of type int32: \"\""
        ),
        ("{type: integer, minimum: 1}", "0", "Invalid value: 0: a in body should be greater than or equal to 1"),
        (
            "{type: integer, minimum: 1, exclusiveMinimum: true}", "1",
            "Invalid value: 1: a in body should be greater than 1"
        ),
        ("{type: number, maximum: 1.5}", "1.6", "Invalid value: 1.6: a in body should be less than or equal to 1.5"),
        ("{type: integer, multipleOf: 3}", "4", "Invalid value: 4: a in body should be a multiple of 3"),
        ("{type: string, minLength: 2}", "\"x\"", "Invalid value: \"x\": a in body should be at least 2 chars long"),
        ("{type: string, maxLength: 1}", "\"xy\"", "Too long: may not be more than 1 byte"),
        ("{type: string, pattern: '^a$'}", "\"b\"", "Invalid value: \"b\": a in body should match '^a$'"),
        ("{type: string, format: date}", "\"b\"", "Invalid value: \"b\": a in body must be of type date: \"b\""),
        ("{enum: [1, a]}", "2", "Unsupported value: 2: supported values: \"1\", \"a\""),
        ("{type: array, items: {}, maxItems: 1}", "[1,2]", "Too many: 2: must have at most 1 item"),
        ("{type: array, items: {}, minItems: 1}", "[]", "Invalid value: 0: a in body should have at least 1 items"),
        ("{type: object, minProperties: 1}", "{}", "Invalid value: 0: a in body should have at least 1 properties"),
        ("{type: object, maxProperties: 1}", "{\"b\":1,\"c\":2}", "Too many: 2: must have at most 1 item"),
    ])
    func saysWhatIsWrong(_ node: String, _ text: String, _ expected: String) throws {
        #expect(try check("properties: {a: \(node)}", "{\"a\":\(text)}") == ["a: \(expected)"])
    }

    @Test func pathsLeadToTheValue() throws {
        let node = """
            properties:
              l: {type: array, items: {type: object, required: [b], properties: {c: {type: string}}}}
              m: {type: object, additionalProperties: {type: integer}}
            required: [r]
            """
        #expect(
            try Set(check(node, #"{"l":[{"b":1},{"c":2}],"m":{"k":"x"}}"#)) == [
                "l[1].b: Required value",
                "l[1].c: Invalid value: \"integer\": l[1].c in body must be of type string: \"integer\"",
                "m.k: Invalid value: \"string\": m.k in body must be of type integer: \"string\"", "r: Required value",
            ])
    }

    @Test func severalSchemasAtOnce() throws {
        let any = "properties: {a: {anyOf: [{required: [x]}, {required: [z]}]}}"
        #expect(try check(any, #"{"a":{"z":1}}"#) == [])
        #expect(
            try check(any, #"{"a":{}}"#) == [
                "<nil>: Invalid value: \"\": \"a\" must validate at least one schema (anyOf)", "a.x: Required value",
            ])
        let one = "properties: {a: {oneOf: [{required: [x]}, {required: [z]}]}}"
        #expect(
            try check(one, #"{"a":{"x":1,"z":1}}"#) == [
                "<nil>: Invalid value: \"\": \"a\" must validate one and only one schema (oneOf). "
                    + "Found 2 valid alternatives"
            ])
        #expect(
            try check("properties: {a: {not: {required: [x]}}}", #"{"a":{"x":1}}"#) == [
                "<nil>: Invalid value: \"\": \"a\" must not validate the schema (not)"
            ])
        #expect(
            try check("properties: {a: {allOf: [{minimum: 1}, {maximum: 3}]}}", #"{"a":4}"#) == [
                "a: Invalid value: 4: a in body should be less than or equal to 3",
                "<nil>: Invalid value: \"\": \"a\" must validate all the schemas (allOf)",
            ])
    }

    /// What a definition forbids only since an object was stored is not held against those who change something else.
    @Test func whatHasNotChangedIsAccepted() throws {
        let node = """
            properties:
              a: {type: string, maxLength: 1}
              b: {type: string, maxLength: 1}
              l:
                type: array
                x-kubernetes-list-type: map
                x-kubernetes-list-map-keys: [k]
                items: {type: object, properties: {k: {type: string}, v: {type: string, maxLength: 1}}}
            """
        let old = #"{"a":"xx","b":"y","l":[{"k":"1","v":"zz"}]}"#
        #expect(try check(node, #"{"a":"xx","b":"z","l":[{"k":"0"},{"k":"1","v":"zz"}]}"#, old: old) == [])
        #expect(
            try check(node, #"{"a":"xxx","b":"y","l":[{"k":"2","v":"zz"}]}"#, old: old) == [
                "a: Too long: may not be more than 1 byte", "l[0].v: Too long: may not be more than 1 byte",
            ])
    }

    @Test func theOrderOfKeyedElementsIsNoChange() throws {
        let node = """
            properties:
              b: {type: string}
              l:
                type: array
                maxItems: 1
                x-kubernetes-list-type: map
                x-kubernetes-list-map-keys: [k]
                items: {type: object, properties: {k: {type: string}, v: {type: string}}}
            """
        let old = #"{"l":[{"k":"1","v":"a"},{"k":"2","v":"b"}]}"#
        let tooMany = ["l: Too many: 2: must have at most 1 item"]
        #expect(try check(node, #"{"b":"x","l":[{"k":"2","v":"b"},{"k":"1","v":"a"}]}"#, old: old) == [])
        #expect(try check(node, #"{"b":"x","l":[{"k":"2","v":"b"},{"k":"1","v":"c"}]}"#, old: old) == tooMany)
        #expect(try check(node, #"{"b":"x","l":[{"k":"2","v":"b"},{"k":"3","v":"a"}]}"#, old: old) == tooMany)
    }

    /// What the schema does not know can't be compared with what was there.
    @Test func unknownMembersAreNeverUnchanged() throws {
        let open = "{type: object, maxProperties: 1, x-kubernetes-preserve-unknown-fields: true}"
        let node = "properties: {b: {}, a: \(open)}"
        let old = #"{"a":{"x":1,"y":2}}"#
        #expect(
            try check(node, #"{"b":1,"a":{"x":1,"y":2}}"#, old: old) == ["a: Too many: 2: must have at most 1 item"])
    }
}
