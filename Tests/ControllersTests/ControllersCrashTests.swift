import APIClient
import Foundation
import ObjectModel
import TestKit
import Testing

/// The whole control plane dies after a write of a story, or one controller does while the others live on, and starts
/// anew from what is stored. The end is that of a life without deaths, and nothing was made or deleted more often.
///
/// With `CRASH_POINTS=all` in the environment every write of every story is followed by a death once; else some are.
@Suite struct ControllersCrashTests {
    /// Of so many writes one is followed by a death.
    private static let interval = ProcessInfo.processInfo.environment["CRASH_POINTS"] == "all" ? 1 : 19

    /// Controllers that write nothing but events, which may be lost.
    private static let silent: Set = ["VolumeExpansionController (volume_expand)"]

    /// What a story comes to when nobody dies.
    private struct Ending {
        let tally: MortalClient.Tally
        let portrait: [String]

        init(_ story: Story) async throws {
            let cluster = SimulatedCluster()
            tally = try await cluster.play(story.steps)
            portrait = try await Portrait.of(cluster.api)
        }

        func expect(_ story: Story, dyingAfter lifetime: Int, _ mortal: String? = nil) async throws {
            let cluster = SimulatedCluster()
            let tally = try await cluster.play(story.steps, lifetimes: [lifetime], mortal: mortal)
            let place: Comment = "\(mortal ?? "everything") died after write \(lifetime)"
            #expect(tally.created == self.tally.created, place)
            #expect(tally.deleted == self.tally.deleted, place)
            #expect(try await Portrait.of(cluster.api) == portrait, place)
        }
    }

    @Test(arguments: Story.all) func deathsOfAllChangeNothing(story: Story) async throws {
        let ending = try await Ending(story)
        #expect(ending.tally.writes > 0)
        for lifetime in stride(from: 1, through: ending.tally.writes, by: Self.interval) {
            try await ending.expect(story, dyingAfter: lifetime)
        }
    }

    @Test(arguments: Story.all) func theDeathOfOneChangesNothing(story: Story) async throws {
        let ending = try await Ending(story)
        for (controller, writes) in ending.tally.writers.sorted(by: { $0.key < $1.key }) {
            for lifetime in stride(from: 1, through: writes, by: Self.interval) {
                try await ending.expect(story, dyingAfter: lifetime, controller)
            }
        }
    }

    /// Whoever adds a controller adds a story in which it writes.
    @Test func everyControllerDiesInSomeStory() async throws {
        var writers: Set<String> = []
        for story in Story.all { writers.formUnion(try await Ending(story).tally.writers.keys) }
        #expect(ControlPlane.names.subtracting(writers) == Self.silent)
        #expect(writers.subtracting(ControlPlane.names).isEmpty)
    }
}
