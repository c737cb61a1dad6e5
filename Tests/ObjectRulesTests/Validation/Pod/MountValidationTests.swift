import ObjectModel
import ObjectRules
import Testing

@Suite struct MountValidationTests {
    private func problems(mounts: Value = [], devices: Value = []) -> [String] {
        PodFixture.problems(spec: [
            "volumes": [["name": "a", "emptyDir": [:]], ["name": "b", "persistentVolumeClaim": ["claimName": "b"]]],
            "containers": [["name": "c", "image": "i", "volumeMounts": mounts, "volumeDevices": devices]],
        ]).map { String($0.dropFirst("spec.containers[0].".count)) }
    }

    @Test func places() {
        let mounts: Value = [
            ["name": "nope", "mountPath": "/x"], ["name": "a", "mountPath": "/y"], ["name": "a", "mountPath": "/y"],
            ["name": "a", "mountPath": ""], ["name": "a", "mountPath": "/z", "subPath": "../x"],
        ]
        #expect(
            problems(mounts: mounts) == [
                "volumeMounts.subPath: Invalid value: \"../x\": must not contain '..'",
                #"volumeMounts[0].name: Not found: "nope""#,
                #"volumeMounts[2].mountPath: Invalid value: "/y": must be unique"#,
                "volumeMounts[3].mountPath: Required value",
            ])
    }

    @Test func onlyPrivilegedContainersMountIntoTheHost() {
        #expect(
            problems(mounts: [["name": "a", "mountPath": "/y", "mountPropagation": "Bidirectional"]]) == [
                "volumeMounts.mountPropagation: Forbidden: "
                    + "Bidirectional mount propagation is available only to privileged containers"
            ])
    }

    @Test func devicesAreClaims() {
        #expect(problems(devices: [["name": "b", "devicePath": "/dev/x"]]) == [])
        #expect(problems(devices: [["name": "a", "devicePath": "/dev/x"]]).count == 1)
        let both = problems(
            mounts: [["name": "b", "mountPath": "/m"]], devices: [["name": "b", "devicePath": "/dev/x"]])
        #expect(both.count == 2)
    }

    @Test func faultsOfAMountAreToldInOneOrder() throws {
        let mount: Value = [
            "name": "x", "mountPath": "", "subPath": "/a", "subPathExpr": "/b", "mountPropagation": "x",
            "recursiveReadOnly": "x",
        ]
        let fields = try ObjectFixture("v1", "Pod").fieldsInOrder([
            "spec": ["containers": [["name": "c", "image": "i", "volumeMounts": [mount]]]]
        ])
        #expect(
            fields
                == [
                    "[0].name", "[0].mountPath", ".subPath", "[0].subPathExpr", ".subPathExpr", ".mountPropagation",
                    ".recursiveReadOnly",
                ].map { "spec.containers[0].volumeMounts" + $0 })
    }
}
