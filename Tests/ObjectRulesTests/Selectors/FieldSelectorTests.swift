import ObjectModel
import ObjectRules
import Testing

@Suite struct FieldSelectorTests {
    static func resource(_ apiVersion: String, _ kind: String) throws -> ResourceType {
        try #require(Schema.kubernetes.resource(apiVersion: apiVersion, kind: kind))
    }

    static let pod: Value = [
        "metadata": ["name": "a", "namespace": "n"], "spec": ["hostNetwork": true, "restartPolicy": "Never"],
        "status": ["phase": "Running", "podIP": "10.0.0.1"],
    ]

    @Test(arguments: [
        ("", true), ("metadata.name=a", true), ("metadata.name==a", true), ("metadata.name!=a", false),
        ("metadata.namespace=n,status.phase=Running", true), ("metadata.namespace=n,status.phase!=Running", false),
        ("spec.nodeName=", true), ("spec.nodeName!=", false), ("spec.hostNetwork=true", true),
        ("status.podIP=10.0.0.1", true),
        ("spec.schedulerName=other", false), (",metadata.name=a,", true),
    ])
    func pods(_ text: String, _ expected: Bool) throws {
        let pods = try Self.resource("v1", "Pod")
        #expect(try FieldSelector(parsing: text, resource: pods).matches(Self.pod) == expected)
    }

    @Test func missingValuesReadAsTheZeroOfTheirType() throws {
        let pods = try Self.resource("v1", "Pod")
        #expect(try FieldSelector(parsing: "spec.hostNetwork=false", resource: pods).matches([:]))
        let jobs = try Self.resource("batch/v1", "Job")
        let none = try FieldSelector(parsing: "status.successful=0", resource: jobs)
        #expect(none.matches([:]))
        #expect(!none.matches(["status": ["succeeded": 1]]))
        let nodes = try Self.resource("v1", "Node")
        #expect(try FieldSelector(parsing: "spec.unschedulable=false", resource: nodes).matches(["spec": [:]]))
    }

    @Test func theSourceOfAnEventMayBeItsController() throws {
        let selector = try FieldSelector(parsing: "source=t", resource: Self.resource("v1", "Event"))
        #expect(selector.matches(["source": ["component": "t"], "reportingComponent": "r"]))
        #expect(selector.matches(["source": [:], "reportingComponent": "t"]))
        #expect(!selector.matches(["source": ["component": "s"], "reportingComponent": "t"]))
    }

    @Test(arguments: [
        (
            "v1", "ConfigMap", "data.a=b",
            "\"data.a\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\""
        ),
        ("v1", "Secret", "data=x", "field label not supported: data"),
        ("v1", "Node", "metadata.namespace=x", "field label not supported: metadata.namespace"),
        ("batch/v1", "Job", "status.failed=1", "field label \"status.failed\" not supported for batchv1.Job"),
        ("v1", "ConfigMap", "a", "invalid selector: 'a'; can't understand 'a'"),
        ("v1", "ConfigMap", "metadata.name=a=b", "invalid field selector: unescaped character in value: 61"),
        ("v1", "ConfigMap", "metadata.name=a\\b", "invalid field selector: invalid escape sequence: \\b"),
        ("v1", "ConfigMap", "metadata.name=a\\", "invalid field selector: invalid escape sequence: \\"),
    ])
    func refuses(_ apiVersion: String, _ kind: String, _ text: String, _ message: String) throws {
        let resource = try Self.resource(apiVersion, kind)
        #expect(throws: StatusError.badRequest(message)) { try FieldSelector(parsing: text, resource: resource) }
    }

    @Test func escapedCharacters() throws {
        let resource = try Self.resource("v1", "ConfigMap")
        let selector = try FieldSelector(parsing: #"metadata.name=a\,b\=c\\"#, resource: resource)
        #expect(selector.requiredName == #"a,b=c\"#)
        #expect(selector.matches(["metadata": ["name": #"a,b=c\"#]]))
    }
}
