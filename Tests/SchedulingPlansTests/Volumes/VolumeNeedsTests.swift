import ObjectModel
import SchedulingPlans
import Testing

/// Claims and volumes, on the smallest clusters that show the rules.
@Suite struct VolumeNeedsTests {
    private let tail = "no new claims to deallocate, preemption: 0/2 nodes are available: "
    private let helpless = "2 Preemption is not helpful for scheduling."

    private func claim(
        _ name: String, storageClass: String = "late", size: String = "1Gi", volume: String = "",
        modes: [String] = ["ReadWriteOnce"], _ fill: (inout PersistentVolumeClaim) -> Void = { _ in }
    ) -> ClaimInfo {
        ClaimInfo(
            PersistentVolumeClaim.new {
                $0.metadata.name = name
                $0.metadata.namespace = "ns"
                $0.metadata.uid = "uid-\(name)"
                $0.spec.storageClassName = storageClass
                $0.spec.accessModes = modes
                $0.spec.resources.requests = ["storage": Quantity(size) ?? .zero]
                $0.spec.volumeName = volume
                if !volume.isEmpty { $0.metadata.annotations = ["pv.kubernetes.io/bind-completed": "yes"] }
                fill(&$0)
            })
    }

    private func volume(
        _ name: String, on node: String = "", storageClass: String = "late", size: String = "1Gi",
        _ fill: (inout PersistentVolume) -> Void = { _ in }
    ) -> VolumeInfo {
        VolumeInfo(
            PersistentVolume.new {
                $0.metadata.name = name
                $0.spec.storageClassName = storageClass
                $0.spec.capacity = ["storage": Quantity(size) ?? .zero]
                $0.spec.accessModes = ["ReadWriteOnce"]
                $0.status.phase = "Available"
                if !node.isEmpty {
                    $0.spec.nodeAffinity = VolumeNodeAffinity([
                        "required": [
                            "nodeSelectorTerms": [
                                [
                                    "matchExpressions": [
                                        [
                                            "key": "kubernetes.io/hostname", "operator": "In",
                                            "values": [.string(node)],
                                        ]
                                    ]
                                ]
                            ]
                        ]
                    ])
                }
                fill(&$0)
            })
    }

    private func cluster(_ provisioner: String = "example.com/maker") -> SchedulingSnapshot {
        var cluster = snapshot([makeNode("a"), makeNode("b")])
        for (name, mode) in [("late", "WaitForFirstConsumer"), ("now", "Immediate")] {
            cluster.volumes.update(
                StorageClass.new {
                    $0.metadata.name = name
                    $0.provisioner = provisioner
                    $0.volumeBindingMode = mode
                })
        }
        return cluster
    }

    private func pod(_ name: String = "p", _ claims: String...) -> PodInfo {
        PodInfo(
            makePod(name) {
                $0.spec.volumes = claims.map { claim in
                    .make {
                        $0.name = claim
                        $0.persistentVolumeClaim = .make { $0.claimName = claim }
                    }
                }
            })
    }

