import ObjectModel
import ObjectRules
import Testing

@Suite struct PersistentVolumeClaimValidationTests {
    static func claim(_ change: (inout Value) -> Void = { _ in }) -> Value {
        var claim: Value = [
            "spec": [
                "accessModes": ["ReadWriteOnce"], "resources": ["requests": ["storage": "1Gi"]],
                "storageClassName": "c",
            ]
        ]
        change(&claim)
        return claim
    }

    @Test func fields() throws {
        let fixture = try ObjectFixture("v1", "PersistentVolumeClaim")
        #expect(fixture.create(Self.claim()) == [])
        #expect(
            fixture.create(["spec": [:]]) == [
                "spec.accessModes: Required value: at least 1 access mode is required",
                "spec.resources[storage]: Required value",
            ])
        #expect(
            fixture.create(Self.claim { $0["spec"]?["accessModes"] = ["ReadWriteOncePod", "ReadWriteOnce"] })
                == ["spec.accessModes: Forbidden: may not use ReadWriteOncePod with other access modes"])
    }

    @Test func onlyABoundClaimGrows() throws {
        let fixture = try ObjectFixture("v1", "PersistentVolumeClaim")
        func grow(_ claim: inout Value) { claim["spec"]?["resources"] = ["requests": ["storage": "2Gi"]] }
        func bind(_ claim: inout Value) {
            claim["status"] = ["phase": "Bound"]
            claim["spec"]?["volumeName"] = "v"
        }
        #expect(fixture.update(Self.claim(), Self.claim(grow)).count == 1)
        #expect(
            fixture.update(
                Self.claim(bind),
                Self.claim {
                    bind(&$0); grow(&$0)
                }) == [])
        #expect(fixture.update(Self.claim(), Self.claim { $0["spec"]?["volumeName"] = "v" }) == [])
        #expect(fixture.update(Self.claim(), Self.claim { $0["spec"]?["storageClassName"] = "d" }).count == 1)
    }

    @Test func theClassOfTheAnnotationStays() throws {
        func annotated(_ name: String) -> Value {
            Self.claim {
                $0["metadata"] = [
                    "name": "x", "annotations": ["volume.beta.kubernetes.io/storage-class": .string(name)],
                ]
            }
        }
        #expect(
            try ObjectFixture("v1", "PersistentVolumeClaim").update(annotated("a"), annotated("b")) == [
                #"metadata.annotations.volume.beta.kubernetes.io/storage-class: Invalid value: "b": "#
                    + "field is immutable"
            ])
    }

    @Test func amountsOfTheStatus() throws {
        let fixture = try ObjectFixture("v1", "PersistentVolumeClaim")
        let status: Value = [
            "capacity": ["storage": "-1"], "allocatedResources": ["cpu": "-1", "storage": "-5"],
            "allocatedResourceStatuses": ["storage": "Nope"],
        ]
        let problems = fixture.update(Self.claim(), Self.claim { $0["status"] = status }, subresource: "status")
        #expect(
            problems == [
                #"status.allocatedResourceStatus: Unsupported value: "storage": supported values: "#
                    + #""ControllerResizeInProgress", "ControllerResizeInfeasible", "NodeResizeInProgress", "#
                    + #""NodeResizeInfeasible", "NodeResizePending""#,
                #"status.allocatedResources: Unsupported value: "cpu": supported values: "storage""#,
                "status.allocatedResources[storage]: Invalid value: -5: must be a valid resource quantity",
                "status.capacity[storage]: Invalid value: -1: must be a valid resource quantity",
            ])
    }

    @Test func faultsAreToldInOneOrder() throws {
        let fields = try ObjectFixture("v1", "PersistentVolumeClaim").fieldsInOrder([
            "spec": [
                "accessModes": ["x"], "selector": ["matchLabels": ["a": "$"]], "storageClassName": "A",
                "volumeMode": "x", "dataSourceRef": ["kind": "PersistentVolumeClaim"],
                "volumeAttributesClassName": "A",
            ]
        ])
        #expect(
            fields
                == [
                    "selector.matchLabels", "accessModes", "resources[storage]", "storageClassName", "volumeMode",
                    "dataSourceRef.name", "volumeAttributesClassName",
                ].map { "spec." + $0 })
    }
}
