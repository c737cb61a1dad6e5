import ObjectModel
import ObjectRules
import Testing

@Suite struct VolumeAttachmentValidationTests {
    private static let good: Value = [
        "spec": ["attacher": "d.example.com", "nodeName": "n", "source": ["persistentVolumeName": "v"]]
    ]
    private static let either = "must specify exactly one of inlineVolumeSpec and persistentVolumeName"

    private func fixture() throws -> ObjectFixture { try ObjectFixture("storage.k8s.io/v1", "VolumeAttachment") }

    @Test func sources() throws {
        #expect(try fixture().create(Self.good) == [])
        var nobody = Self.good
        nobody["spec"]?["attacher"] = ""
        #expect(try fixture().create(nobody) == ["spec.attacher: Required value"])
        var none = Self.good
        none["spec"]?["source"] = [:]
        #expect(try fixture().create(none) == ["spec.source: Required value: \(Self.either)"])
        var both = Self.good
        both["spec"]?["source"]?["inlineVolumeSpec"] = ["nfs": ["server": "s", "path": "/"]]
        #expect(try fixture().create(both) == ["spec.source: Forbidden: \(Self.either)"])
    }

    @Test func aVolumeOfItsOwnIsADriversAndHasNoClass() throws {
        var inline = Self.good
        inline["spec"]?["source"] = [
            "inlineVolumeSpec": [
                "accessModes": ["ReadWriteOnce"], "capacity": ["storage": "1Gi"], "storageClassName": "a",
                "nfs": ["server": "s", "path": "/"],
            ]
        ]
        let path = "spec.source.inlineVolumeSpec."
        #expect(
            try fixture().create(inline) == [
                path + "capacity: Forbidden: may not be specified in the context of inline volumes",
                path + "csi: Required value: has to be specified in the context of inline volumes",
                path + "storageClassName: Forbidden: may not be specified in the context of inline volumes",
            ])
    }

    @Test func theSpecStays() throws {
        var other = Self.good
        other["spec"]?["nodeName"] = "m"
        let problems = try fixture().update(Self.good, other)
        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix("spec: Invalid value: ") == true)
    }

    @Test func errorsAreShort() throws {
        var failed = Self.good
        failed["status"] = [
            "attached": false,
            "attachError": ["message": .string(String(repeating: "x", count: 1025)), "errorCode": -1],
        ]
        #expect(
            try fixture().update(Self.good, failed, subresource: "status") == [
                "status.attachError.errorCode: Invalid value: -1: must be between 0 and 2147483647, inclusive",
                "status.attachError.message: Too long: may not be more than 262144 bytes",
            ])
    }
}
