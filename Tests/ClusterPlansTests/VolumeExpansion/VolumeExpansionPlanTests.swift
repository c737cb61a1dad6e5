import ClusterPlans
import ObjectModel
import TestKit
import Testing
import WorkloadPlans

@Suite struct VolumeExpansionPlanTests {
    private func claim(_ wish: String, has: String, phase: String = "Bound") -> PersistentVolumeClaim {
        .new { claim in
            claim.metadata = .make {
                $0.name = "data"
                $0.namespace = "ns"
            }
            claim.spec = .make {
                $0.volumeName = "v1"
                $0.fields["resources"] = ["requests": ["storage": .string(wish)]]
            }
            claim.status = .make {
                $0.phase = phase
                $0.capacity = ["storage": Quantity(has) ?? .zero]
            }
        }
    }

    private func volume(_ size: String, for claim: PersistentVolumeClaim) -> PersistentVolume {
        .new { volume in
            volume.metadata = .make { $0.name = "v1" }
            volume.spec = .make {
                $0.capacity = ["storage": Quantity(size) ?? .zero]
                $0.claimRef = .make { $0.uid = claim.metadata.uid }
            }
        }
    }

    private func world(_ wish: String) throws -> PlanSimulator {
        var world = PlanSimulator()
        let claim = try world.create(claim(wish, has: "1Gi"))
        try world.create(volume("1Gi", for: claim))
        return world
    }

    private func plan(_ world: PlanSimulator) -> Plan {
        VolumeExpansionPlan.resize(
            world.all(PersistentVolumeClaim.self)[0], world.all(PersistentVolume.self)[0], now: world.now)
    }

    @Test func bothSidesGrow() throws {
        var world = try world("3Gi")
        world.apply(plan(world))
        let claim = world.all(PersistentVolumeClaim.self)[0]
        #expect(claim.status.capacity == ["storage": Quantity("3Gi") ?? .zero])
        #expect(claim.status.conditions.isEmpty)
        #expect(claim.status.allocatedResourceStatuses.isEmpty)
        #expect(world.all(PersistentVolume.self)[0].spec.capacity == ["storage": Quantity("3Gi") ?? .zero])
        #expect(world.events.map(\.reason) == ["Resizing", "VolumeResizeSuccessful"])
        #expect(plan(world).isEmpty)
    }

    @Test(arguments: 0..<3) func aResizerThatDiesGoesOn(after steps: Int) throws {
        var world = try world("3Gi")
        world.apply(plan(world), steps: steps)
        world.apply(plan(world))
        #expect(plan(world).isEmpty)
        #expect(world.writes == 3)
        #expect(world.all(PersistentVolumeClaim.self)[0].status.capacity == ["storage": Quantity("3Gi") ?? .zero])
    }

    @Test func whoComesToAskForLessKeepsWhatThereIs() throws {
        var world = try world("3Gi")
        world.apply(plan(world), steps: 2)
        try world.change(world.all(PersistentVolumeClaim.self)[0]) {
            $0.spec.fields["resources"] = ["requests": ["storage": "2Gi"]]
        }
        world.apply(plan(world))
        #expect(world.all(PersistentVolumeClaim.self)[0].status.capacity == ["storage": Quantity("3Gi") ?? .zero])
        #expect(plan(world).isEmpty)
    }

    @Test func onlyBoundClaimsGrow() {
        #expect(VolumeExpansionPlan.isWanted(claim("2Gi", has: "1Gi")))
        #expect(!VolumeExpansionPlan.isWanted(claim("2Gi", has: "2Gi")))
        #expect(!VolumeExpansionPlan.isWanted(claim("2Gi", has: "1Gi", phase: "Pending")))
    }

    @Test func othersAreAskedForTheirs() {
        let claim = claim("2Gi", has: "1Gi")
        let plan = VolumeExpansionPlan.delegation(of: claim, volume("1Gi", for: claim))
        #expect(plan.announces.map(\.message) == ["waiting for an external controller to expand this PVC"])
        #expect(plan.announces.map(\.type) == [.warning])
    }
}
