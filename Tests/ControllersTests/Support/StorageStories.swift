import APIClient
import ObjectModel
import TestKit

/// What happens with volumes.
extension Story {
    static let storage = [statefulSetWithClaims, growingClaim, staticVolume]

    static let statefulSetWithClaims = Story(
        name: "statefulset with claims",
        steps: [
            create(StorageClass.self, "local-path") {
                $0["provisioner"] = "rancher.io/local-path"
                $0["volumeBindingMode"] = "WaitForFirstConsumer"
            },
            create(
                StatefulSet.self, "store",
                workload("store", replicas: 2) {
                    $0["volumeClaimTemplates"] = [["metadata": ["name": "data"], "spec": claim("local-path")]]
                    $0["template"]?["spec"]?["volumes"] = []
                }),
            change(StatefulSet.self, "store", ["replicas": 3]), losePod("store"),
            change(StatefulSet.self, "store", ["replicas": 1]), change(StatefulSet.self, "store", ["replicas": 3]),
            newTemplate(StatefulSet.self, "store"), delete(StatefulSet.self, "store"),
            { cluster in
                for number in 0..<3 { try await delete(PersistentVolumeClaim.self, "data-store-\(number)")(cluster) }
            },
        ])

    static let growingClaim = Story(
        name: "growing claim",
        steps: [
            create(StorageClass.self, "growing") {
                $0["provisioner"] = "rancher.io/local-path"
                $0["volumeBindingMode"] = "WaitForFirstConsumer"
                $0["allowVolumeExpansion"] = true
            },
            create(PersistentVolumeClaim.self, "disk", claim("growing")),
            create(
                Pod.self, "writer",
                [
                    "containers": [["name": "main", "image": "app:v1"]],
                    "volumes": [
                        ["name": "disk", "persistentVolumeClaim": ["claimName": "disk"]],
                        ["name": "scratch", "ephemeral": ["volumeClaimTemplate": ["spec": claim("growing")]]],
                    ],
                ]),
            change(PersistentVolumeClaim.self, "disk", ["resources": ["requests": ["storage": "2Gi"]]]),
            delete(PersistentVolumeClaim.self, "disk"), delete(Pod.self, "writer"),
        ])

    static let staticVolume = Story(
        name: "static volume",
        steps: [
            create(PersistentVolumeClaim.self, "archive", claim("by-hand")),
            create(
                PersistentVolume.self, "shelf",
                [
                    "accessModes": ["ReadWriteOnce"], "capacity": ["storage": "5Gi"], "storageClassName": "by-hand",
                    "persistentVolumeReclaimPolicy": "Retain", "hostPath": ["path": "/shelf"],
                ]),
            delete(PersistentVolumeClaim.self, "archive"), delete(PersistentVolume.self, "shelf"),
        ])

    private static func claim(_ storageClass: String) -> Value {
        [
            "accessModes": ["ReadWriteOnce"], "storageClassName": .string(storageClass),
            "resources": ["requests": ["storage": "1Gi"]],
        ]
    }
}
