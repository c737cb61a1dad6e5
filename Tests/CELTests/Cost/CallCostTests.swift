import CEL
import ObjectTree
import Testing

@Suite struct CallCostTests {
    @Test(arguments: [
        ("true", 0), ("object.count == 3", 3), ("object.count", 2), ("1 + 2 == 3", 2),
        ("object.name + 'x' == 'webx'", 4),
        ("[1, 2]", 10), ("{'a': 1}", 30), ("has(object.name)", 1), ("object.tags[0]", 3),
        ("object.name.startsWith('w')", 3),
        // A turn of `all`: two for the condition, one for the accumulator, two for `x > 0`; at the end one.
        ("[1, 2].all(x, x > 0)", 21), ("object.name.matches('a{10}')", 4), ("'a' in object.tags", 4),
        ("true ? 1 : 2", 0),
    ])
    func whatAnEvaluationCosts(_ source: String, _ cost: UInt64) throws {
        #expect(try evaluate(source).cost == cost)
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
