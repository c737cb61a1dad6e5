import CustomResources
import ObjectModel
import Testing

@Suite struct RuleNodeTests {
    private static let spec = """
        type: object
        properties:
          low: {type: integer}
          high: {type: integer}
          lock:
            type: string
            x-kubernetes-validations:
            - {rule: self.startsWith("k"), messageExpression: '"bad lock " + self', reason: FieldValueForbidden}
          text:
            type: string
            x-kubernetes-validations: [{rule: self != "bad"}]
          many:
            type: object
            items: {type: object, properties: {n: {type: integer}}, x-kubernetes-validations: [{rule: self.n > 1}]}
          list:
            type: array
            x-kubernetes-list-type: map
            x-kubernetes-list-map-keys: [id]
            items:
              type: object
              required: [id]
              properties: {id: {type: string}, size: {type: integer}}
              x-kubernetes-validations:
              - {rule: "!has(oldSelf.size) || self.size >= oldSelf.size", message: may only grow}
        x-kubernetes-validations:
        - {rule: "!has(self.low) || self.low <= self.high"}
        - {rule: "!has(oldSelf.lock) || self.lock == oldSelf.lock", message: lock may not change, fieldPath: .lock}
        """

    private func errors(_ spec: String, old: String? = nil) throws -> [String] {
        guard let old else { return texts(CustomObjectRules.create(try widget(spec), try version)) }
        return texts(try verdict(spec, old: old).errors)
    }

    private func verdict(_ spec: String, old: String) throws -> CustomObjectRules.Verdict {
        CustomObjectRules.update(try widget(spec), old: try widget(old), subresource: nil, try version)
    }

    private func widget(_ spec: String) throws -> Value {
        try json(#"{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"a"},"spec":\#(spec)}"#)
    }

    private var version: CustomVersion {
        get throws {
            var made = try definition(spec: Self.spec)
            made.status = DefinitionStatus(of: made, others: [], now: Time(seconds: 1)).next
            let resources = CustomResource.resources(of: made, message: 0) { CustomResourceTests.Prepared($0) }
            return try #require((resources.first?.definition as? CustomResourceTests.Prepared)?.version)
        }
    }

    @Test(arguments: [
        (#"{"low":1,"high":1,"lock":"k"}"#, []),
        (#"{"low":2,"high":1}"#, ["spec: Invalid value: failed rule: !has(self.low) || self.low <= self.high"]),
        (#"{"text":"bad"}"#, [#"spec.text: Invalid value: "bad": failed rule: self != "bad""#]),
        (#"{"lock":"x"}"#, ["spec.lock: Forbidden: bad lock x"]),
        (
            #"{"low":1}"#,
            [
                #"spec: Invalid value: "object": no such key: high evaluating rule: "#
                    + "!has(self.low) || self.low <= self.high"
            ]
        ),
        (
            #"{"low":"x","lock":"x"}"#,
            [
                "spec.low: Invalid value: \"string\": spec.low in body must be of type integer: \"string\"",
                "<nil>: Invalid value: null: some validation rules were not checked because the object was "
                    + "invalid; correct the existing errors to complete validation",
            ]
        ),
    ])
    func newObjects(_ spec: String, _ expected: [String]) throws { #expect(try errors(spec) == expected) }

    @Test(arguments: [
        (#"{"lock":"k2"}"#, #"{"lock":"k1"}"#, ["spec.lock: Invalid value: lock may not change"]),
        // What broke a rule before, and has not changed, may stay.
        (#"{"lock":"x","low":1,"high":2}"#, #"{"lock":"x"}"#, []),
        (
            #"{"list":[{"id":"b"},{"id":"a","size":1}]}"#, #"{"list":[{"id":"a","size":2}]}"#,
            ["spec.list[1]: Invalid value: may only grow"]
        ),
        (#"{"list":[{"id":"b","size":0},{"id":"a","size":3}]}"#, #"{"list":[{"id":"a","size":2}]}"#, []),
    ])
    func changes(_ spec: String, _ old: String, _ expected: [String]) throws {
        #expect(try errors(spec, old: old) == expected)
    }

    /// What is tolerated is told.
    @Test func brokenRulesOfWhatHasNotChangedAreTolerated() throws {
        let verdict = try verdict(#"{"text":"bad","low":1,"high":2}"#, old: #"{"text":"bad"}"#)
        #expect(verdict.errors.isEmpty)
        #expect(texts(verdict.tolerated) == [#"spec.text: Invalid value: "bad": failed rule: self != "bad""#])
    }

    /// A definition may have come to call an object what is stored as a list.
    @Test func rulesAboutElementsOfNoListCanNotBeAsked() throws {
        let why = "rule compiler initialization error: Failed to convert to declType for CEL validation rules"
        #expect(
            try errors(#"{"many":[{"n":2}],"low":1,"high":2}"#, old: #"{"many":[{"n":2}]}"#) == [
                "spec.many[0]: Invalid value: \"object\": \(why)"
            ])
    }
}
