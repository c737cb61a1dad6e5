import CEL
import ObjectTree
import Testing

@Suite struct CallCostTests {
    @Test(arguments: [
        ("true", 0), ("object.count == 3", 3), ("object.count", 2), ("1 + 2 == 3", 2),
        ("object.name + 'x' == 'webx'", 4),
        // Literals of constants are constants, and so are types and conversions of constants.
        ("[1, 2]", 0), ("[object.count]", 12), ("{'a': 1}", 0), ("{'a': object.count}", 32), ("double(5) < 10.0", 1),
        ("type(object.count) == int", 4), ("object.name in ['web', 'x']", 2),
        ("object.tags + ['c'] == ['a', 'b', 'c']", 4),
        ("type(object.name) == google.protobuf.Duration", 4),
        ("object.name == string(duration('1h') + duration('1s'))", 5),
        // Presence costs nothing, but what leads there.
        ("has(object.name)", 1), ("!has(object.labels.a)", 3), ("object.tags[0]", 3),
        ("object.tags[0] in object.tags", 7),
        ("object.name.startsWith('w')", 3), ("object.name.indexOf('e') == 1", 3), ("object.name.charAt(0) == 'w'", 4),
        ("object.name.matches('a{10}')", 4), ("'a' in object.tags", 4), ("true ? 1 : 2", 0),
        ("object.on ? object.count : 1", 3),
        // A turn of `all`: two for the condition, one for the accumulator, two for `x > 0`; at the end one. An index
        // by a variable costs one, a comparison with an empty text nothing.
        ("[1, 2].all(x, x > 0)", 11), ("object.labels.all(k, object.labels[k] != '')", 15),
        ("object.labels.exists_one(k, object.labels[k] == 'x')", 14),
        ("size(object.labels.filter(k, k == 'app')) == 1", 22),
        ("object.items.map(m, m.n).exists(v, v == 1)", 41), ("object.items.exists(m, m.n == 2)", 17),
        // An error costs as much as a value.
        ("object.items.exists(m, m.x == 2) || true", 17),
    ])
    func whatAnEvaluationCosts(_ source: String, _ cost: UInt64) throws {
        let actual = try evaluate(source).cost
        #expect(actual == cost)
    }

    @Test func aBudgetIsKept() throws {
        let outcome = try evaluate("[1, 2, 3].all(x, [1, 2, 3].all(y, x + y > 0))", limit: 50)
        #expect(throws: EvaluationError.self) { try outcome.result.get() }
        #expect(outcome.cost > 50 && outcome.cost < 80)
        guard case .failure(let error) = outcome.result else { return }
        #expect(error.isOutOfBudget)
        #expect(error.description == "operation cancelled: actual cost limit exceeded")
    }

    /// What runs never costs more than was estimated.
    @Test(arguments: [
        "self.spec.names.all(x, x.matches('a+'))", "self.spec.lock.contains('abc')", "self.spec.min + 1 > 2",
    ])
    func estimatesAreBounds(_ source: String) throws {
        let type = try #require(ObjectType.from(schema: widget, isResourceRoot: true))
        var environment = Environment()
        environment.declare("self", type)
        let program = try Program(source, environment)
        let object: Value = ["spec": ["min": 1, "lock": "abcabcabc", "names": ["aaa", "aaa", "aaa"]]]
        let outcome = program.evaluate(Activation(["self": CELValue(object, type: type)]))
        #expect(outcome.cost <= program.estimatedCost.most)
        #expect(program.estimatedCost.most < 1_000)
    }
}
