import CustomResources
import ObjectModel
import Testing

@Suite struct CustomResourceTests {
    final class Prepared: ResourceDefinition {
        let version: CustomVersion
        init(_ version: CustomVersion) { self.version = version }
    }

    private func established(_ change: (inout CustomResourceDefinition) -> Void = { _ in }) throws
        -> CustomResourceDefinition
    {
        var made = try definition(
            spec: "{type: object, properties: {size: {type: integer, default: 1}, old: {type: string}}}", change: change
        )
        made.status = DefinitionStatus(of: made, others: [], now: Time(seconds: 1)).next
        return made
    }

    private func resources(_ definition: CustomResourceDefinition) -> [ResourceType] {
        CustomResource.resources(of: definition, message: 0) { Prepared($0) }
    }

    @Test func isServedOnceItsNamesAreAccepted() throws {
        #expect(resources(try definition()).isEmpty)
        let resource = try #require(resources(established()).first)
        #expect(resource.apiVersion == "example.com/v1")
        #expect(resource.groupResource == "widgets.example.com")
        #expect(resource.isCustom)
        #expect(resource.verbs.contains("create"))
    }

    @Test func nothingNewIsMadeWhileItIsBeingDeleted() throws {
        var made = try established()
        made = CustomResourceDefinition(DefinitionLifecycle.deletionBegun(made.value, now: Time(seconds: 2)))
        let resource = try #require(CustomResource.names(of: made, message: 0).first)
        #expect(!resource.verbs.contains("create"))
        #expect(resource.verbs.contains("update"))
    }

    /// Objects are stored in one version and shown in any, with what each of them knows.
    @Test func objectsGoFromVersionToVersion() throws {
        let made = try established { definition in
            var old = definition.spec.versions[0]
            old.name = "v1beta1"
            old.storage = false
            old.schema?.openAPIV3Schema?.fields["properties"] = [
                "spec": ["type": "object", "properties": ["size": ["type": "integer"]]]
            ]
            definition.spec.versions.append(old)
        }
        let versions = resources(made).compactMap { ($0.definition as? Prepared)?.version }
        let (new, old) = (CustomObjectForm(versions[0]), CustomObjectForm(versions[1]))
        let accepted = old.accepted(
            try json(#"{"kind":"Widget","apiVersion":"example.com/v1beta1","spec":{"size":2,"old":"x"},"a":1}"#),
            notesUnknown: true)
        #expect(accepted.unknownFields == ["a", "spec.old"])
        let stored = old.stored(accepted.object)
        #expect(try stored == json(#"{"kind":"Widget","apiVersion":"example.com/v1","spec":{"size":2}}"#))
        let shown = old.shown(try json(#"{"kind":"Widget","apiVersion":"example.com/v1","spec":{"old":"x"}}"#))
        #expect(try shown == json(#"{"kind":"Widget","apiVersion":"example.com/v1beta1","spec":{"size":1}}"#))
        #expect(new.shown(stored) == stored)
    }

    private func deprecation(of name: String, beside others: [(name: String, isServed: Bool)]) throws -> String? {
        let made = try established { definition in
            for other in others {
                var version = definition.spec.versions[0]
                (version.name, version.served, version.storage) = (other.name, other.isServed, false)
                definition.spec.versions.append(version)
            }
            definition.spec.versions[0].name = name
            definition.spec.versions[0].deprecated = true
        }
        return (resources(made).first?.definition as? Prepared)?.version.deprecation
    }

    @Test func deprecatedVersionsNameABetterOne() throws {
        let plain = "example.com/v1alpha1 Widget is deprecated"
        let others = [("v1beta2", true), ("v1beta3", true), ("v1", false)]
        #expect(try deprecation(of: "v1alpha1", beside: others) == plain + "; use example.com/v1beta3 Widget")
        #expect(try deprecation(of: "v1alpha1", beside: [("v1", false)]) == plain)
        #expect(
            try deprecation(of: "v2", beside: [("v1", true)]) == "example.com/v2 Widget is deprecated")
    }

    @Test func rulesOfObjects() throws {
        let version = try #require((resources(established()).first?.definition as? Prepared)?.version)
        #expect(
            texts(
                CustomObjectRules.create(
                    try json(#"{"kind":"Other","apiVersion":"example.com/v1","spec":{"size":"x"}}"#), version))
                == ["kind: Invalid value: \"Other\": must be Widget"])
    }
}
