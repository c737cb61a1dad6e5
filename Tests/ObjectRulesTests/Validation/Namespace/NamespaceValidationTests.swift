import ObjectModel
import ObjectRules
import Testing

@Suite struct NamespaceValidationTests {
    @Test func phaseFollowsDeletion() throws {
        let namespace = try ObjectFixture("v1", "Namespace")
        let active: Value = ["status": ["phase": "Active"]]
        #expect(namespace.update(active, active, subresource: "status") == [])
        #expect(
            namespace.update(active, ["status": ["phase": "Terminating"]], subresource: "status") == [
                #"status.Phase: Invalid value: "Terminating": may only be 'Active' if `deletionTimestamp` is empty"#
            ])
    }

    @Test func finalizers() throws {
        let namespace = try ObjectFixture("v1", "Namespace")
        #expect(namespace.create(["spec": ["finalizers": ["kubernetes", "example.com/x"]]]) == [])
        #expect(
            namespace.create(["spec": ["finalizers": ["x"]]]) == [
                #"spec.finalizers: Invalid value: "x": name is neither a standard finalizer name nor is it fully "#
                    + #"qualified"#
            ])
        #expect(
            namespace.update([:], ["spec": ["finalizers": ["x"]]], subresource: "finalize") == [
                #"spec.finalizers[0]: Invalid value: "x": name is neither a standard finalizer name nor is it fully "#
                    + #"qualified"#
            ])
    }
}
