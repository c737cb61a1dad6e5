import ObjectModel
import ObjectRules
import Testing

@Suite struct MetadataValidationTests {
    static func resource(_ plural: String, group: String = "") -> ResourceType {
        Schema.kubernetes.resource(group: group, version: "v1", plural: plural)!
    }

    private func problems(_ metadata: Value, _ plural: String = "configmaps", group: String = "") -> [String] {
        var whole: Value = ["name": "x", "namespace": "default"]
        for entry in metadata.objectValue ?? Fields() { whole[entry.key] = entry.value == .null ? nil : entry.value }
        return PodFixture.texts(
            MetadataValidation.create(ObjectMeta(whole), resource: Self.resource(plural, group: group)))
    }

    @Test func namesDifferByKind() {
        #expect(problems(["name": "a.b"]) == [])
        #expect(
            problems(["name": "a.b", "namespace": nil], "namespaces")
                == [#"metadata.name: Invalid value: "a.b": must not contain dots"#])
        let roles = problems(["name": "a:B_c"], "roles", group: "rbac.authorization.k8s.io")
        #expect(roles == [])
        #expect(
            problems(["name": "a/b"], "roles", group: "rbac.authorization.k8s.io")
                == ["metadata.name: Invalid value: \"a/b\": may not contain '/'"])
    }

    @Test func aNameIsNeeded() {
        #expect(problems(["name": nil]) == ["metadata.name: Required value: name or generateName is required"])
    }

    /// Such names would not be let in from a client that writes under them either.
    @Test func managersAreNamedInPrintableCharacters() {
        func found(_ manager: String) -> [String] {
            problems(["managedFields": [["manager": .string(manager), "operation": "Update"]]])
        }
        #expect(found("kubectl client (1)") == [])
        let field = "metadata.managedFields[0].manager: "
        #expect(found("a\u{7}") == [field + #"Invalid value: "a\a": invalid character U+0007 (at position 1)"#])
        #expect(found(String(repeating: "x", count: 129)) == [field + "Too long: may not be more than 128 bytes"])
    }

    @Test func theStartOfAGeneratedNameMayEndWithAHyphen() {
        #expect(problems(["generateName": "web-", "name": "web-abcde"]) == [])
        #expect(problems(["generateName": "Bad_", "name": "Bad_abcde"]).count == 2)
    }

    @Test func namespaces() {
        #expect(problems(["namespace": nil]) == ["metadata.namespace: Required value"])
        #expect(
            problems(["namespace": "n"], "nodes") == ["metadata.namespace: Forbidden: not allowed on this type"])
    }

    @Test func annotationsMayNotGrowWithoutBound() {
        let most = String(repeating: "x", count: 256 * 1024 - 1)
        #expect(problems(["annotations": ["A": .string(most)]]) == [])
        #expect(
            problems(["annotations": ["A": .string(most), "b": ""]])
                == ["metadata.annotations: Too long: may not be more than 262144 bytes"])
    }

    @Test func finalizers() {
        #expect(problems(["finalizers": ["orphan", "example.com/a"]]) == [])
        #expect(
            problems(["finalizers": ["keep"]]) == [
                "metadata.finalizers[0]: Invalid value: \"keep\": name is neither a standard finalizer name nor is it "
                    + "fully qualified"
            ])
        #expect(
            problems(["finalizers": ["orphan", "foregroundDeletion"]]) == [
                #"metadata.finalizers: Invalid value: ["orphan","foregroundDeletion"]: "#
                    + "finalizer orphan and foregroundDeletion cannot be both set"
            ])
    }

    @Test func onlyOneOwnerControls() {
        func owner(_ name: String) -> Value {
            ["apiVersion": "v1", "kind": "Pod", "name": .string(name), "uid": "1", "controller": true]
        }
        #expect(problems(["ownerReferences": [owner("a")]]) == [])
        let both = problems(["ownerReferences": [owner("a"), owner("b")]])
        #expect(both.count == 1)
        #expect(both.first?.hasSuffix("Found \"true\" in references for Pod/a and Pod/b") == true)
        #expect(problems(["ownerReferences": [[:]]]).count == 4)
    }

    @Test func updatesMayNotTouchIdentity() {
        let old = ObjectMeta(["name": "x", "namespace": "default", "uid": "1"])
        let resource = Self.resource("leases", group: "coordination.k8s.io")
        #expect(MetadataValidation.update(old, old: old, resource: resource) == [])
        var changed = old
        changed.uid = "2"
        // Once by the generic rules and once by those of the kind.
        #expect(
            PodFixture.texts(MetadataValidation.update(changed, old: old, resource: resource))
                == Array(repeating: #"metadata.uid: Invalid value: "2": field is immutable"#, count: 2))
    }

    @Test func noFinalizersOnWhatIsBeingDeleted() {
        var old = ObjectMeta(["name": "x", "namespace": "default", "finalizers": ["example.com/a"]])
        var new = old
        new.finalizers = ["example.com/a", "example.com/b"]
        let resource = Self.resource("leases", group: "coordination.k8s.io")
        #expect(MetadataValidation.update(new, old: old, resource: resource) == [])
        old.fields["deletionTimestamp"] = "2026-01-01T00:00:00Z"
        new.fields["deletionTimestamp"] = "2026-01-01T00:00:00Z"
        let errors = PodFixture.texts(MetadataValidation.update(new, old: old, resource: resource))
        #expect(errors.count == 2)
        #expect(errors.first?.hasSuffix(#"found new finalizers []string{"example.com/b"}"#) == true)
    }

    @Test func reviewsNeedNoName() {
        let resource = Self.resource("tokenreviews", group: "authentication.k8s.io")
        #expect(MetadataValidation.create(ObjectMeta(), resource: resource) == [])
    }
}
