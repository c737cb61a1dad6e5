import APIClient
import ObjectModel
import TestKit
import Testing

/// All kinds in one cluster: the stories are told side by side in a random order, and the control plane dies again and
/// again.
@Suite struct ControllersHistoryTests {
    @Test(arguments: 0..<2 as Range<UInt64>) func storiesSideBySide(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        var stories = Story.all.filter(\.isSociable).map { $0.steps[...] }
        var steps: [SimulatedCluster.Step] = []
        while let index = stories.indices.filter({ !stories[$0].isEmpty }).randomElement(using: &random) {
            steps.append(stories[index].removeFirst())
        }
        let lifetimes = (0..<12).map { _ in Int.random(in: 1...40, using: &random) }
        let cluster = SimulatedCluster()
        _ = try await cluster.play(steps, lifetimes: lifetimes)
        // Everything that was made is gone, save for what was orphaned and the service.
        let left = Set(try await cluster.api.list(Pod.self).map(\.metadata.name))
        #expect(left.filter { !$0.hasPrefix("set-") } == Set(Bystanders.pods))
        #expect(try await cluster.writesWhileIdle(seconds: 600).isEmpty)
    }
}
