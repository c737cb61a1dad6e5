import APIClient
import ObjectModel
import TestKit
import Testing

/// The whole control plane dies after a write of a story and starts anew from what is stored. The end is that of a life
/// without deaths, and nothing was made or deleted more often.
@Suite struct ControllersCrashTests {
    /// Of so many writes one is followed by a death: 1 looks at each, which takes a minute.
    private static let interval = 11

    @Test(arguments: Story.all) func deathsChangeNothing(story: Story) async throws {
        let healthy = SimulatedCluster()
        let expected = try await healthy.play(story.steps)
        let portrait = try await Portrait.of(healthy.api)
        #expect(expected.writes > 0)
        for lifetime in stride(from: 4, through: expected.writes, by: Self.interval) {
            let cluster = SimulatedCluster()
            let tally = try await cluster.play(story.steps, lifetimes: [lifetime])
            #expect(tally.created == expected.created, "death after write \(lifetime)")
            #expect(tally.deleted == expected.deleted, "death after write \(lifetime)")
            #expect(try await Portrait.of(cluster.api) == portrait, "death after write \(lifetime)")
        }
    }
}
