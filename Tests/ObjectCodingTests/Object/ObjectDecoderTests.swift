import ObjectCoding
import ObjectModel
import Testing

@Suite struct ObjectDecoderTests {
    private let schema = Schema.kubernetes
    private let decoder = ObjectDecoder(schema: .kubernetes)

    private func expected(_ apiVersion: String, _ kind: String) throws -> ExpectedKind {
        try #require(ExpectedKind(apiVersion: apiVersion, kind: kind, schema: schema))
    }

    private func decode(_ text: String, _ apiVersion: String, _ kind: String) throws -> DecodedObject {
        try decoder.decodeJSON(Array(text.utf8), as: expected(apiVersion, kind))
    }

    private func failure(_ text: String, _ apiVersion: String, _ kind: String) throws -> String? {
        #expect(throws: CodingError.self) { try decode(text, apiVersion, kind) }?.message
    }

    // MARK: - Canonical form

    private func pod(_ change: (inout Fields) -> Void = { _ in }) throws -> Value {
        let text = """
            {"metadata":{"name":"x","labels":{"b":"1","a":"2"}},"spec":{"containers":[{"name":"c","image":"i",
            "resources":{"limits":{"cpu":"1.5"}}}]},"status":{"phase":"Running"}}
            """
        guard case .object(var fields) = try decode(text, "v1", "Pod").value else { return .null }
        change(&fields)
        return .object(fields)
    }

    /// An object that was changed comes out the same whether the one before is known or not, and what was not changed
    /// is not made anew.
    @Test func whatIsInCanonicalFormStaysTheSameInMemory() throws {
        let message = try expected("v1", "Pod").message
        let before = try pod()
        guard case .object(var fields) = before else { return }
        fields["status"] = ["hostIP": "10.0.0.1", "phase": "Failed", "nope": 1, "startTime": "2026-01-01T00:00:00.5Z"]
        let after = Value.object(fields)
        let read = try decoder.normalise(after, as: message, like: before)
        let anew = try decoder.normalise(after, as: message)
        #expect(read.value == anew.value)
        #expect(JSON.encode(read.value) == JSON.encode(anew.value))
        #expect(read.strictErrors == [#"unknown field "status.nope""#])
        #expect(anew.strictErrors == read.strictErrors)
        let spec = try #require(before["spec"])
        #expect(read.value["spec"]?.isSameStorage(as: spec) == true)
        #expect(anew.value["spec"]?.isSameStorage(as: spec) == false)
    }

    /// Elements of a list that moved are not taken for others.
    @Test func elementsThatMoveAreReadAsTheyAre() throws {
        let message = try expected("v1", "Pod").message
        let before = try pod()
        let known = try #require(before["spec"]?["containers"]?.arrayValue?.first)
        let after = try pod { fields in
            let new: Value = ["image": "j", "name": "d", "ports": [["containerPort": 1, "a": 1]]]
            fields["spec"] = ["containers": [new, known]]
        }
        let read = try decoder.normalise(after, as: message, like: before)
        #expect(JSON.encode(read.value) == JSON.encode(try decoder.normalise(after, as: message).value))
        #expect(read.strictErrors == [#"unknown field "spec.containers[0].ports[0].a""#])
    }

