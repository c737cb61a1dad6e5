import FieldManagement
import ObjectModel
import Testing

@Suite struct CustomTypesTests {
    private static let definition: Value = [
        "type": "object",
        "properties": [
            "spec": [
                "type": "object",
                "properties": [
                    "parts": [
                        "type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["id", "kind"],
                        "items": [
                            "type": "object",
                            "properties": ["id": ["type": "string"], "kind": ["type": "string", "default": "plain"]],
                        ],
                    ],
                    "tags": ["type": "array", "x-kubernetes-list-type": "set", "items": ["type": "string"]],
                    "plain": ["type": "array", "items": ["type": "string"]],
                    "whole": [
                        "type": "object", "x-kubernetes-map-type": "atomic",
                        "additionalProperties": ["type": "string"],
                    ],
                    "port": ["x-kubernetes-int-or-string": true],
                    "free": ["type": "object", "x-kubernetes-preserve-unknown-fields": true],
                    "pod": ["type": "object", "x-kubernetes-embedded-resource": true, "properties": [:]],
                ],
            ]
        ],
    ]
    private static let schema = ObjectSchema(openAPIV3Schema: definition, schema: .kubernetes)

    private func fields(_ spec: Value) -> Value? { FieldSet(of: ["spec": spec], Self.schema).value["f:spec"] }

    @Test func listsAreWhatTheDefinitionSays() {
        #expect(
            fields(["parts": [["id": "a"]], "tags": ["x"], "plain": ["1"], "whole": ["k": "v"]]) == [
                "f:parts": [#"k:{"id":"a","kind":"plain"}"#: [".": [:], "f:id": [:]]],
                "f:plain": [:], "f:tags": [#"v:"x""#: [:]], "f:whole": [:],
            ])
    }

    @Test func unknownFieldsAreToldApartButNotTheirLists() {
        #expect(
            fields(["free": ["a": ["b": 1], "c": [["d": 1]]]])
                == ["f:free": ["f:a": [".": [:], "f:b": [:]], "f:c": [:]]])
    }

    @Test func metadataIsThatOfKubernetes() {
        let set = FieldSet(of: ["metadata": ["finalizers": ["a"], "labels": ["b": "c"]]], Self.schema)
        #expect(set.value == ["f:metadata": ["f:finalizers": [#"v:"a""#: [:]], "f:labels": ["f:b": [:]]]])
        let inner = fields(["pod": ["metadata": ["labels": ["b": "c"]], "kind": "Pod"]])
        #expect(inner == ["f:pod": ["f:kind": [:], "f:metadata": ["f:labels": ["f:b": [:]]]]])
    }

    @Test(
        arguments: [
            (["port": []], #".spec.port: expected any scalar, got &{[]}"#),
            (["nope": 1], ".spec.nope: field not declared in schema"),
            (
                ["parts": [["kind": "x"]]],
                #".spec.parts: element 0: associative list with keys has an element that omits key field "id" "#
                    + "(and doesn't have default value)"
            ),
        ] as [(Value, String)])
    func misfitsAreNamed(_ spec: Value, _ complaint: String) {
        #expect(
            TypeCheck.complaint(about: ["spec": spec], Self.schema, allowsDuplicates: false) == complaint)
    }
}
