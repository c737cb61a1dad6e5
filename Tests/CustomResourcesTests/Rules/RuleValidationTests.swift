import CustomResources
import ObjectModel
import Testing

@Suite struct RuleValidationTests {
    private func errors(_ spec: String) throws -> [(field: String, message: String)] {
        DefinitionValidation.create(try definition(spec: spec).value).map { ($0.field, $0.message) }
    }

    private static let root = "spec.validation.openAPIV3Schema.properties[spec]"

    @Test func rulesThatCanBeReadAreFine() throws {
        let spec = "{type: object, properties: {a: {type: string}}, x-kubernetes-validations: [{rule: self.a == 'x'}]}"
        #expect(try errors(spec).isEmpty)
    }

    @Test func rulesAreTruthValuesAboutKnownFields() throws {
        let unknown = try errors("{type: object, x-kubernetes-validations: [{rule: self.b == 1}]}")
        #expect(unknown.map(\.field) == ["\(Self.root).x-kubernetes-validations[0].rule"])
        #expect(unknown.first?.message.contains("compilation failed: ERROR: <input>:1:5: undefined field 'b'") == true)
        let number = try errors("{type: integer, x-kubernetes-validations: [{rule: self + 1}]}")
        #expect(number.first?.message.hasSuffix("cel expression must evaluate to a bool") == true)
    }

    @Test func rulesMustNotCostTooMuch() throws {
        let spec = """
            type: array
            items: {type: string}
            x-kubernetes-validations: [{rule: 'self.all(x, self.all(y, x == y || x != y))'}]
            """
        let found = try errors(spec)
        #expect(found.first?.field == "\(Self.root).x-kubernetes-validations[0].rule")
        #expect(
            found.first?.message == "Forbidden: estimated rule cost exceeds budget by factor of more than 100x (try "
                + "simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and "
                + "strings are declared)")
    }

    @Test func onlyWhatCanBeComparedHasAnOldValue() throws {
        let spec = """
            type: array
            maxItems: 3
            items: {type: string, maxLength: 3, x-kubernetes-validations: [{rule: self == oldSelf}]}
            """
        #expect(
            try errors(spec).map(\.message) == [
                "Invalid value: \"self == oldSelf\": oldSelf cannot be used on the uncorrelatable portion of the "
                    + "schema within \(Self.root)"
            ])
    }

    /// The members of a map that is replaced as a whole can be compared with what they were.
    @Test func membersOfAtomicMapsHaveAnOldValue() throws {
        let spec = """
            type: object
            x-kubernetes-map-type: atomic
            properties: {a: {type: string, maxLength: 3, x-kubernetes-validations: [{rule: self == oldSelf}]}}
            """
        #expect(try errors(spec).isEmpty)
    }

    @Test func rulesAreLookedAtUnlessTheirNodeIsWrong() throws {
        let rules = "x-kubernetes-validations: [{rule: self.b == 1}]"
        let beside = "{type: object, properties: {a: {type: object, \(rules)}, c: {type: string, uniqueItems: true}}}"
        #expect(
            try errors(beside).map(\.field) == [
                "\(Self.root).properties[c].uniqueItems",
                "\(Self.root).properties[a].x-kubernetes-validations[0].rule",
            ])
        let above = "{type: object, \(rules), properties: {c: {type: string, uniqueItems: true}}}"
        #expect(try errors(above).map(\.field) == ["\(Self.root).properties[c].uniqueItems"])
    }

    @Test func textsOfWrongRulesAreNotLookedAt() throws {
        let wrong = "{type: object, x-kubernetes-validations: [{rule: self.b == 1, messageExpression: self.c}]}"
        #expect(try errors(wrong).map(\.field) == ["\(Self.root).x-kubernetes-validations[0].rule"])
        let text = "{type: integer, x-kubernetes-validations: [{rule: self == 1, messageExpression: self}]}"
        #expect(try errors(text).count == 1)
        #expect(try errors(text).first?.message.hasSuffix(": messageExpression must evaluate to a string") == true)
    }

    @Test func nodesWithoutATypeHaveNoRules() throws {
        let spec = "{x-kubernetes-preserve-unknown-fields: true, x-kubernetes-validations: [{rule: 'true'}]}"
        #expect(
            try errors(spec).map(\.message) == [
                "Internal error: internal error: failed to retrieve type information for x-kubernetes-validations"
            ])
    }
}