    /// Schemas of custom resources within schemas, as Go's own readers of these take them.
    @Test(arguments: [
        (#"{"type":"object","properties":{},"nope":1}"#, #"{"type":"object"}"#), ("0", ""), ("true", ""), ("[]", ""),
        (#"[{"type":"string","nope":1}]"#, #"[{"type":"string"}]"#),
    ])
    func schemasOfItems(_ items: String, _ expected: String) throws {
        let text = """
            {"metadata":{"name":"x"},"spec":{"versions":[{"name":"v1","schema":
            {"openAPIV3Schema":{"type":"array","items":\(items)}}}]}}
            """
        let read = try decode(text, "apiextensions.k8s.io/v1", "CustomResourceDefinition")
        let versions = read.value["spec"]?["versions"]?.arrayValue
        let found = versions?.first?["schema"]?["openAPIV3Schema"]?["items"]
        #expect(found == (expected.isEmpty ? Optional<Value>.none : try JSON.parse(Array(expected.utf8))))
        #expect(read.strictErrors.isEmpty)
    }

    @Test func additionalPropertiesAreASchemaOrATruth() throws {
        let text = """
            {"spec":{"versions":[{"schema":{"openAPIV3Schema":{"additionalProperties":1}}}]}}
            """
        #expect(
            try failure(text, "apiextensions.k8s.io/v1", "CustomResourceDefinition")?
                .hasSuffix("boolean or JSON schema expected") == true)
    }

    @Test func zeroFieldsOfAPodAreThoseOfGo() throws {
        let pod = try decode(#"{"metadata":{"name":"p"},"spec":{"containers":[{"name":"c"}]}}"#, "v1", "Pod").value
        #expect(
            pod == [
                "kind": "Pod", "apiVersion": "v1", "metadata": ["name": "p"],
                "spec": ["containers": [["name": "c", "resources": [:]]]], "status": [:],
            ])
    }

    @Test func absentListsThatAreAlwaysPrintedAreNull() throws {
        #expect(try decode("{}", "v1", "Pod").value["spec"] == ["containers": nil])
        let slice = try decode(#"{"addressType":"IPv4","endpoints":[]}"#, "discovery.k8s.io/v1", "EndpointSlice").value
        #expect(slice["endpoints"] == .null)
        #expect(slice["ports"] == .null)
        #expect(try decode(#"{"items":[]}"#, "v1", "PodList").value["items"] == [])
    }

    @Test func nullsAndEmptyValuesAreDropped() throws {
        let text = #"""
            {"data":null,"immutable":null,"metadata":{"annotations":null,"labels":{},"name":"","finalizers":[]}}
            """#
        let expected: Value = ["kind": "ConfigMap", "apiVersion": "v1", "metadata": [:]]
        #expect(try decode(text, "v1", "ConfigMap").value == expected)
    }

    @Test func pointersKeepTheirZero() throws {
        let text = #"{"spec":{"replicas":0,"paused":false,"minReadySeconds":0,"selector":{},"template":{}}}"#
        let spec = try decode(text, "apps/v1", "Deployment").value["spec"]
        #expect(spec?["replicas"] == 0)
        #expect(spec?["paused"] == nil)
        #expect(spec?["minReadySeconds"] == nil)
        #expect(spec?["selector"] == [:])
        #expect(spec?["strategy"] == [:])
        #expect(spec?["template"]?["metadata"] == [:])
    }

    @Test func timesAreNullWhereTheyAreNoPointers() throws {
        let text = #"""
            {"metadata":{"creationTimestamp":null},"status":{"conditions":[{"type":"Ready","status":"True"}]}}
            """#
        let pod = try decode(text, "v1", "Pod").value
        #expect(pod["metadata"] == [:])
        let condition = try #require(pod.at("status", "conditions")?.arrayValue?.first)
        #expect(condition == ["type": "Ready", "status": "True", "lastProbeTime": nil, "lastTransitionTime": nil])
        #expect(try decode("{}", "v1", "Event").value["firstTimestamp"] == .null)
    }

    @Test func valuesBecomeCanonical() throws {
        let text = #"""
            {"metadata":{"creationTimestamp":"2026-01-02T03:04:05.9+02:00","labels":{"b":"1","a":"2"}},
             "spec":{"containers":[{"name":"c","resources":{"limits":{"cpu":"1000m","memory":1024,"x":"0.5"}}}]}}
            """#
        let pod = try decode(text, "v1", "Pod").value
        #expect(pod.at("metadata", "creationTimestamp") == "2026-01-02T01:04:05Z")
        #expect(pod.at("metadata", "labels")?.objectValue?.keys == ["a", "b"])
        let container = pod.at("spec", "containers")?.arrayValue?.first
        #expect(container?.at("resources", "limits") == ["cpu": "1", "memory": "1024", "x": "500m"])
        #expect(pod.objectValue?.keys == ["kind", "apiVersion", "metadata", "spec", "status"])
    }

    @Test func anythingStaysAsItIs() throws {
        let text = #"{"revision":1,"data":{"z":null,"a":[],"s":""}}"#
        let revision = try decode(text, "apps/v1", "ControllerRevision").value
        #expect(revision["data"] == ["z": nil, "a": [], "s": ""])
        #expect(try decode("{}", "apps/v1", "ControllerRevision").value["data"] == .null)
    }

    @Test func schemaExtensionsHaveTheirJSONNames() throws {
        let text = #"""
            {"spec":{"versions":[{"name":"v1","schema":{"openAPIV3Schema":{"type":"object","$ref":"#/x",
             "x-kubernetes-preserve-unknown-fields":true,"x-kubernetes-validations":[{"rule":"true"}]}}}]}}
            """#
        let decoded = try decode(text, "apiextensions.k8s.io/v1", "CustomResourceDefinition")
        #expect(decoded.strictErrors.isEmpty)
        let version = decoded.value.at("spec", "versions")?.arrayValue?.first
        let schema = version?.at("schema", "openAPIV3Schema")
        #expect(schema?["x-kubernetes-validations"] == [["rule": "true"]])
        #expect(schema?["x-kubernetes-preserve-unknown-fields"] == true)
        #expect(schema?["$ref"] == "#/x")
    }

    // MARK: - Strictness

    @Test func complaintsComeInTheOrderOfTheDocument() throws {
        let text = #"""
            {"extra":1,"metadata":{"colour":"red","name":"a","name":"b"},
             "spec":{"containers":[{"name":"c"},{"name":"d","foo":{"bar":1}}],"containerz":null}}
            """#
        let decoded = try decode(text, "v1", "Pod")
        #expect(
            decoded.strictErrors == [
                #"unknown field "extra""#, #"unknown field "metadata.colour""#, #"duplicate field "metadata.name""#,
                #"unknown field "spec.containers[1].foo""#, #"unknown field "spec.containerz""#,
            ])
        #expect(decoded.value.at("metadata", "name") == "b")
    }

    @Test func strictReadersRefuse() throws {
        let decoded = try decode(#"{"extra":1,"metadata":{"colour":"red"}}"#, "v1", "ConfigMap")
        #expect(
            decoded.strictRefusal(as: try expected("v1", "ConfigMap"))?.message
                == #"ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: "#
                + #"unknown field "extra", unknown field "metadata.colour""#)
        #expect(try decode("{}", "v1", "ConfigMap").strictRefusal(as: expected("v1", "ConfigMap")) == nil)
    }

    @Test func everyEncodingGivesTheSameTree() throws {
        let text = #"{"metadata":{"name":"a"},"data":{"k":"v"}}"#
        let expected = try expected("v1", "ConfigMap")
        let json = try decoder.decode(Array(text.utf8), of: .json, as: expected).value
        let protobuf = Protobuf.encode(
            json, as: expected.message, schema: schema, apiVersion: "v1", kind: "ConfigMap")
        #expect(try decoder.decode(YAML.encode(json), of: .yaml, as: expected).value == json)
        #expect(try decoder.decode(protobuf, of: .protobuf, as: expected).value == json)
    }

    @Test func duplicatesInMaps() throws {
        let text = #"{"data":{"k":"1","k":"2"},"immutable":true,"immutable":false}"#
        let decoded = try decode(text, "v1", "ConfigMap")
        #expect(decoded.strictErrors == [#"duplicate field "data.k""#, #"duplicate field "immutable""#])
        #expect(
            decoded.strictMessage == #"strict decoding error: duplicate field "data.k", duplicate field "immutable""#)
        #expect(decoded.value["data"] == ["k": "2"])
        #expect(decoded.value["immutable"] == false)
    }

    @Test func duplicatesInRawJSONAreNoComplaint() throws {
        let decoded = try decode(#"{"revision":1,"data":{"a":[{"b":1,"b":2}]}}"#, "apps/v1", "ControllerRevision")
        #expect(decoded.strictErrors.isEmpty)
        #expect(decoded.value["data"] == ["a": [["b": 2]]])
    }

    @Test func duplicatesInYAML() throws {
        let text = "metadata:\n  name: a\n  labels:\n    l: one\n    l: two\nfoo: 1\n"
        let decoded = try decoder.decodeYAML(Array(text.utf8), as: expected("v1", "ConfigMap"))
        #expect(decoded.warnings == [#"line 5: key "l" already set in map"#, #"unknown field "foo""#])
        #expect(
            decoded.strictErrors.first == "yaml: unmarshal errors:\n  line 5: key \"l\" already set in map")
        #expect(decoded.value.at("metadata", "labels") == ["l": "two"])
    }

    @Test func unknownFieldsOfYAMLAreToldInTheOrderOfTheirNames() throws {
        let text = "spec:\n  z: 1\n  containers:\n  - name: a\n    nested: 1\n  b: 2\nextra: 1\n"
        let decoded = try decoder.decodeYAML(Array(text.utf8), as: expected("v1", "Pod"))
        #expect(
            decoded.strictErrors == ["extra", "spec.b", "spec.containers[0].nested", "spec.z"].map {
                "unknown field \"\($0)\""
            })
    }

    @Test func deepSchemasAreRead() throws {
        let id = try #require(schema.messageID("apiextensions.v1.JSONSchemaProps"))
        let deep = String(repeating: #"{"not":"#, count: 990) + "{}" + String(repeating: "}", count: 990)
        let value = try JSON.parse(deep)
        #expect(try decoder.normalise(value, as: id).value == value)
        let bytes = Protobuf.encodeRaw(value, as: id, schema: schema)
        #expect(try Protobuf.decodeRaw(bytes, as: id, schema: schema) == value)
    }

    @Test func namesAreCaseSensitive() throws {
        #expect(try decode(#"{"Data":{"k":"v"}}"#, "v1", "ConfigMap").strictErrors == [#"unknown field "Data""#])
    }

    @Test func complaintsAreBounded() throws {
        let many = (0..<500).map { "\"f\($0)\":1" }.joined(separator: ",")
        #expect(try decode("{\(many)}", "v1", "ConfigMap").strictErrors.count == 100)
    }

    // MARK: - Refusals

    @Test(arguments: [
        (#"{"spec":{"parallelism":"x"}}"#, "string into Go struct field JobSpec.spec.parallelism of type int32"),
        (#"{"spec":{"parallelism":1.5}}"#, "number 1.5 into Go struct field JobSpec.spec.parallelism of type int32"),
        (
            #"{"spec":{"parallelism":3000000000}}"#,
            "number 3000000000 into Go struct field JobSpec.spec.parallelism of type int32"
        ),
        (#"{"spec":[]}"#, "array into Go struct field Job.spec of type v1.JobSpec"),
        (#"{"metadata":{"name":5}}"#, "number into Go struct field ObjectMeta.metadata.name of type string"),
        (
            #"{"metadata":{"labels":{"a":true}}}"#,
            "bool into Go struct field ObjectMeta.metadata.labels of type string"
        ),
        (
            #"{"metadata":{"labels":[]}}"#,
            "array into Go struct field ObjectMeta.metadata.labels of type map[string]string"
        ),
        (
            #"{"spec":{"template":{"spec":{"containers":[{"name":{}}]}}}}"#,
            "object into Go struct field Container.spec.template.spec.containers.name of type string"
        ),
    ])
    func wrongTypes(_ text: String, _ message: String) throws {
        #expect(
            try failure(text, "batch/v1", "Job")
                == "Job in version \"v1\" cannot be handled as a Job: json: cannot unmarshal \(message)")
    }

    @Test(arguments: ["abc", "1..5", "1 Gi", "", "1Zi"])
    func badQuantities(_ text: String) throws {
        let body = #"{"spec":{"containers":[{"resources":{"limits":{"cpu":"\#(text)"}}}]}}"#
        let message =
            "quantities must match the regular expression "
            + "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
        #expect(try failure(body, "v1", "Pod") == "Pod in version \"v1\" cannot be handled as a Pod: \(message)")
    }

    @Test func badTimesAndBase64() throws {
        #expect(
            try failure(#"{"metadata":{"creationTimestamp":"soon"}}"#, "v1", "Pod")?.hasSuffix(
                #"parsing time "soon" as "2006-01-02T15:04:05Z07:00": cannot parse "soon" as "2006""#) == true)
        #expect(
            try failure(#"{"metadata":{"creationTimestamp":"2026-13-01T00:00:00Z"}}"#, "v1", "Pod")?.hasSuffix(
                #"parsing time "2026-13-01T00:00:00Z": month out of range"#) == true)
        #expect(
            try failure(#"{"data":{"k":"a$b="}}"#, "v1", "Secret")
                == #"Secret in version "v1" cannot be handled as a Secret: illegal base64 data at input byte 1"#)
    }

    @Test func bodiesThatAreNoJSON() throws {
        let prefix =
            "the object provided is unrecognized (must be of type ConfigMap): "
            + "couldn't get version/kind; json parse error: "
        #expect(
            try failure(#"{"apiVersion":"v1","kind":"ConfigMap","#, "v1", "ConfigMap")
                == prefix + #"unexpected end of JSON input ({"apiVersion":"v1","kind":"Con ...)"#)
        #expect(try failure("", "v1", "ConfigMap") == prefix + "unexpected end of JSON input (<empty>)")
        #expect(
            try failure("hello", "v1", "ConfigMap")
                == prefix + "invalid character 'h' looking for beginning of value (68656c6c6f)")
        let list = try failure("[1]", "v1", "ConfigMap")
        #expect(list?.hasPrefix(prefix + "json: cannot unmarshal array into Go value") == true)
    }

    @Test func kindsThatDoNotFit() throws {
        let unknown =
            #"ConfigMap in version "v2" cannot be handled as a ConfigMap: "#
            + #"no kind "ConfigMap" is registered for version "v2" "#
            + #"in scheme "pkg/api/legacyscheme/scheme.go:30""#
        #expect(try failure(#"{"apiVersion":"v2","kind":"ConfigMap"}"#, "v1", "ConfigMap") == unknown)
        #expect(
            try failure(#"{"apiVersion":"apps/v1beta1","kind":"Deployment"}"#, "apps/v1", "Deployment")
                == "the API version in the data (apps/v1beta1) does not match the expected API version (apps/v1)")
        let secret = try failure(#"{"apiVersion":"v1","kind":"Secret"}"#, "v1", "ConfigMap")
        #expect(secret?.hasPrefix(#"Secret in version "v1" cannot be handled as a ConfigMap: "#) == true)
        #expect(try failure(#"{"apiVersion":"v1","kind":"List","items":[]}"#, "v1", "ConfigMap") != nil)
    }

    @Test func versionsWithTheSameFieldsAreWelcomeWhereTheyAreNamed() throws {
        let body = Array(#"{"apiVersion":"policy/v1beta1","kind":"Eviction","metadata":{"name":"p"}}"#.utf8)
        var eviction = try expected("policy/v1", "Eviction")
        #expect(throws: CodingError.self) { try decoder.decodeJSON(body, as: eviction) }
        eviction.equivalents = ["policy/v1beta1"]
        #expect(try decoder.decodeJSON(body, as: eviction).value.at("metadata", "name") == "p")
    }

    @Test func optionsBelongToEveryGroup() throws {
        let text = #"{"apiVersion":"batch/v1","kind":"DeleteOptions","gracePeriodSeconds":0}"#
        #expect(try decode(text, "v1", "DeleteOptions").value["gracePeriodSeconds"] == 0)
    }

    @Test func metadataAloneHasItsKind() throws {
        let text = #"{"kind":"PartialObjectMetadata","apiVersion":"meta.k8s.io/v1","metadata":{"name":"a"}}"#
        let decoded = try decode(text, "meta.k8s.io/v1", "PartialObjectMetadata")
        #expect(decoded.value == (try JSON.parse(text)))
        #expect(decoded.strictErrors.isEmpty)
    }

    @Test func missingKindsAreThatOfThePath() throws {
        for text in ["{}", #"{"apiVersion":"v1"}"#, #"{"kind":"ConfigMap"}"#, "null"] {
            let object = try decode(text, "v1", "ConfigMap").value
            #expect(object == ["kind": "ConfigMap", "apiVersion": "v1", "metadata": [:]])
        }
    }
}
