import APIClient
import ObjectModel
import TestKit
import Testing

/// A cluster in which nobody does anything writes nothing but heartbeats.
@Suite struct ControllersIdleTests {
    @Test func anHourWithoutWrites() async throws {
        let cluster = SimulatedCluster()
        // Everything but the last step, which is deletion.
        let steps = Story.all.filter { $0.isSociable && !$0.isRestless }.flatMap { $0.steps.dropLast() }
        _ = try await cluster.play(steps)
        #expect(try await cluster.api.list(Pod.self).count > 8)
        let writes = try await cluster.writesWhileIdle(seconds: 3_600)
        #expect(writes.isEmpty)
    }
}
