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
}
