import APIClient
import ControllerRuntime
import Controllers
import ObjectModel
import TestKit
import Testing

/// The controllers of volumes, together as they run, against an API in memory.
@Suite(.timeLimit(.minutes(1)))
struct StorageControllersTests {
    private let api = InMemoryAPI(clock: WallClock())
    private let host: ControllerHost

    init() {
        let environment = ControllerEnvironment(client: api, clock: WallClock())
        host = ControllerHost(environment, controllers: StorageControllers.all(environment))
    }

    private func running(_ body: @escaping @Sendable () async throws -> Void) async throws {
        try await withBackground({ await host.run() }, body)
    }

    private func expectSoon(
        sourceLocation: SourceLocation = #_sourceLocation, _ isTrue: () async throws -> Bool
    ) async throws {
        #expect(try await eventually(isTrue), sourceLocation: sourceLocation)
    }

    private func createVolume(_ name: String = "v1", policy: String = "Retain") async throws {
        try await api.create(
            PersistentVolume.new { volume in
                volume.metadata.name = name
                volume.spec = .make {
                    $0.accessModes = ["ReadWriteOnce"]
                    $0.capacity = ["storage": Quantity("1Gi") ?? .zero]
                    $0.storageClassName = "static"
                    $0.persistentVolumeReclaimPolicy = policy
                    $0.fields["hostPath"] = ["path": "/data"]
                }
            })
    }

    private func createClaim(_ name: String = "data", className: String? = "static") async throws {
        try await api.create(
            PersistentVolumeClaim.new { claim in
                claim.metadata = .make {
                    $0.name = name
                    $0.namespace = "ns"
                }
                claim.spec = .make {
                    $0.accessModes = ["ReadWriteOnce"]
                    $0.storageClassName = className
                    $0.fields["resources"] = ["requests": ["storage": "1Gi"]]
                }
            })
    }

    private func claim(_ name: String = "data") async throws -> PersistentVolumeClaim? {
        try await api.find(PersistentVolumeClaim.self, namespace: "ns", name: name)
    }

    private func volume(_ name: String = "v1") async throws -> PersistentVolume? {
        try await api.find(PersistentVolume.self, name: name)
    }

    @Test func aVolumeThatComesLaterIsFound() async throws {
        try await createClaim()
        try await running { () async throws in
            try await expectSoon {
                try await api.list(Event.self).contains { $0.reason == "ProvisioningFailed" }
            }
            try await createVolume()
            try await expectSoon { try await claim()?.status.phase == "Bound" }
            #expect(try await claim()?.spec.volumeName == "v1")
            #expect(try await volume()?.status.phase == "Bound")
            try await expectSoon {
                try await volume()?.metadata.finalizers == ["kubernetes.io/pv-protection"]
            }
        }
    }

    @Test func aClaimIsHeldByItsPodAndItsVolumeIsReleased() async throws {
        try await createClaim()
        try await createVolume()
        try await api.create(
            Pod.new { pod in
                pod.metadata = .make {
                    $0.name = "web"
                    $0.namespace = "ns"
                }
                pod.spec.nodeName = "n1"
                pod.spec.volumes = [.make { $0.persistentVolumeClaim = .make { $0.claimName = "data" } }]
            })
        try await running { () async throws in
            try await expectSoon { try await claim()?.status.phase == "Bound" }
            try await expectSoon { try await claim()?.metadata.finalizers == ["kubernetes.io/pvc-protection"] }
            try await api.delete(PersistentVolumeClaim.self, namespace: "ns", name: "data")
            #expect(try await claim() != nil)
            try await api.delete(
                Pod.self, namespace: "ns", name: "web", options: DeleteRequest(gracePeriodSeconds: 0))
            try await expectSoon { try await claim() == nil }
            try await expectSoon { try await volume()?.status.phase == "Released" }
        }
    }

    @Test func claimsOfManyGetAVolumeEach() async throws {
        for number in 0..<20 {
            try await createVolume("v\(number)")
            try await createClaim("c\(number)")
        }
        try await running { () async throws in
            try await expectSoon {
                try await api.list(PersistentVolumeClaim.self).allSatisfy { $0.status.phase == "Bound" }
            }
            #expect(Set(try await api.list(PersistentVolumeClaim.self).map(\.spec.volumeName)).count == 20)
            #expect(Set(try await api.list(PersistentVolume.self).compactMap { $0.spec.claimRef?.uid }).count == 20)
        }
    }

    @Test func aDefaultClassThatComesLater() async throws {
        try await createClaim(className: nil)
        try await running { () async throws in
            try await expectSoon { try await claim()?.status.phase == "Pending" }
            try await api.create(
                StorageClass.new { storageClass in
                    storageClass.metadata = .make {
                        $0.name = "standard"
                        $0.annotations = ["storageclass.kubernetes.io/is-default-class": "true"]
                    }
                    storageClass.provisioner = "example.com/maker"
                })
            try await expectSoon { try await claim()?.spec.storageClassName == "standard" }
            try await expectSoon {
                try await claim()?.metadata.annotations["volume.kubernetes.io/storage-provisioner"]
                    == "example.com/maker"
            }
        }
    }

    @Test func anEphemeralVolumeGetsItsClaim() async throws {
        try await running { () async throws in
            try await api.create(
                Pod.new { pod in
                    pod.metadata = .make {
                        $0.name = "web"
                        $0.namespace = "ns"
                    }
                    pod.spec.volumes = [
                        .make { volume in
                            volume.name = "scratch"
                            volume.ephemeral = .make { $0.volumeClaimTemplate = PersistentVolumeClaimTemplate() }
                        }
                    ]
                })
            try await expectSoon { try await claim("web-scratch")?.metadata.ownerReferences.first?.name == "web" }
        }
    }
}
