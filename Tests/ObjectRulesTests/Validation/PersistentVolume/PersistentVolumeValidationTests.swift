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
        ] as [(Value, [String])])
    func sources(_ source: Value, _ problems: [String]) throws {
        var spec: Value = ["accessModes": ["ReadWriteOnce"], "capacity": ["storage": "1Gi"]]
        for entry in source.objectValue ?? Fields() { spec[entry.key] = entry.value }
        #expect(try ObjectFixture("v1", "PersistentVolume").create(["spec": spec]) == problems)
    }
}
