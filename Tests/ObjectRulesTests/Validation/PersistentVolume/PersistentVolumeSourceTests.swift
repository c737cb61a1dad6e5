import ObjectModel
import ObjectRules
import Testing

@Suite struct PersistentVolumeSourceTests {
    private static let cases: [(Value, [String])] = [
        (["csi": ["driver": "d.io", "volumeHandle": "h"]], []),
        (
            ["csi": ["driver": "d.io", "volumeHandle": "h", "nodeStageSecretRef": ["name": "a"]]], []
        ),
        (
            ["csi": ["driver": "d.io", "nodePublishSecretRef": ["name": "a"]]],
            ["csi.nodePublishSecretRef.namespace: Required value", "csi.volumeHandle: Required value"]
        ),
        (
            ["glusterfs": ["endpoints": "e", "path": "p", "endpointsNamespace": "a.b"]],
            [#"glusterfs.endpointsNamespace: Invalid value: "a.b": must not contain dots"#]
        ),
        (
            ["glusterfs": ["endpoints": "e", "path": "p", "endpointsNamespace": ""]],
            [
                #"glusterfs.endpointsNamespace: Invalid value: "": if the endpointnamespace is set, it must be "#
                    + "a valid namespace name"
            ]
        ),
        (
            ["iscsi": ["targetPortal": "p", "iqn": "x", "lun": 0, "secretRef": [:]]],
            [#"iscsi.iqn: Invalid value: "x": must be valid format"#, "iscsi.secretRef.name: Required value"]
        ),
        (["hostPath": ["path": "/x"], "flexVolume": ["driver": "d.io/v"]], []),
        (
            ["azureFile": ["shareName": "s", "secretNamespace": ""]],
            ["azureFile.secretName: Required value", "azureFile.secretNamespace: Required value"]
        ),
        (
            ["cinder": ["secretRef": ["name": "a"]]],
            ["cinder.secretRef.namespace: Required value", "cinder.volumeID: Required value"]
        ),
        (["rbd": ["image": "i"]], ["rbd.monitors: Required value"]),
        (["nfs": ["server": "s", "path": "p"]], [#"nfs.path: Invalid value: "p": must be an absolute path"#]),
    ]

    @Test(arguments: cases)
    func contents(_ source: Value, _ expected: [String]) throws {
        var spec: Value = ["accessModes": ["ReadWriteOnce"], "capacity": ["storage": "1Gi"]]
        for entry in source.objectValue ?? Fields() { spec[entry.key] = entry.value }
        let problems = try ObjectFixture("v1", "PersistentVolume").create(["spec": spec])
        #expect(problems == expected.map { "spec." + $0 })
    }
}