    @Test func whatRulesOutEveryNode() {
        var cluster = cluster()
        func message(_ name: String) -> String? { SchedulingPlan.make(for: pod("p", name), in: &cluster).message }
        #expect(
            message("c") == "0/2 nodes are available: persistentvolumeclaim \"c\" not found. \(tail)\(helpless)")
        cluster.volumes.update(claim("c", storageClass: "now"))
        #expect(
            message("c") == "0/2 nodes are available: pod has unbound immediate PersistentVolumeClaims. "
                + "\(tail)\(helpless)")
        cluster.volumes.update(claim("c", volume: "gone") { $0.status.phase = "Lost" })
        #expect(
            message("c") == "0/2 nodes are available: persistentvolumeclaim \"c\" bound to non-existent "
                + "persistentvolume \"gone\". \(tail)\(helpless)")
        cluster.volumes.update(claim("c") { $0.metadata.deletionTimestamp = Time(seconds: 5) })
        #expect(
            message("c") == "0/2 nodes are available: persistentvolumeclaim \"c\" is being deleted. "
                + "\(tail)\(helpless)")
    }

    @Test func boundVolumesDecideTheNode() {
        var cluster = cluster()
        cluster.volumes.update(claim("c", volume: "v"))
        #expect(
            SchedulingPlan.make(for: pod("p", "c"), in: &cluster).message
                == "0/2 nodes are available: persistentvolume \"v\" not found. \(tail)\(helpless)")
        cluster.volumes.update(volume("v", on: "b"))
        let plan = SchedulingPlan.make(for: pod("p", "c"), in: &cluster)
        #expect(plan.node == "b" && plan.volumes == nil)
        cluster.volumes.update(volume("v", on: "elsewhere"))
        #expect(
            SchedulingPlan.make(for: pod("p", "c"), in: &cluster).message
                == "0/2 nodes are available: 2 node(s) didn't match PersistentVolume's node affinity. "
                + "\(tail)\(helpless)")
    }

    @Test func theSmallestVolumeThatWillDoIsTakenOnce() {
        var cluster = cluster("kubernetes.io/no-provisioner")
        cluster.volumes.update(claim("c", size: "2Gi"))
        cluster.volumes.update(claim("d"))
        for one in [
            volume("large", on: "a", size: "5Gi"), volume("small", on: "a"), volume("other", on: "b", size: "2Gi"),
        ] { cluster.volumes.update(one) }
        let plan = SchedulingPlan.make(for: pod("p", "c", "d"), in: &cluster)
        #expect(plan.node == "a")
        #expect(Set(plan.volumes?.bindings.map { "\($0.claim) \($0.volume)" } ?? []) == ["ns/c large", "ns/d small"])
        if let volumes = plan.volumes { cluster.volumes.promise(volumes) }
        // What is promised to a claim is there for no other.
        cluster.volumes.update(claim("e"))
        #expect(SchedulingPlan.make(for: pod("q", "e"), in: &cluster).volumes?.bindings.map(\.volume) == ["other"])
        #expect(
            SchedulingPlan.make(for: pod("q", "e", "f"), in: &cluster).message?.contains("\"f\" not found") ?? false)
    }

    @Test func withoutAVolumeOneIsMadeWhereTheClassAllows() {
        var cluster = cluster()
        cluster.volumes.update(claim("c"))
        cluster.volumes.update(
            StorageClass.new {
                $0.metadata.name = "late"
                $0.provisioner = "example.com/maker"
                $0.volumeBindingMode = "WaitForFirstConsumer"
                $0.allowedTopologies = [
                    TopologySelectorTerm([
                        "matchLabelExpressions": [["key": "kubernetes.io/hostname", "values": ["b"]]]
                    ])
                ]
            })
        let plan = SchedulingPlan.make(for: pod("p", "c"), in: &cluster)
        #expect(plan.node == "b" && plan.volumes?.provisions == ["ns/c"])
        var nobody = self.cluster("kubernetes.io/no-provisioner")
        nobody.volumes.update(claim("c"))
        #expect(
            SchedulingPlan.make(for: pod("p", "c"), in: &nobody).message
                == "0/2 nodes are available: 2 node(s) didn't find available persistent volumes to bind. "
                + "\(tail)\(helpless)")
    }

    @Test func aClaimWithANodeStaysThere() {
        var cluster = cluster()
        cluster.volumes.update(
            claim("c") { $0.metadata.annotations = ["volume.kubernetes.io/selected-node": "b"] })
        cluster.assign(PodInfo(makePod("heavy", requests: ["cpu": "30"])), to: "b")
        #expect(SchedulingPlan.make(for: pod("p", "c"), in: &cluster).node == "b")
    }

    @Test func aClaimForOnePodIsUsedByOne() {
        var cluster = cluster()
        cluster.volumes.update(claim("c", volume: "v", modes: ["ReadWriteOncePod"]))
        cluster.volumes.update(volume("v"))
        cluster.assign(pod("first", "c"), to: "a")
        #expect(
            SchedulingPlan.make(for: pod("p", "c"), in: &cluster).message
                == "0/2 nodes are available: 2 node has pod using PersistentVolumeClaim with the same name and "
                + "ReadWriteOncePod access mode. \(tail)2 No preemption victims found for incoming pod.")
        cluster.remove(pod: "uid-first")
        #expect(SchedulingPlan.make(for: pod("p", "c"), in: &cluster).node != nil)
    }

    @Test func zonesOfVolumes() {
        var cluster = snapshot([
            makeNode("a", labels: ["topology.kubernetes.io/zone": "x"]),
            makeNode("b", labels: ["topology.kubernetes.io/zone": "y"]),
        ])
        cluster.volumes.update(claim("c", volume: "v"))
        cluster.volumes.update(volume("v") { $0.metadata.labels = ["topology.kubernetes.io/zone": "y__z"] })
        #expect(SchedulingPlan.make(for: pod("p", "c"), in: &cluster).node == "b")
        cluster.volumes.update(volume("v") { $0.metadata.labels = ["topology.kubernetes.io/zone": "w"] })
        #expect(
            SchedulingPlan.make(for: pod("p", "c"), in: &cluster).message
                == "0/2 nodes are available: 2 node(s) had no available volume zone. \(tail)\(helpless)")
    }

    /// A volume's old label is looked for on nodes under both names, the old one first; its new label under that alone.
    @Test func zonesUnderTheirFormerName() {
        let (old, new) = ("failure-domain.beta.kubernetes.io/zone", "topology.kubernetes.io/zone")
        func fits(_ labels: [String: String], _ key: String) -> Bool {
            var cluster = snapshot([makeNode("a", labels: labels)])
            cluster.volumes.update(claim("c", volume: "v"))
            cluster.volumes.update(volume("v") { $0.metadata.labels = [key: "x"] })
            return SchedulingPlan.make(for: pod("p", "c"), in: &cluster).node == "a"
        }
        #expect(fits([new: "x"], old))
        #expect(fits([old: "x", new: "y"], old))
        #expect(!fits([old: "y", new: "x"], old))
        #expect(!fits([old: "x"], new))
    }
}
