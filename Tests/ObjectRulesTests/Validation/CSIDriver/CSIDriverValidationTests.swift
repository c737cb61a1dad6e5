import ObjectModel
import ObjectRules
import Testing

@Suite struct CSIDriverValidationTests {
    @Test func fields() throws {
        let fixture = try ObjectFixture("storage.k8s.io/v1", "CSIDriver")
        #expect(fixture.create([:]) == [])
        let modes = #"supported values: "Persistent", "Ephemeral""#
        #expect(
            fixture.create([
                "spec": [
                    "fsGroupPolicy": "Some", "volumeLifecycleModes": ["Persistent", "Odd"],
                    "nodeAllocatableUpdatePeriodSeconds": 9,
                    "tokenRequests": [
                        ["audience": "a", "expirationSeconds": 599], ["audience": "a"],
                        ["audience": "b", "expirationSeconds": 4_294_967_297],
                    ],
                ]
            ]) == [
                #"spec.fsGroupPolicy: Unsupported value: "Some": supported values: "File", "None", "#
                    + #""ReadWriteOnceWithFSType""#,
                "spec.nodeAllocatableUpdatePeriodSeconds: Invalid value: 9: must be greater than or equal to 10 "
                    + "seconds",
                "spec.tokenRequests[0].expirationSeconds: Invalid value: 599: may not specify a duration less than 10 "
                    + "minutes",
                #"spec.tokenRequests[1].audience: Duplicate value: "a""#,
                "spec.tokenRequests[2].expirationSeconds: Invalid value: 4294967297: may not specify a duration larger "
                    + "than 2^32 seconds",
                "spec.volumeLifecycleModes: Unsupported value: \"Odd\": \(modes)",
            ])
    }

    @Test func secretsNeedTokensToHold() throws {
        let fixture = try ObjectFixture("storage.k8s.io/v1", "CSIDriver")
        let tokens: Value = [["audience": "a"]]
        #expect(fixture.create(["spec": ["serviceAccountTokenInSecrets": true, "tokenRequests": tokens]]) == [])
        #expect(
            fixture.create(["spec": ["serviceAccountTokenInSecrets": false]]) == [
                "spec.serviceAccountTokenInSecrets: Invalid value: false: serviceAccountTokenInSecrets is set but no "
                    + "tokenRequests are specified"
            ])
    }

    @Test func whatVolumesDependOnStays() throws {
        let fixture = try ObjectFixture("storage.k8s.io/v1", "CSIDriver")
        #expect(fixture.update([:], ["spec": ["podInfoOnMount": true, "storageCapacity": true]]) == [])
        #expect(
            fixture.update([:], ["spec": ["attachRequired": false, "volumeLifecycleModes": ["Ephemeral"]]]) == [
                "spec.attachedRequired: Invalid value: false: field is immutable",
                #"spec.volumeLifecycleModes: Invalid value: ["Ephemeral"]: field is immutable"#,
            ])
    }
}
