import ObjectModel
import Testing
import WorkloadPlans

@Suite struct StatefulSetPodFactoryTests {
    @Test func aPodHasTheIdentityOfItsOrdinal() throws {
        var simulation = try StatefulSetSimulation {
            $0.spec.serviceName = "db"
            $0.spec.template.metadata.annotations = ["note": "kept"]
            $0.spec.template.metadata.finalizers = ["example.com/hold"]
        }
        try simulation.settle()
        let pod = try #require(simulation.pod(0))
        #expect(pod.metadata.generateName == "web-")
        #expect(pod.spec.hostname == "web-0")
        #expect(pod.spec.subdomain == "db")
        #expect(
            pod.metadata.labels == [
                "app": "web", "statefulset.kubernetes.io/pod-name": "web-0", "apps.kubernetes.io/pod-index": "0",
                "controller-revision-hash": simulation.status.updateRevision,
            ])
        #expect(pod.metadata.annotations == ["note": "kept"])
        #expect(pod.metadata.finalizers == ["example.com/hold"])
        let owner = try #require(pod.metadata.ownerReferences.first)
        #expect(owner.kind == "StatefulSet" && owner.controller == true && owner.blockOwnerDeletion == true)
    }

    @Test func aClaimTakesThePlaceOfAVolumeOfItsName() throws {
        var simulation = try StatefulSetSimulation {
            $0.addClaimTemplate()
            $0.spec.template.spec.volumes = ["data", "scratch"].map { name in
                .make {
                    $0.name = name
                    $0.emptyDir = .make { _ in }
                }
            }
        }
        try simulation.settle()
        let volumes = try #require(simulation.pod(0)).spec.volumes
        #expect(volumes.map(\.name) == ["data", "scratch"])
        #expect(volumes[0].persistentVolumeClaim?.claimName == "data-web-0")
        #expect(volumes[0].emptyDir == nil)
    }
}
