import APIClient
import ContainerRuntime
import ControllerRuntime
import Foundation
import NodeAgent
import ObjectModel
import TestKit
import Testing

/// Pods that run as processes, with the volumes of claims.
@Suite(.timeLimit(.minutes(1)))
struct ClaimVolumeTests {
    private let api = InMemoryAPI(clock: WallClock())
    private let directory = ShimProgram.newDirectory()

    private func agent() throws -> NodeAgent {
        NodeAgent(
            configuration: NodeAgentConfiguration(name: "host", internalIP: "127.0.0.1"),
            client: NodeRights(api, node: "host"), runtime: try ShimProgram.runtime(directory))
    }

    /// A pod that has the claim `data` mounted and works there.
    private func pod(
        _ name: String, _ script: String, readOnly: Bool = false, change: (inout Pod) -> Void = { _ in }
    ) -> Pod {
        .test(name, node: "host", command: ["sh", "-c", "cd \(directory)-data || exit 99; \(script)"]) { pod in
            pod.spec.volumes = [
                .make { volume in
                    volume.name = "data"
                    volume.persistentVolumeClaim = .make {
                        $0.claimName = "data"
                        $0.readOnly = readOnly
                    }
                }
            ]
            pod.spec.containers[0].volumeMounts = [
                .make {
                    $0.name = "data"
                    $0.mountPath = directory + "-data"
                }
            ]
            change(&pod)
        }
    }

    private func exitCode(_ name: String) async throws -> Int? {
        try await api.get(Pod.self, namespace: "default", name: name).status.containerStatuses.first?.state.terminated?
            .exitCode
    }

    private func createClaim() async throws -> PersistentVolumeClaim {
        try await api.create(
            PersistentVolumeClaim.new { claim in
                claim.metadata = .make {
                    $0.name = "data"
                    $0.namespace = "default"
                    $0.annotations = [
                        "volume.kubernetes.io/storage-provisioner": "rancher.io/local-path",
                        "volume.kubernetes.io/selected-node": "host",
                    ]
                }
                claim.spec = .make {
                    $0.accessModes = ["ReadWriteOnce"]
                    $0.storageClassName = "local-path"
                    $0.fields["resources"] = ["requests": ["storage": "1Gi"]]
                }
            })
    }

    /// What the binder does.
    private func bind(_ claim: PersistentVolumeClaim, to volume: String) async throws {
        try await api.patch(
            PersistentVolumeClaim.self, namespace: "default", name: "data",
            .merge(["spec": ["volumeName": .string(volume)]]))
        try await api.patch(
            PersistentVolumeClaim.self, namespace: "default", name: "data", subresource: "status",
            .merge(["status": ["phase": "Bound"]]))
    }

