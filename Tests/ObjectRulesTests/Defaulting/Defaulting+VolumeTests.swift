import ObjectModel
import ObjectRules
import Testing

@Suite struct DefaultingVolumeTests {
    @Test(
        arguments: [
            ([:], ["emptyDir": [:]]),
            (["configMap": ["name": "c"]], ["configMap": ["name": "c", "defaultMode": 420]]),
            (["configMap": ["name": "c", "defaultMode": 256]], ["configMap": ["name": "c", "defaultMode": 256]]),
            (["secret": ["secretName": "s"]], ["secret": ["secretName": "s", "defaultMode": 420]]),
            (["hostPath": ["path": "/h"]], ["hostPath": ["path": "/h", "type": ""]]),
            (
                ["projected": ["sources": [["serviceAccountToken": ["path": "t"]]]]],
                [
                    "projected": [
                        "sources": [["serviceAccountToken": ["path": "t", "expirationSeconds": 3600]]],
                        "defaultMode": 420,
                    ]
                ]
            ),
            (
                ["downwardAPI": ["items": [["path": "l", "fieldRef": ["fieldPath": "metadata.labels"]]]]],
                [
                    "downwardAPI": [
                        "items": [["path": "l", "fieldRef": ["fieldPath": "metadata.labels", "apiVersion": "v1"]]],
                        "defaultMode": 420,
                    ]
                ]
            ),
            (["image": ["reference": "app"]], ["image": ["reference": "app", "pullPolicy": "Always"]]),
            (
                ["ephemeral": ["volumeClaimTemplate": ["spec": [:]]]],
                [
                    "ephemeral": [
                        "volumeClaimTemplate": [
                            "metadata": [:], "spec": ["volumeMode": "Filesystem", "resources": [:]],
                        ]
                    ]
                ]
            ),
            (
                ["rbd": ["image": "i"]],
                ["rbd": ["image": "i", "pool": "rbd", "user": "admin", "keyring": "/etc/ceph/keyring"]]
            ),
        ] as [(Value, Value)])
    func sources(stated: Value, expected: Value) throws {
        var (volume, wanted) = (stated, expected)
        volume["name"] = "v"
        wanted["name"] = "v"
        let object = try defaulted(pod(["containers": [], "volumes": .array([volume])]))
        #expect(object.at("spec", "volumes")?[0] == wanted)
    }
}
