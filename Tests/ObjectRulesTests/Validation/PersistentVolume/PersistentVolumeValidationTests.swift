import ObjectModel
import ObjectRules
import Testing

@Suite struct PersistentVolumeValidationTests {
    @Test(
        arguments: [
            (["hostPath": ["path": "/x"]], []),
            ([:], ["spec: Required value: must specify a volume type"]),
            (
                ["hostPath": ["path": "/x"], "nfs": ["path": "/", "server": "s"]],
                ["spec.nfs: Forbidden: may not specify more than 1 volume type"]
            ),
            (["local": ["path": "/x"]], ["spec.nodeAffinity: Required value: Local volume requires node affinity"]),
            (
                ["hostPath": ["path": "/"], "persistentVolumeReclaimPolicy": "Recycle"],
                ["spec.persistentVolumeReclaimPolicy: Forbidden: may not be 'recycle' for a hostPath mount of '/'"]
            ),
            (
                ["hostPath": ["path": "/a/.."], "persistentVolumeReclaimPolicy": "Recycle"],
                [
                    #"spec.hostPath.path: Invalid value: "/a/..": must not contain '..'"#,
                    "spec.persistentVolumeReclaimPolicy: Forbidden: may not be 'recycle' for a hostPath mount of '/'",
                ]
            ),
        ] as [(Value, [String])])
    func sources(_ source: Value, _ problems: [String]) throws {
        var spec: Value = ["accessModes": ["ReadWriteOnce"], "capacity": ["storage": "1Gi"]]
        for entry in source.objectValue ?? Fields() { spec[entry.key] = entry.value }
        #expect(try ObjectFixture("v1", "PersistentVolume").create(["spec": spec]) == problems)
    }

    private func volume(_ more: Value) -> Value {
        var spec: Value = [
            "accessModes": ["ReadWriteOnce"], "capacity": ["storage": "1Gi"], "hostPath": ["path": "/x"],
        ]
        for entry in more.objectValue ?? Fields() { spec[entry.key] = entry.value }
        return ["spec": spec]
    }

    @Test func theNodesAreLookedAtBeforeTheSource() throws {
        let fields = try ObjectFixture("v1", "PersistentVolume").fieldsInOrder(
            volume(["hostPath": ["path": ""], "nodeAffinity": [:]]))
        #expect(fields == ["spec.nodeAffinity.required", "spec.hostPath.path"])
    }

    @Test func nodesStayUnlessALabelGotItsStableName() throws {
        let fixture = try ObjectFixture("v1", "PersistentVolume")
        func onNodes(_ label: String) -> Value {
            let expression: Value = ["key": .string(label), "operator": "In", "values": ["a"]]
            return volume(["nodeAffinity": ["required": ["nodeSelectorTerms": [["matchExpressions": [expression]]]]]])
        }
        let beta = onNodes("failure-domain.beta.kubernetes.io/zone")
        #expect(fixture.update(volume([:]), beta) == [])
        #expect(fixture.update(beta, onNodes("topology.kubernetes.io/zone")) == [])
        let other = fixture.update(beta, onNodes("topology.kubernetes.io/region"))
        #expect(other.count == 1)
        #expect(other.first?.hasPrefix(#"nodeAffinity: Invalid value: {"Required":"#) == true)
        #expect(other.first?.hasSuffix("field is immutable, except for updating from beta label to GA") == true)
        #expect(fixture.update(beta, volume([:])).count == 1)
    }
}
