import ObjectModel
import ObjectRules
import Testing

@Suite struct ClaimAdmissionTests {
    private func storageClass(_ name: Value, created: Value, isDefault: Value = "true") -> Value {
        [
            "metadata": [
                "name": name, "creationTimestamp": created,
                "annotations": ["storageclass.kubernetes.io/is-default-class": isDefault],
            ]
        ]
    }

    private func admitted(_ spec: Value, _ classes: Value...) -> Value {
        var claim: Value = ["metadata": ["name": "c"], "spec": spec]
        ClaimAdmission.admit(&claim, storageClasses: classes)
        return claim
    }

    @Test func theNewestDefaultClassIsTaken() {
        let old = storageClass("old", created: "2001-01-01T00:00:00Z")
        let new = storageClass("new", created: "2002-01-01T00:00:00Z")
        let newer = storageClass("other", created: "2003-01-01T00:00:00Z", isDefault: "false")
        #expect(admitted([:], old, new, newer).at("spec", "storageClassName") == "new")
        #expect(admitted([:], new, newer, old).at("spec", "storageClassName") == "new")
        #expect(admitted([:], newer).at("spec", "storageClassName") == nil)
    }

    @Test func aClassThatIsStatedStays() {
        let classes = storageClass("default", created: "2001-01-01T00:00:00Z")
        #expect(admitted(["storageClassName": ""], classes).at("spec", "storageClassName") == "")
    }

    @Test func claimsAndVolumesAreProtectedOnce() {
        var claim: Value = ["metadata": ["name": "c"]]
        ClaimAdmission.protect(&claim)
        ClaimAdmission.protect(&claim)
        #expect(claim.at("metadata", "finalizers") == ["kubernetes.io/pvc-protection"])
        var volume: Value = ["metadata": ["name": "v", "finalizers": ["mine"]]]
        VolumeAdmission.admit(&volume)
        #expect(volume.at("metadata", "finalizers") == ["mine", "kubernetes.io/pv-protection"])
    }

    @Test func nodesAreNotReadyAtFirst() {
        var node: Value = ["metadata": ["name": "n"]]
        NodeAdmission.admit(&node)
        NodeAdmission.admit(&node)
        #expect(
            node.at("spec", "taints") == [["key": "node.kubernetes.io/not-ready", "effect": "NoSchedule"]])
    }
}
