import FieldManagement
import ObjectModel
import Testing

@Suite struct ConfigurationPatchTests {
    private static let types = SchemaTypes(.kubernetes)

    private func apply(_ config: Value, to live: Value) throws -> Value {
        let id = try #require(Schema.kubernetes.messageID("apps.v1.Deployment"))
        return try ConfigurationPatch.apply(config, to: live, try #require(Self.types[id]))
    }

    private func failure(_ config: Value) -> String? {
        do {
            _ = try apply(config, to: ["spec": ["replicas": 1]])
            return nil
        } catch let error as TypedMerge.Failure {
            return error.message
        } catch {
            return "\(error)"
        }
    }

    @Test func listsWithKeysAreMerged() throws {
        func spec(_ containers: Value...) -> Value {
            ["spec": ["template": ["spec": ["containers": .array(containers)]]]]
        }
        let merged = try apply(
            spec(["name": "b", "image": "y"], ["name": "a", "image": "z"]), to: spec(["name": "a", "image": "x"]))
        #expect(merged == spec(["name": "b", "image": "y"], ["name": "a", "image": "z"]))
    }

    @Test func whatIsAtomicStays() {
        let prefix = "invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: "
        #expect(failure(["spec": ["selector": ["matchLabels": ["l": "v"]]]]) == prefix + ".spec.selector")
        let container: Value = ["name": "a", "command": ["x"]]
        #expect(
            failure(["spec": ["template": ["spec": ["containers": [container]]]]])
                == prefix + ".spec.template.spec.containers[0].command")
    }

    @Test func whatIsNotKnownIsRefused() {
        #expect(
            failure(["spec": ["replicasx": 1]])
                == "failed to convert patch object to typed object: .spec.replicasx: field not declared in schema")
    }
}
