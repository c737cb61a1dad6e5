import ClusterPlans
import ObjectModel
import ObjectRules
import Testing
import WorkloadPlans

@Suite struct VolumeProtectionPlanTests {
    private func claim(isDeleted: Bool = true, finalizers: [String] = [StorageFinalizer.claimProtection])
        -> PersistentVolumeClaim
    {
        .new { claim in
            claim.metadata = .make {
                $0.name = "data"
                $0.namespace = "ns"
                $0.finalizers = finalizers
                if isDeleted { $0.deletionTimestamp = Time(seconds: 1) }
                $0.ownerReferences = [
                    .make {
                        $0.controller = true
                        $0.uid = "pod"
                    }
                ]
            }
        }
    }

    private func pod(node: String = "n1", _ volume: Volume, change: (inout Pod) -> Void = { _ in }) -> Pod {
        .new { pod in
            pod.metadata = .make {
                $0.name = "web"
                $0.uid = "pod"
            }
            pod.spec = .make {
                $0.nodeName = node
                $0.volumes = [volume]
            }
            change(&pod)
        }
    }

    private let named = Volume.make { $0.persistentVolumeClaim = .make { $0.claimName = "data" } }

    @Test func aClaimGoesWhenNobodyUsesIt() {
        #expect(ClaimProtectionPlan.plan(for: claim(), pods: []).phases.map(\.name) == ["let go"])
        let held = ClaimProtectionPlan.plan(for: claim(), pods: [pod(named)])
        #expect(held.isEmpty)
        #expect(held.waits.map(\.reason) == ["the pods that use it to go: web"])
        #expect(ClaimProtectionPlan.plan(for: claim(isDeleted: false), pods: []).isEmpty)
        let bare = claim(isDeleted: false, finalizers: [])
        #expect(ClaimProtectionPlan.plan(for: bare, pods: []).phases.map(\.name) == ["protect"])
    }

    @Test func whoCountsAsAUser() {
        func holds(_ pod: Pod) -> Bool { ClaimProtectionPlan.plan(for: claim(), pods: [pod]).isEmpty }
        #expect(!holds(pod(node: "", named)))
        #expect(holds(pod(named) { $0.status.phase = "Succeeded" }))
        #expect(!holds(pod(.make { $0.persistentVolumeClaim = .make { $0.claimName = "other" } })))
    }

    @Test func anEphemeralClaimGoesWithItsPod() {
        var claim = claim()
        claim.metadata.name = "web-scratch"
        let volume = Volume.make {
            $0.name = "scratch"
            $0.ephemeral = EphemeralVolumeSource()
        }
        #expect(ClaimProtectionPlan.plan(for: claim, pods: [pod(volume)]).isEmpty)
        let shutDown = pod(volume) {
            $0.metadata.deletionTimestamp = Time(seconds: 1)
            $0.metadata.deletionGracePeriodSeconds = 0
        }
        #expect(!ClaimProtectionPlan.plan(for: claim, pods: [shutDown]).isEmpty)
    }

    @Test func aVolumeGoesWhenItIsNotBound() {
        func volume(_ phase: String) -> PersistentVolume {
            .new { volume in
                volume.metadata = .make {
                    $0.finalizers = [StorageFinalizer.volumeProtection]
                    $0.deletionTimestamp = Time(seconds: 1)
                }
                volume.status = .make { $0.phase = phase }
            }
        }
        #expect(VolumeProtectionPlan.plan(for: volume("Bound")).isEmpty)
        #expect(VolumeProtectionPlan.plan(for: volume("Released")).phases.map(\.name) == ["let go"])
    }
}
