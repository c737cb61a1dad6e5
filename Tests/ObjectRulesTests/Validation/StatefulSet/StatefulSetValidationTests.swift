import ObjectModel
import ObjectRules
import Testing

@Suite struct StatefulSetValidationTests {
    static func set(_ change: (inout Value) -> Void = { _ in }) -> Value {
        var spec: Value = [
            "selector": ["matchLabels": ["app": "x"]], "serviceName": "s", "template": ObjectFixture.template(),
        ]
        change(&spec)
        return ["spec": spec]
    }

    @Test func fields() throws {
        let problems = try ObjectFixture("apps/v1", "StatefulSet").create(
            Self.set { spec in
                spec["ordinals"] = ["start": -1]
                spec["podManagementPolicy"] = "Sideways"
                spec["updateStrategy"] = [
                    "type": "RollingUpdate", "rollingUpdate": ["partition": -1, "maxUnavailable": "0%"],
                ]
                spec["persistentVolumeClaimRetentionPolicy"] = ["whenDeleted": "Burn"]
            })
        #expect(
            problems == [
                "spec.ordinals.start: Invalid value: -1: must be greater than or equal to 0",
                #"spec.persistentVolumeClaimRetentionPolicy.whenDeleted: Unsupported value: "Burn": supported values: "#
                    + #""Retain", "Delete""#,
                #"spec.podManagementPolicy: Invalid value: "Sideways": must be 'OrderedReady' or 'Parallel'"#,
                #"spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: "0%": cannot be 0"#,
                "spec.updateStrategy.rollingUpdate.partition: Invalid value: -1: must be greater than or equal to 0",
            ])
    }

    @Test func mostOfTheSpecStays() throws {
        let fixture = try ObjectFixture("apps/v1", "StatefulSet")
        #expect(
            fixture.update(
                Self.set(),
                Self.set { spec in
                    spec["replicas"] = 3
                    spec["minReadySeconds"] = 1
                    spec["template"]?["spec"]?["hostname"] = "h"
                }) == [])
        let problems = fixture.update(Self.set(), Self.set { $0["serviceName"] = "t" })
        #expect(problems.count == 1)
        #expect(
            problems.first?.hasPrefix("spec: Forbidden: updates to statefulset spec for fields other than 'replicas', ")
                == true)
    }
}
