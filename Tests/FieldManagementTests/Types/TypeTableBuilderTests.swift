import FieldManagement
import ObjectModel
import Testing

@Suite struct TypeTableBuilderTests {
    static let types = SchemaTypes(.kubernetes)

    static func schema(_ kind: String) throws -> ObjectSchema {
        let id = try #require(Schema.kubernetes.messageID(kind))
        return try #require(types[id])
    }

    private func fields(_ kind: String, _ value: Value) throws -> Value {
        FieldSet(of: value, try Self.schema(kind)).value
    }

    @Test func listsWithKeysHaveElements() throws {
        let pod: Value = ["spec": ["containers": [["name": "a", "ports": [["containerPort": 80]]]]]]
        let container: Value = [
            ".": [:], "f:name": [:],
            "f:ports": [#"k:{"containerPort":80,"protocol":"TCP"}"#: [".": [:], "f:containerPort": [:]]],
        ]
        #expect(try fields("core.v1.Pod", pod) == ["f:spec": ["f:containers": [#"k:{"name":"a"}"#: container]]])
    }

    @Test func structsMayBelongAsAWhole() throws {
        let deployment: Value = ["spec": ["selector": ["matchLabels": ["a": "b"]], "template": [:]]]
        #expect(try fields("apps.v1.Deployment", deployment) == ["f:spec": ["f:selector": [:], "f:template": [:]]])
        let service: Value = ["spec": ["selector": ["a": "b"]]]
        #expect(try fields("core.v1.Service", service) == ["f:spec": ["f:selector": [:]]])
    }

    @Test func elementsMayBelongAsAWhole() throws {
        let pod: Value = ["metadata": ["ownerReferences": [["uid": "u", "kind": "Job"]]]]
        #expect(try fields("core.v1.Pod", pod) == ["f:metadata": ["f:ownerReferences": [#"k:{"uid":"u"}"#: [:]]]])
    }

    @Test func aFieldMayHaveAnotherRuleThanItsType() throws {
        let volume: Value = ["spec": ["claimRef": ["name": "a"]]]
        #expect(try fields("core.v1.PersistentVolume", volume) == ["f:spec": ["f:claimRef": ["f:name": [:]]]])
    }

    @Test func anythingIsAWhole() throws {
        let revision: Value = ["data": ["spec": ["template": ["x": 1]]], "revision": 1]
        #expect(try fields("apps.v1.ControllerRevision", revision) == ["f:data": [:], "f:revision": [:]])
    }

    @Test func everyKindHasAType() throws {
        for resource in Schema.kubernetes.resources { #expect(Self.types[resource.message] != nil) }
    }
}
