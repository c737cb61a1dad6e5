import ObjectModel
import TestKit
import Testing
import WorkloadPlans

/// The controller dies after each single write of each of these stories, and another one goes on from what is stored.
/// The end is the same as without a death, and as many pods were created and deleted.
@Suite struct DaemonSetCrashTests {
    /// What a user and the nodes do; after each act everything comes to rest.
    private typealias Act = @Sendable (inout DaemonSetSimulation) throws -> Void

    private struct Story: Sendable {
        let name: String
        var set: @Sendable (inout DaemonSet) -> Void = { _ in }
        let acts: [Act]
    }

    private static let update: Act = { try $0.setImage("app:v2") }
    private static let back: Act = { try $0.setImage("app:v1") }
    private static let surge: @Sendable (inout DaemonSet) -> Void = { set in
        set.spec.updateStrategy.rollingUpdate = .make {
            $0.maxSurge = .int(1)
            $0.maxUnavailable = .int(0)
        }
    }

    private static let stories: [Story] = [
        Story(name: "create", acts: []),
        Story(name: "update and back", acts: [update, back]),
        Story(
            name: "short history", set: { $0.spec.revisionHistoryLimit = 0 },
            acts: [update, { try $0.setImage("app:v3") }]),
        Story(name: "surge", set: surge, acts: [update, back]),
        Story(
            name: "on delete", set: { $0.spec.updateStrategy = .make { $0.type = "OnDelete" } },
            acts: [update, { try $0.delete($0.pods(on: "node-0")[0]) }]),
        Story(
            name: "partition", set: { $0.metadata.annotations[DaemonSetNames.rolloutPartition] = "2" },
            acts: [update, { try $0.delete($0.pods(on: "node-2")[0]) }, back]),
        Story(
            name: "failed pods",
            acts: [
                { try $0.finish($0.pods(on: "node-0")[0]) },
                { try $0.finish($0.pods(on: "node-1")[0], phase: "Succeeded") },
            ]),
        Story(
            name: "nodes come, go and are tainted",
            acts: [
                { try $0.addNode("node-3") }, { try $0.taint("node-1", "maintenance", "NoExecute") },
                { try $0.changeNode("node-1") { $0.spec.taints = [] } },
            ]),
        Story(
            name: "adoption",
            acts: [
                { simulation in
                    for pod in simulation.pods {
                        try simulation.world.change(pod) { $0.metadata.ownerReferences = [] }
                    }
                }
            ]),
    ]

    @Test(arguments: stories.indices) func whereverItDies(_ index: Int) throws {
        let story = Self.stories[index]
        let whole = try Self.tell(story, dyingAfter: nil)
        #expect(whole.writes > 3)
        for write in 1..<whole.writes {
            let result = try Self.tell(story, dyingAfter: write)
            #expect(result.end == whole.end, "\(story.name), dying after write \(write)")
        }
    }

    private struct End: Equatable {
        let images: [String: [String]]
        let revisions: [Int]
        let status: DaemonSetStatus
        let created: Int
        let deleted: Int
    }

    private static func tell(_ story: Story, dyingAfter write: Int?) throws -> (end: End, writes: Int) {
        var simulation = try DaemonSetSimulation(nodes: 3, story.set)
        simulation.writesUntilDeath = write
        #expect(try simulation.converge())
        for act in story.acts {
            try act(&simulation)
            #expect(try simulation.converge())
        }
        let end = End(
            images: simulation.images, revisions: simulation.revisions.map(\.revision), status: simulation.status,
            created: simulation.events.count { $0.hasPrefix("SuccessfulCreate") },
            deleted: simulation.events.count { $0.hasPrefix("SuccessfulDelete") })
        return (end, simulation.world.writes)
    }
}
