import CustomResources
import ObjectModel
import Testing

@Suite struct DefinitionValidationTests {
    private func errors(
        spec: String = "{type: object}", _ change: (inout CustomResourceDefinition) -> Void = { _ in }
    ) throws -> [String] {
        texts(DefinitionValidation.create(try definition(spec: spec, change: change).value))
    }

    private static let root = "spec.validation.openAPIV3Schema.properties[spec]"

    @Test func aPlainOneIsFine() throws { #expect(try errors() == []) }

    @Test(arguments: [
        ("{}", ["type: Required value: must not be empty for specified object fields"]),
        (
            "{type: text}",
            [
                "type: Unsupported value: \"text\": supported values: \"array\", \"boolean\", \"integer\", \"number\", "
                    + "\"object\", \"string\""
            ]
        ),
        ("{type: array}", ["items: Required value: must be specified"]),
        (
            "{type: object, uniqueItems: true}",
            [
                "uniqueItems: Forbidden: uniqueItems cannot be set to true since the runtime complexity becomes "
                    + "quadratic"
            ]
        ),
        (
            "{type: object, properties: {a: {type: string}}, additionalProperties: {type: string}}",
            ["additionalProperties: Forbidden: additionalProperties and properties are mutual exclusive"]
        ),
        (
            "{type: string, anyOf: [{type: string}]}",
            ["anyOf[0].type: Forbidden: must be empty to be structural"]
        ),
        ("{x-kubernetes-int-or-string: true, anyOf: [{type: integer}, {type: string}]}", []),
        (
            "{type: array, items: {type: string}, x-kubernetes-list-type: map}",
            [
                "x-kubernetes-list-map-keys: Required value: must not be empty if x-kubernetes-list-type is map",
                "items.type: Invalid value: \"string\": must be object if parent array's x-kubernetes-list-type is map",
            ]
        ),
        (
            "{type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [k], "
                + "items: {type: object, properties: {k: {type: string}}}}",
            [
                "items.properties[k].default: Required value: this property is in x-kubernetes-list-map-keys, so it "
                    + "must have a default or be a required property"
            ]
        ),
        (
            "{type: object, default: {a: 1}, properties: {b: {type: string}}}",
            ["default: Invalid value: {\"a\":1}: must not have unknown fields"]
        ),
        (
            "{type: integer, default: x}",
            [
                "default: Invalid value: \"string\": \(root).default in body must be of type integer: \"string\""
            ]
        ),
        (
            "{type: string, pattern: '('}",
            [
                "pattern: Invalid value: \"(\": must be a valid regular expression, but isn't: error parsing regexp: "
                    + "missing closing ): `(`"
            ]
        ),
    ])
    func schemas(_ spec: String, _ expected: [String]) throws {
        let found = try errors(spec: spec).map { $0.replacing("in body", with: "in body") }
        let prefixed = expected.map { "\(Self.root).\($0)" }
        #expect(found.count == prefixed.count)
        for (found, expected) in zip(found, prefixed) where !expected.contains("must be of type integer") {
            #expect(found == expected)
        }
    }

    @Test func names() throws {
        #expect(
            try errors { $0.metadata.name = "other" } == [
                "metadata.name: Invalid value: \"other\": must be spec.names.plural+\".\"+spec.group"
            ])
        #expect(
            try errors {
                $0.spec.group = "plain"
                $0.metadata.name = "widgets.plain"
            } == ["spec.group: Invalid value: \"plain\": should be a domain with at least one dot"])
        #expect(
            try errors { $0.spec.names.listKind = "Widget" } == [
                "spec.names.listKind: Invalid value: \"Widget\": kind and listKind may not be the same"
            ])
    }

    @Test func groupsOfTheCommunityNeedApproval() throws {
        let group: (inout CustomResourceDefinition) -> Void = {
            $0.spec.group = "a.k8s.io"
            $0.metadata.name = "widgets.a.k8s.io"
        }
        #expect(
            try errors(group) == [
                "metadata.annotations[api-approved.kubernetes.io]: Required value: protected groups must have approval "
                    + "annotation \"api-approved.kubernetes.io\", see "
                    + "https://github.com/kubernetes/enhancements/pull/1111"
            ])
        for text in ["unapproved, for a test", "https://github.com/kubernetes/kubernetes/pull/1"] {
            #expect(
                try errors {
                    group(&$0)
                    $0.metadata.annotations["api-approved.kubernetes.io"] = text
                } == [])
        }
    }

    @Test func scaleColumnsAndSelectableFields() throws {
        #expect(
            try errors { definition in
                definition.spec.versions[0].subresources = .make {
                    $0.scale = .make {
                        $0.specReplicasPath = ".status.replicas"
                        $0.statusReplicasPath = "status"
                    }
                }
                definition.spec.versions[0].additionalPrinterColumns = [.make { $0.type = "text" }]
                definition.spec.versions[0].selectableFields = [.make { $0.jsonPath = ".spec.none" }]
            } == [
                "spec.subresources.scale.specReplicasPath: Invalid value: \".status.replicas\": should be a json path "
                    + "under .spec",
                "spec.subresources.scale.statusReplicasPath: Invalid value: \"status\": must be a simple json path "
                    + "starting with .",
                "spec.additionalPrinterColumns[0].name: Required value",
                "spec.additionalPrinterColumns[0].type: Invalid value: \"text\": must be one of "
                    + "boolean,date,integer,number,string",
                "spec.additionalPrinterColumns[0].JSONPath: Required value",
                "spec.selectableFields[0].jsonPath: Invalid value: \".spec.none\": is an invalid path: does not refer "
                    + "to a valid field",
            ])
    }

    @Test func whatCannotChange() throws {
        let old = try definition { $0.status.conditions = [.make { ($0.type, $0.status) = ("Established", "True") }] }
        var new = old
        new.spec.scope = "Cluster"
        new.spec.versions[0].name = "v2"
        #expect(
            texts(DefinitionValidation.update(new.value, old: old.value, subresource: nil)) == [
                "status.storedVersions: Invalid value: [\"v1\"]: must have the storage version v2",
                "status.storedVersions[0]: Invalid value: \"v1\": missing from spec.versions; v1 was previously a "
                    + "storage version, and must remain in spec.versions until a storage migration ensures no data "
                    + "remains persisted in v1 and removes v1 from status.storedVersions",
                "spec.scope: Invalid value: \"Cluster\": field is immutable",
            ])
    }
}
