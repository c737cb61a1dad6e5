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
        var made = try definition(spec: Self.spec)
        made.status = DefinitionStatus(of: made, others: [], now: Time(seconds: 1)).next
        let resources = CustomResource.resources(of: made, message: 0) { CustomResourceTests.Prepared($0) }
        let version = try #require((resources.first?.definition as? CustomResourceTests.Prepared)?.version)
        func widget(_ spec: String) throws -> Value {
            try json(#"{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"a"},"spec":\#(spec)}"#)
        }
        guard let old else { return texts(CustomObjectRules.create(try widget(spec), version)) }
        return texts(
            CustomObjectRules.update(try widget(spec), old: try widget(old), subresource: nil, version))
    }

    @Test(arguments: [
        (#"{"low":1,"high":1,"lock":"k"}"#, []),
        (#"{"low":2,"high":1}"#, ["spec: Invalid value: failed rule: !has(self.low) || self.low <= self.high"]),
        (#"{"lock":"x"}"#, ["spec.lock: Forbidden: bad lock x"]),
        (#"{"low":1}"#,
            ["spec: Invalid value: no such key: high evaluating rule: !has(self.low) || self.low <= self.high"]),
        (#"{"low":"x","lock":"x"}"#,
            [
                "spec.low: Invalid value: \"string\": spec.low in body must be of type integer: \"string\"",
                "<nil>: Invalid value: \"null\": some validation rules were not checked because the object was "
                    + "invalid; correct the existing errors to complete validation",
            ]),
    ])
    func newObjects(_ spec: String, _ expected: [String]) throws { #expect(try errors(spec) == expected) }

    @Test(arguments: [
        (#"{"lock":"k2"}"#, #"{"lock":"k1"}"#, ["spec.lock: Invalid value: lock may not change"]),
        // What broke a rule before, and has not changed, may stay.
        (#"{"lock":"x","low":1,"high":2}"#, #"{"lock":"x"}"#, []),
        (#"{"list":[{"id":"b"},{"id":"a","size":1}]}"#, #"{"list":[{"id":"a","size":2}]}"#,
            ["spec.list[1]: Invalid value: may only grow"]),
        (#"{"list":[{"id":"b","size":0},{"id":"a","size":3}]}"#, #"{"list":[{"id":"a","size":2}]}"#, []),
    ])
    func changes(_ spec: String, _ old: String, _ expected: [String]) throws {
        #expect(try errors(spec, old: old) == expected)
    }
}
