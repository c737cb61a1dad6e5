import APIClient
import ControllerRuntime
import Foundation
import NodeAgent
import ObjectModel
import TestKit
import Testing

/// The provisioner against an API in memory and a real directory.
@Suite(.timeLimit(.minutes(1)))
struct VolumeProvisionerTests {
    private let api = InMemoryAPI(clock: WallClock())
    private let root = NSTemporaryDirectory() + "volumes-" + UUID().uuidString
    private let environment: ControllerEnvironment
    private let provisioner: VolumeProvisioner

    init() {
        environment = ControllerEnvironment(client: api, clock: WallClock())
        provisioner = VolumeProvisioner(
            environment, sites: ["n1": VolumeProvisioner.Site(root: root, isReal: true)])
    }

    private func running(_ body: @escaping @Sendable () async throws -> Void) async throws {
        try await api.create(Node.new { $0.metadata.name = "n1" })
        try await api.create(
            StorageClass.new {
                $0.metadata.name = "local-path"
                $0.provisioner = "rancher.io/local-path"
                $0.volumeBindingMode = "WaitForFirstConsumer"
                $0.reclaimPolicy = "Delete"
            })
        let host = ControllerHost(environment, controllers: [provisioner])
        try await withBackground({ await host.run() }, body)
        try FileManager.default.removeItem(atPath: root)
    }

    private func createClaim(_ name: String = "data", node: String = "n1") async throws -> PersistentVolumeClaim {
        try await api.create(
            PersistentVolumeClaim.new { claim in
                claim.metadata = .make {
                    $0.name = name
                    $0.namespace = "ns"
                    $0.annotations = [
                        "volume.kubernetes.io/storage-provisioner": "rancher.io/local-path",
                        "volume.kubernetes.io/selected-node": node,
                    ]
                }
                claim.spec = .make {
                    $0.accessModes = ["ReadWriteOnce"]
                    $0.storageClassName = "local-path"
                    $0.fields["resources"] = ["requests": ["storage": "1Gi"]]
                }
            })
    }

    private func volume(for claim: PersistentVolumeClaim) async throws -> PersistentVolume? {
        try await api.find(PersistentVolume.self, name: "pvc-" + claim.metadata.uid)
    }

    private func release(_ volume: PersistentVolume) async throws {
        try await api.patch(
            PersistentVolume.self, name: volume.metadata.name, subresource: "status",
            .merge(["status": ["phase": "Released"]]))
    }

    private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    @Test func aClaimGetsADirectoryAndLeavesNone() async throws {
        try await running { () async throws in
            let claim = try await createClaim()
            try await expectSoon { try await volume(for: claim) != nil }
            let made = try #require(try await volume(for: claim))
            let path = try #require(made.spec.hostPath?.path)
            #expect(path == "\(root)/pvc-\(claim.metadata.uid)_ns_data")
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o777)
            try FileManager.default.createDirectory(atPath: path + "/a/b", withIntermediateDirectories: true)
            try Data("x".utf8).write(to: URL(fileURLWithPath: path + "/a/b/file"))
            try await api.delete(PersistentVolumeClaim.self, namespace: "ns", name: "data")
            #expect(exists(path))
            try await release(made)
            try await expectSoon { try await volume(for: claim) == nil }
            #expect(!exists(path))
        }
    }

    @Test func aVolumeWhoseClaimIsThereIsNotRemoved() async throws {
        try await running { () async throws in
            let claim = try await createClaim()
            try await expectSoon { try await volume(for: claim) != nil }
            let made = try #require(try await volume(for: claim))
            try await api.patch(
                PersistentVolumeClaim.self, namespace: "ns", name: "data",
                .merge(["spec": ["volumeName": .string(made.metadata.name)]]))
            try await release(made)
            // Another claim comes through after that, so this one has been looked at.
            let other = try await createClaim("other")
            try await expectSoon { try await volume(for: other) != nil }
            #expect(exists(try #require(made.spec.hostPath?.path)))
        }
    }

    @Test func linksAreRemovedAndNotFollowed() async throws {
        let outside = NSTemporaryDirectory() + "outside-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
        try Data("x".utf8).write(to: URL(fileURLWithPath: outside + "/precious"))
        try await running { () async throws in
            let claim = try await createClaim()
            try await expectSoon { try await volume(for: claim) != nil }
            let made = try #require(try await volume(for: claim))
            let path = try #require(made.spec.hostPath?.path)
            try FileManager.default.createSymbolicLink(atPath: path + "/link", withDestinationPath: outside)
            try await api.delete(PersistentVolumeClaim.self, namespace: "ns", name: "data")
            try await release(made)
            try await expectSoon { try await volume(for: claim) == nil }
            #expect(!exists(path))
            // The directory itself is a link.
            let second = try await createClaim("second")
            try await expectSoon { try await volume(for: second) != nil }
            let linked = try #require(try await volume(for: second))
            let link = try #require(linked.spec.hostPath?.path)
            try FileManager.default.removeItem(atPath: link)
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: outside)
            try await api.delete(PersistentVolumeClaim.self, namespace: "ns", name: "second")
            try await release(linked)
            try await expectSoon { try await volume(for: second) == nil }
            #expect(!exists(link))
            #expect(exists(outside + "/precious"))
        }
        try FileManager.default.removeItem(atPath: outside)
    }

    @Test func nodesOfOthersAreLeftToThem() async throws {
        try await api.create(Node.new { $0.metadata.name = "n2" })
        try await running { () async throws in
            let theirs = try await createClaim("theirs", node: "n2")
            let ours = try await createClaim("ours")
            try await expectSoon { try await volume(for: ours) != nil }
            #expect(try await volume(for: theirs) == nil)
        }
    }

    @Test func whatAnEarlierProcessLeftEmptyGoes() async throws {
        for name in ["pvc-gone_ns_a", "pvc-full_ns_b/data", "other"] {
            try FileManager.default.createDirectory(atPath: "\(root)/\(name)", withIntermediateDirectories: true)
        }
        try await running { () async throws in
            await provisioner.removeLeftovers()
            #expect(!exists(root + "/pvc-gone_ns_a"))
            #expect(exists(root + "/pvc-full_ns_b/data"))
            #expect(exists(root + "/other"))
        }
    }
}