    private func createVolume(_ claim: PersistentVolumeClaim, path: String, hostname: String = "host") async throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try await api.create(
            PersistentVolume.new { volume in
                volume.metadata.name = "v1"
                volume.spec = .make { spec in
                    spec.claimRef = .make {
                        $0.namespace = claim.metadata.namespace
                        $0.name = claim.metadata.name
                        $0.uid = claim.metadata.uid
                    }
                    spec.fields["local"] = ["path": .string(path)]
                    spec.fields["nodeAffinity"] = [
                        "required": [
                            "nodeSelectorTerms": [
                                [
                                    "matchExpressions": [
                                        [
                                            "key": "kubernetes.io/hostname", "operator": "In",
                                            "values": [.string(hostname)],
                                        ]
                                    ]
                                ]
                            ]
                        ]
                    ]
                }
            })
    }

    @Test func whatOnePodWritesAnotherReadsUntilTheClaimGoes() async throws {
        let environment = ControllerEnvironment(client: api, clock: WallClock())
        let root = directory + "-volumes"
        let provisioner = VolumeProvisioner(
            environment, sites: ["host": VolumeProvisioner.Site(root: root, isReal: true)])
        let host = ControllerHost(environment, controllers: [provisioner])
        let agent = try agent()
        try await api.create(
            StorageClass.new {
                $0.metadata.name = "local-path"
                $0.provisioner = "rancher.io/local-path"
                $0.volumeBindingMode = "WaitForFirstConsumer"
            })
        try await withBackground({ await host.run() }) {
            try await withBackground({ await agent.run() }) {
                try await expectSoon { try await api.find(Node.self, name: "host") != nil }
                let claim = try await createClaim()
                let name = "pvc-" + claim.metadata.uid
                try await expectSoon { try await api.find(PersistentVolume.self, name: name) != nil }
                try await bind(claim, to: name)
                try await api.create(pod("writer", "echo kept > file"))
                try await expectSoon { try await exitCode("writer") == 0 }
                try await api.delete(Pod.self, namespace: "default", name: "writer")
                try await api.create(pod("reader", "[ \"$(cat file)\" = kept ] && touch more"))
                try await expectSoon { try await exitCode("reader") == 0 }
                try await api.create(pod("guest", "cat file && touch mine && exit 3; exit 4", readOnly: true))
                try await expectSoon { try await exitCode("guest") == 4 }
                let path = "\(root)/\(name)_default_data"
                #expect(try FileManager.default.contentsOfDirectory(atPath: path).sorted() == ["file", "more"])
                try await api.delete(PersistentVolumeClaim.self, namespace: "default", name: "data")
                try await api.patch(
                    PersistentVolume.self, name: name, subresource: "status", .merge(["status": ["phase": "Released"]]))
                try await expectSoon { try await api.find(PersistentVolume.self, name: name) == nil }
                #expect(!FileManager.default.fileExists(atPath: path))
            }
        }
    }

    // MARK: What a pod waits for

    private func mountFailure(_ pod: Pod) async throws -> String? {
        try await api.list(Event.self).first {
            $0.reason == "FailedMount" && $0.involvedObject.name == pod.metadata.name
        }?
        .message
    }

    private func message(of pod: Pod) async throws -> String? {
        let agent = try agent()
        try await withBackground({ await agent.run() }) {
            // Until the node is known, no volume of it is.
            try await expectSoon { try await api.find(Node.self, name: "host") != nil }
            try await api.create(pod)
            try await expectSoon { try await mountFailure(pod) != nil }
            let status = try await api.get(Pod.self, namespace: "default", name: pod.metadata.name).status
            #expect(status.phase == "Pending")
        }
        return try await mountFailure(pod)
    }

    private let prefix =
        "Unable to attach or mount volumes: unmounted volumes=[data], unattached volumes=[], failed to process "
        + "volumes=[data]: error processing PVC default/data: "

    @Test func aClaimThatIsMissing() async throws {
        #expect(
            try await message(of: pod("pod", "true")) == prefix
                + "failed to fetch PVC from API server: persistentvolumeclaims \"data\" not found")
    }

    @Test func aClaimThatIsNotBound() async throws {
        _ = try await createClaim()
        #expect(try await message(of: pod("pod", "true")) == prefix + "PVC is not bound")
    }

    @Test func aVolumeOfAnotherNode() async throws {
        let claim = try await createClaim()
        try await createVolume(claim, path: directory + "-local", hostname: "elsewhere")
        try await bind(claim, to: "v1")
        #expect(
            try await message(of: pod("pod", "true"))
                == "MountVolume.NodeAffinity check failed for volume \"v1\" : no matching NodeSelectorTerms")
    }

    @Test func aVolumeWhoseDirectoryIsGone() async throws {
        let claim = try await createClaim()
        try await createVolume(claim, path: directory + "-local")
        try FileManager.default.removeItem(atPath: directory + "-local")
        try await bind(claim, to: "v1")
        #expect(
            try await message(of: pod("pod", "true"))
                == "MountVolume.NewMounter initialization failed for volume \"v1\" : path \"\(directory)-local\" does "
                + "not exist")
    }

    @Test func anEphemeralVolumeWantsItsOwnClaim() async throws {
        _ = try await createClaim()
        let pod = pod("pod", "true") { pod in
            pod.metadata.name = "da"
            pod.spec.volumes = [
                .make { volume in
                    volume.name = "data"
                    volume.ephemeral = EphemeralVolumeSource()
                }
            ]
        }
        #expect(try await message(of: pod)?.contains("failed to fetch PVC from API server") == true)
    }
}
