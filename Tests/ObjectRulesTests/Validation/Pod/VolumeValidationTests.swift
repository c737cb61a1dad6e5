import ObjectModel
import ObjectRules
import Testing

@Suite struct VolumeValidationTests {
    private func problems(_ source: Value) -> [String] {
        var volume = source
        volume["name"] = "v"
        return PodFixture.problems(spec: ["volumes": [volume]]).map {
            $0.hasPrefix("spec.volumes[0].") ? String($0.dropFirst(16)) : $0
        }
    }

    @Test(
        arguments: [
            ["emptyDir": ["sizeLimit": "1Gi"]], ["hostPath": ["path": "/x", "type": "Directory"]],
            ["configMap": ["name": "c", "items": [["key": "k", "path": "a/b", "mode": 0o600]]]],
            ["secret": ["secretName": "s"]], ["persistentVolumeClaim": ["claimName": "c"]],
            ["nfs": ["server": "s", "path": "/"]], ["csi": ["driver": "Example.com"]],
            ["iscsi": ["targetPortal": "p", "iqn": "iqn.2001-04.com.example:storage", "lun": 0]],
            ["projected": ["sources": [["secret": ["name": "s"]], ["serviceAccountToken": ["path": "token"]]]]],
            ["downwardAPI": ["items": [["path": "p", "fieldRef": ["fieldPath": "metadata.labels"]]]]],
            ["image": ["reference": "app:v1"]],
            [
                "ephemeral": [
                    "volumeClaimTemplate": [
                        "spec": [
                            "accessModes": ["ReadWriteOnce"], "resources": ["requests": ["storage": "1Gi"]],
                        ]
                    ]
                ]
            ],
        ] as [Value])
    func fine(_ source: Value) { #expect(problems(source) == []) }

    @Test(
        arguments: [
            (["hostPath": ["path": ""]], "hostPath.path: Required value"),
            (["hostPath": ["path": "/a/../b"]], "hostPath.path: Invalid value: \"/a/../b\": must not contain '..'"),
            (["configMap": [:]], "configMap.name: Required value"),
            (
                ["secret": ["secretName": "s", "defaultMode": 512]],
                "secret.defaultMode: Invalid value: 512: must be a number between 0 and 0777 (octal), both inclusive"
            ),
            (
                ["secret": ["secretName": "s", "items": [["key": "k", "path": "..a"]]]],
                "secret.items[0].path: Invalid value: \"..a\": must not start with '..'"
            ),
            (["nfs": ["server": "s", "path": "x"]], "nfs.path: Invalid value: \"x\": must be an absolute path"),
            (
                ["iscsi": ["targetPortal": "p", "iqn": "iqn.x", "lun": 0]],
                "iscsi.iqn: Invalid value: \"iqn.x\": must be valid format"
            ),
            (
                ["gcePersistentDisk": ["pdName": "d", "partition": 256]],
                "persistentDisk.partition: Invalid value: 256: must be between 1 and 255, inclusive"
            ),
            (["image": [:]], "image.reference: Required value"),
            (
                ["flexVolume": ["driver": "d", "options": ["k8s.io/x": "1"]]],
                #"flexVolume.options[k8s.io/x]: Invalid value: "k8s.io/x": "#
                    + "kubernetes.io and k8s.io namespaces are reserved"
            ),
            (
                ["ephemeral": ["volumeClaimTemplate": ["spec": ["accessModes": ["ReadWriteOnce"]]]]],
                "ephemeral.volumeClaimTemplate.spec.resources[storage]: Required value"
            ),
        ] as [(Value, String)])
    func wrong(_ source: Value, _ problem: String) { #expect(problems(source) == [problem]) }

    @Test func oneSourceOnly() {
        #expect(
            problems(["emptyDir": [:], "hostPath": ["path": "/x"]])
                == ["hostPath: Forbidden: may not specify more than 1 volume type"])
    }

    @Test func projectedFilesMayNotCollide() {
        let source: Value = ["secret": ["name": "s", "items": [["key": "k", "path": "p"]]]]
        #expect(
            problems(["projected": ["sources": [source, source]]])
                == [#"projected: Invalid value: "s": conflicting duplicate paths"#])
    }

    @Test func projectionsAreLookedAtOneAfterTheOther() throws {
        let item: Value = ["key": "k", "path": "p"]
        let sources: Value = [
            ["secret": ["name": "s", "items": [item]]], ["configMap": ["name": "c", "items": [item]]],
            ["serviceAccountToken": ["path": "", "expirationSeconds": 1]],
            ["secret": ["name": "", "items": [["key": "", "path": "q"]]], "configMap": ["name": "c"]],
        ]
        let volumes: Value = [["name": "v", "projected": ["sources": sources]]]
        let fields = try ObjectFixture("v1", "Pod").fieldsInOrder([
            "spec": ["containers": [["name": "c", "image": "i"]], "serviceAccountName": "s", "volumes": volumes]
        ])
        #expect(
            fields
                == [
                    "", ".sources[2].serviceAccountToken.expirationSeconds", ".path", ".sources[3].secret.name",
                    ".sources[3].secret.items[0].key", ".sources[3]",
                ].map { "spec.volumes[0].projected" + $0 })
    }

    @Test func namesAreUnique() {
        let volume: Value = ["name": "v", "emptyDir": [:]]
        #expect(
            PodFixture.problems(spec: ["volumes": [volume, volume]])
                == [#"spec.volumes[1].name: Duplicate value: "v""#])
    }
}
