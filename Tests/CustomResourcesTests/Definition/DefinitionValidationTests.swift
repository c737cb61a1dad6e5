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
            "{type: object, default: {a: 2}, properties: {a: {type: integer}}, "
                + "x-kubernetes-validations: [{rule: self.a == 1, fieldPath: .a}]}",
            ["default.a: Invalid value: failed rule: self.a == 1"]
        ),
        (
            "{type: object, x-kubernetes-validations: [{rule: 'true', message: ' ', fieldPath: .b}]}",
            [
                "x-kubernetes-validations[0].message: Invalid value: \" \": must be non-empty if specified",
                "x-kubernetes-validations[0].fieldPath: Invalid value: \".b\": must be a valid path",
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

    @Test func whatIsNotSupportedIsLookedInto() throws {
        let found = try errors(spec: "{type: object, definitions: {a: {uniqueItems: true}}}")
        #expect(found.contains { $0.hasPrefix("\(Self.root).definitions: Forbidden: ") })
        #expect(found.contains { $0.hasPrefix("\(Self.root).definitions[a].uniqueItems: Forbidden: ") })
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

    @Test func selectableFieldsGoWithTheSchema() throws {
        let field = SelectableField.make { $0.jsonPath = ".spec.none" }
        #expect(
            try errors {
                $0.spec.versions[0].schema = nil
                $0.spec.versions[0].selectableFields = [field]
            } == [
                "spec.versions[0].schema.openAPIV3Schema: Required value",
                "spec.selectableFields: Invalid value: \"\": may only be set when validations.schema is included",
            ])
        // The schema of both versions is said once, their fields are not.
        #expect(
            try errors {
                $0.spec.versions.append($0.spec.versions[0])
                $0.spec.versions[1].name = "v2"
                $0.spec.versions[1].storage = false
                $0.spec.versions[1].selectableFields = [field]
            } == [
                "spec.versions[1].selectableFields: Invalid value: \"\": may only be set when "
                    + "`version.schema.openAPIV3Schema` is not included"
            ])
    }

    @Test func versions() throws {
        let found = try errors {
            $0.spec.versions[0].name = "V1"
            $0.status.storedVersions = ["V1"]
        }
        #expect(found.contains { $0.hasPrefix("spec.versions[0].name: Invalid value: \"V1\": ") })
        #expect(found.contains { $0.hasPrefix("spec.version: Invalid value: \"V1\": ") })
        #expect(
            try errors {
                $0.spec.versions[0].deprecated = true
                $0.spec.versions[0].deprecationWarning = "a\u{A0}b"
            } == [
                #"spec.versions[0].deprecationWarning: Invalid value: "a\u00a0b": must only contain printable UTF-8 "#
                    + "characters; non-printable character found at index 1"
            ])
    }

    @Test func rootsThatAreNoObjects() throws {
        #expect(
            try errors { definition in
                let root: Fields = ["type": "string", "title": "a", "nullable": true]
                definition.spec.versions[0].schema?.openAPIV3Schema?.fields = root
                definition.spec.versions[0].subresources = .make { $0.fields["status"] = [:] }
            }.filter { $0.contains("status subresource") } == [
                "spec.validation.openAPIV3Schema.type: Invalid value: \"string\": only \"object\" is allowed as the "
                    + "type at the root of the schema if the status subresource is enabled"
            ])
    }

    @Test func conversions() throws {
        func problems(_ change: (inout CustomResourceConversion) -> Void) throws -> [String] {
            try errors { definition in
                definition.spec.conversion = .make {
                    $0.strategy = "Webhook"
                    $0.webhook = .make { webhook in
                        webhook.conversionReviewVersions = ["v1"]
                        webhook.fields["clientConfig"] = ["url": "https://a.example.com"]
                    }
                    change(&$0)
                }
            }
        }
        #expect(try problems { _ in } == [])
        #expect(
            try problems { $0.webhook?.fields["clientConfig"] = [:] } == [
                "spec.conversion.webhookClientConfig: Required value: exactly one of url or service is required"
            ])
        #expect(
            try problems { $0.webhook?.fields["clientConfig"] = ["service": ["name": "a", "path": "/a//b"]] } == [
                "spec.conversion.webhookClientConfig.service.name: Required value",
                "spec.conversion.webhookClientConfig.service.path: Invalid value: \"/a//b\": segment[1] may not be "
                    + "empty",
            ])
        #expect(
            try errors {
                $0.spec.preserveUnknownFields = true
                $0.spec.conversion = .make { $0.strategy = "Odd" }
            }.filter { $0.contains("strategy") } == [
                "spec.conversion.strategy: Invalid value: \"Odd\": must be None if spec.preserveUnknownFields is true",
                "spec.conversion.strategy: Unsupported value: \"Odd\": supported values: \"None\", \"Webhook\"",
            ])
    }

    @Test func bundlesHoldCertificatesOnceObjectsAreConverted() throws {
        func converted(by bundle: String, _ isEstablished: String) throws -> CustomResourceDefinition {
            try definition { definition in
                definition.spec.conversion = .make {
                    $0.strategy = "Webhook"
                    $0.webhook = .make { webhook in
                        webhook.conversionReviewVersions = ["v1"]
                        webhook.fields["clientConfig"] = [
                            "url": "https://a.example.com", "caBundle": .string(bundle),
                        ]
                    }
                }
                definition.status.conditions = [.make { ($0.type, $0.status) = ("Established", isEstablished) }]
            }
        }
        func problems(_ isEstablished: String, from old: String) throws -> [String] {
            let (new, old) = (try converted(by: "YQ==", isEstablished), try converted(by: old, isEstablished))
            return texts(DefinitionValidation.update(new.value, old: old.value, subresource: nil))
        }
        #expect(try problems("True", from: "").count == 1)
        let problem = try problems("True", from: "").first
        #expect(problem?.hasPrefix("spec.conversion.webhookClientConfig.caBundle: ") == true)
        #expect(problem?.hasSuffix("unable to load root certificates: unable to parse bytes as PEM block") == true)
        #expect(try problems("True", from: "Yg==") == [])
        #expect(try problems("False", from: "") == [])
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
