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

    @Test func containersMayMountClaims() throws {
        let fixture = try ObjectFixture("apps/v1", "StatefulSet")
        func mounting(_ name: String) -> Value {
            Self.set { spec in
                spec["volumeClaimTemplates"] = [
                    [
                        "metadata": ["name": "data"],
                        "spec": ["accessModes": ["ReadWriteOnce"], "resources": ["requests": ["storage": "1Gi"]]],
                    ]
                ]
                spec["template"]?["spec"]?["containers"] = [
                    ["name": "c", "image": "i", "volumeMounts": [["name": .string(name), "mountPath": "/data"]]]
                ]
            }
        }
        #expect(fixture.create(mounting("data")) == [])
        #expect(
            fixture.create(mounting("log")) == [
                #"spec.template.spec.containers[0].volumeMounts[0].name: Not found: "log""#
            ])
    }

    @Test func whatClaimsAskForIsLookedAt() throws {
        let problems = try ObjectFixture("apps/v1", "StatefulSet").create(
            Self.set { spec in
                spec["serviceName"] = "Not_A_Label"
                spec["volumeClaimTemplates"] = [["metadata": ["name": "data"], "spec": [:]]]
            })
        #expect(
            problems.map { String($0.prefix { $0 != ":" }) }.sorted() == [
                "spec.serviceName", "spec.volumeClaimTemplates[0].spec.accessModes",
                "spec.volumeClaimTemplates[0].spec.resources[storage]",
            ])
    }

    /// Rules that came later must not stand in the way of scaling what is there.
    @Test func whatWasLetInOnceCanStillBeScaled() throws {
        let fixture = try ObjectFixture("apps/v1", "StatefulSet")
        let old = Self.set { spec in
            spec["serviceName"] = "Not_A_Label"
            spec["volumeClaimTemplates"] = [["metadata": ["name": "data"], "spec": [:]]]
            spec["template"]?["spec"]?["containers"] = []
        }
        var new = old
        new["spec"]?["replicas"] = 3
        #expect(fixture.update(old, new) == [])
        new["spec"]?["replicas"] = -1
        #expect(fixture.update(old, new).map { $0.hasPrefix("spec.replicas: Invalid value: -1") } == [true])
    }

    @Test func selectorAndTemplateMatch() throws {
        let fixture = try ObjectFixture("apps/v1", "StatefulSet")
        #expect(
            fixture.create(Self.set { $0["selector"] = ["matchLabels": ["app": "y"]] }).map { $0.prefix(29) }
                == ["spec.template.metadata.labels"])
        #expect(fixture.create(Self.set { $0["selector"] = nil }).contains { $0.hasPrefix("spec.selector: Required") })
        #expect(
            fixture.create(Self.set { $0["template"]?["spec"]?["restartPolicy"] = "Never" }) == [
                #"spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always""#
            ])
    }
}
