import ObjectModel
import ObjectRules
import Testing

@Suite struct LeaseValidationTests {
    @Test func numbers() throws {
        let lease = try ObjectFixture("coordination.k8s.io/v1", "Lease")
        #expect(lease.create(["spec": ["leaseDurationSeconds": 1, "leaseTransitions": 0]]) == [])
        #expect(
            lease.create(["spec": ["leaseDurationSeconds": 0, "leaseTransitions": -1]]) == [
                "spec.leaseDurationSeconds: Invalid value: 0: must be greater than 0",
                "spec.leaseTransitions: Invalid value: -1: must be greater than or equal to 0",
            ])
    }

    @Test func strategies() throws {
        let lease = try ObjectFixture("coordination.k8s.io/v1", "Lease")
        #expect(lease.create(["spec": ["strategy": "OldestEmulationVersion"]]) == [])
        #expect(lease.create(["spec": ["strategy": "example.com/mine"]]) == [])
        #expect(
            lease.create(["spec": ["strategy": "Mine"]]) == [
                #"spec.strategy.strategy: Unsupported value: "Mine": supported values: "OldestEmulationVersion""#
            ])
    }
}
