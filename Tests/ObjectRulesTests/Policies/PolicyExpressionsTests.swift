import CEL
import ObjectModel
import ObjectRules
import Testing

@Suite struct PolicyExpressionsTests {
    private func problem(
        _ source: String, _ purpose: PolicyExpressions.Purpose = .condition, hasParams: Bool = false,
        hasVariables: Bool = true
    ) -> String? {
        do {
            _ = try PolicyExpressions(hasParams: hasParams, hasVariables: hasVariables).compile(source, purpose)
            return nil
        } catch {
            return error.description
        }
    }

    @Test(arguments: [
        "object.spec.replicas < 5", "oldObject == null || oldObject.kind == 'A'",
        "request.userInfo.groups.exists(g, g == 'a')",
        "namespaceObject.metadata.labels['a'] == 'b'",
        "authorizer.group('apps').resource('deployments').check('get').allowed()",
        "authorizer.requestResource.check('delete').allowed()", "request.dryRun", "request.options.x == 1",
    ])
    func whatConditionsMayUse(_ source: String) { #expect(problem(source) == nil) }

    @Test func whatIsRefused() {
        #expect(problem("1") == "must evaluate to bool but got int")
        #expect(problem("1", .annotation) == "must evaluate to one of [string null_type] but got int")
        #expect(problem("null", .annotation) == nil)
        #expect(problem("true", .message) == "must evaluate to string but got bool")
        #expect(problem("params.x")?.contains("undeclared reference to 'params' (in container '')") == true)
        #expect(problem("params.x == 1", hasParams: true) == nil)
        #expect(problem("request.foo")?.contains("undefined field 'foo'") == true)
        #expect(problem("variables.foo")?.contains("undefined field 'foo'") == true)
        #expect(problem("object.x", .condition) == "must evaluate to bool but got dyn")
    }

    @Test func whatDependsOnThePurpose() {
        let asked = "authorizer.group('').resource('a').check('b').reason()"
        #expect(problem("\(asked) == ''") == nil)
        #expect(problem(asked, .message)?.contains("undeclared reference to 'authorizer'") == true)
        #expect(problem("variables.a", .matchCondition)?.contains("undeclared reference to 'variables'") == true)
        #expect(problem("variables.a", hasVariables: false)?.contains("undeclared reference") == true)
        #expect(problem("namespaceObject.metadata.name == 'a'", .matchCondition, hasVariables: false) == nil)
        #expect(problem("namespaceObject.status.conditions.exists(c, c.type == 'a')") == nil)
    }

    @Test func variablesHaveTheTypesOfTheirExpressions() throws {
        var expressions = PolicyExpressions()
        expressions.declare(variable: "a", .int)
        expressions.declare(variable: "b", .string)
        #expect(try expressions.compile("variables.a > 1 && variables.b != ''", .condition).resultType == .bool)
        #expect(throws: PolicyExpressionError.self) { try expressions.compile("variables.a == 'x'", .condition) }
    }
}
