import ObjectModel
import Testing
import WorkloadPlans

@Suite struct DeploymentRevisionHistoryLimitTests {
    private func simulation(limit: Int?) throws -> DeploymentSimulation {
        var simulation = try DeploymentSimulation { $0.spec.revisionHistoryLimit = limit }
        for image in ["app:v1", "app:v2", "app:v3", "app:v4"] {
            try simulation.change { $0.spec.template.setImage(image) }
            try simulation.settle()
            try simulation.endDeletedPods()
            try simulation.settle()
        }
        return simulation
    }

    @Test(arguments: [(0, ["app:v4"]), (1, ["app:v3", "app:v4"]), (9, ["app:v1", "app:v2", "app:v3", "app:v4"])])
    func theEarliestGo(limit: Int, images: [String]) throws {
        let left = try simulation(limit: limit).sets.map(\.spec.template.image).sorted()
        #expect(left == images)
    }

    @Test func withoutALimitAllAreKept() throws { #expect(try simulation(limit: nil).sets.count == 4) }

    @Test func oneWithPodsStays() throws {
        var simulation = try simulation(limit: 9)
        try simulation.world.change(try #require(simulation.set("app:v1"))) { $0.status.replicas = 1 }
        try simulation.change {
            $0.spec.revisionHistoryLimit = 0
            $0.spec.paused = true
        }
        let deleted = try simulation.plan().deletions
        #expect(deleted.count == 2)
        #expect(!deleted.contains(try #require(simulation.set("app:v1")).metadata.name))
    }
}
