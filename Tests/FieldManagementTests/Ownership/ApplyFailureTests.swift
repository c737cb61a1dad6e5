import FieldManagement
import Testing

@Suite struct ApplyFailureTests {
    private let alice = FieldOwner("alice", .apply, apiVersion: "v1")
    private let tool = FieldOwner("tool", .update, apiVersion: "apps/v1", subresource: "status")

    @Test func oneConflictIsOneLine() {
        let conflicts = [FieldConflict(owner: tool, path: ".status.phase")]
        #expect(
            ApplyFailure.message(for: conflicts)
                == "Apply failed with 1 conflict: conflict with \"tool\" with subresource \"status\" using apps/v1: "
                + ".status.phase")
    }

    @Test func severalAreGroupedByOwner() {
        let conflicts = [
            FieldConflict(owner: tool, path: ".b"), FieldConflict(owner: alice, path: ".a"),
            FieldConflict(owner: tool, path: ".c"),
        ]
        #expect(
            ApplyFailure.message(for: conflicts)
                == "Apply failed with 3 conflicts: conflicts with \"alice\":\n- .a\n"
                + "conflicts with \"tool\" with subresource \"status\" using apps/v1:\n- .b\n- .c")
        #expect(ApplyFailure.causes(for: conflicts).count == 3)
        #expect(ApplyFailure.causes(for: conflicts)[1]["message"] == "conflict with \"alice\"")
    }
}
