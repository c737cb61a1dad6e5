import CEL
import ObjectTree
import Testing

/// The schema of a small object.
let widget: Fields = [
    "type": "object",
    "properties": [
        "spec": [
            "type": "object", "required": ["min"],
            "properties": [
                "min": ["type": "integer"], "max": ["type": "integer"], "lock": ["type": "string", "maxLength": 10],
                "names": ["type": "array", "maxItems": 5, "items": ["type": "string", "maxLength": 3]],
                "labels": ["type": "object", "additionalProperties": ["type": "string"]],
                "port": ["x-kubernetes-int-or-string": true], "a-b": ["type": "boolean"],
                "when": ["type": "string", "format": "date-time"],
                "list": ["type": "array", "x-kubernetes-list-type": "set", "items": ["type": "integer"]],
            ],
        ]
    ],
]

@Suite struct CheckerTests {
    private func environment() throws -> Environment {
        var environment = Environment()
        environment.declare("self", try #require(ObjectType.from(schema: widget, isResourceRoot: true)))
        return environment
    }

    @Test(arguments: [
        (
            "self.spec.nothing == 1",
            "ERROR: <input>:1:10: undefined field 'nothing'\n | self.spec.nothing == 1\n | .........^"
        ),
        (
            "self.spec.min == 'a'",
            """
            ERROR: <input>:1:15: found no matching overload for '_==_' applied to '(int, string)'
             | self.spec.min == 'a'
             | ..............^
            """
        ),
        ("foo.bar", "ERROR: <input>:1:1: undeclared reference to 'foo' (in container '')\n | foo.bar\n | ^"),
        (
            "self.spec.min.x",
            "ERROR: <input>:1:14: type 'int' does not support field selection\n | self.spec.min.x\n | .............^"
        ),
        (
            "self.spec.lock.startsWith(1)",
            """
            ERROR: <input>:1:26: found no matching overload for 'startsWith' applied to 'string.(int)'
             | self.spec.lock.startsWith(1)
             | .........................^
            """
        ),
        (
            "self.spec.min.all(x, true)",
            """
            ERROR: <input>:1:10: expression of type 'int' cannot be range of a comprehension \
            (must be list, map, or dynamic)
             | self.spec.min.all(x, true)
             | .........^
            """
        ),
        (
            "noSuch(1)",
            "ERROR: <input>:1:7: undeclared reference to 'noSuch' (in container '')\n | noSuch(1)\n | ......^"
        ),
        (
            "self.spec.min ==",
            """
            ERROR: <input>:1:17: Syntax error: mismatched input '<EOF>' expecting {'[', '{', '(', '.', '-', '!', \
            'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}
             | self.spec.min ==
             | ................^
            """
        ),
        ("a\n+ 'x", "ERROR: <input>:2:3: Syntax error: token recognition error at: ''x'\n | + 'x\n | ..^"),
    ])
    func whatIsRefused(_ source: String, _ message: String) throws {
        let environment = try environment()
        #expect { try Program(source, environment) } throws: { "\($0)" == message }
    }

    @Test(arguments: [
        ("self.spec.min <= self.spec.max", CELType.bool), ("self.spec.names.map(x, size(x))", .list(.int)),
        ("self.spec.labels.filter(k, k != '')", .list(.string)), ("self.spec.port", .dyn),
        ("self.spec.a__dash__b", .bool),
        ("self.spec.when - duration('1h')", .timestamp), ("self.metadata.name", .string), ("[]", .list(.dyn)),
        ("self.spec.?lock.orValue('')", .string), ("has(self.spec.max) ? self.spec.max : 0", .int),
        ("{'a': [1]}['a'][0]", .int), ("self.spec.names.exists(i, v, v == 'a' && i > 0)", .bool),
        ("dyn(1) == 'a'", .bool), ("optional.of(self.spec.min)", .optional(.int)), ("cel.bind(x, 1.0, x)", .double),
    ])
    func types(_ source: String, _ expected: CELType) throws {
        #expect(try Program(source, environment()).resultType == expected)
    }

    @Test func valuesFollowTheSchema() throws {
        let type = try #require(ObjectType.from(schema: widget, isResourceRoot: true))
        let object: Value = [
            "spec": ["min": 1, "port": "http", "when": "2024-01-02T03:04:05Z", "a-b": true, "list": [1, 2]]
        ]
        let source = """
            self.spec.min == 1 && self.spec.port == 'http' && self.spec.when.getFullYear() == 2024 \
            && self.spec.a__dash__b && !has(self.spec.max) && self.spec.list == [2, 1] \
            && self.spec.list + [2, 3] == [1, 2, 3]
            """
        let outcome = try Program(source, environment()).evaluate(Activation(["self": CELValue(object, type: type)]))
        #expect(try outcome.result.get() == .bool(true))
    }
}
