import ClusterPlans
import ObjectModel
import ObjectRules
import Testing

/// Everybody dies after each single write of a life of volumes, and goes on from what is stored: the end and the number
/// of creations and deletions are those of a life without deaths.
@Suite struct VolumeBindingCrashTests {
    /// What a life came to.
    private struct End: Equatable {
        var claims: [String]
        var volumes: [String]
        var directories: [String: String]
        var creations: Int
        var deletions: Int
    }

    /// A claim for a volume that is there, one for a volume that is made, data in both; then both claims go.
    private func live(dyingAfter fatal: Int?) throws -> (end: End, writes: Int) {
        var simulation = VolumeSimulation()
        var hasDied = fatal == nil
        func run(_ simulation: inout VolumeSimulation) throws {
            for _ in 0..<60 {
                var isQuiet = true
                for turn in simulation.turns {
                    let left = (fatal ?? 0) - simulation.world.writes
                    if try simulation.take(turn, steps: hasDied ? .max : left) { isQuiet = false }
                    hasDied = hasDied || simulation.world.writes >= fatal ?? 0
                }
                if isQuiet { return }
            }
            Issue.record("it does not settle")
        }
        try simulation.world.create(PersistentVolume.test("v1", className: "static", phase: "Pending"))
        try simulation.world.create(PersistentVolumeClaim.test("a", className: "static"))
        try simulation.world.create(PersistentVolumeClaim.test("b", className: "local"))
        try run(&simulation)
        try simulation.schedule("b")
        try run(&simulation)
        simulation.write()
        #expect(simulation.claims.allSatisfy { $0.status.phase == "Bound" })
        for claim in simulation.claims { try simulation.world.delete(claim) }
        try run(&simulation)
        let end = End(
            claims: simulation.claims.map(\.metadata.name),
            volumes: simulation.volumes.map { "\($0.metadata.name) \($0.status.phase)" },
            directories: simulation.directories, creations: simulation.creations, deletions: simulation.deletions)
        return (end, simulation.world.writes)
    }

    @Test func aLifeWithoutDeaths() throws {
        let (end, _) = try live(dyingAfter: nil)
        #expect(
            end == End(claims: [], volumes: ["v1 Released"], directories: [:], creations: 1, deletions: 1))
    }

    @Test(arguments: 0..<40) func aDeathAfterEachWrite(_ fatal: Int) throws {
        let expected = try live(dyingAfter: nil)
        #expect(expected.writes < 40)
        #expect(try live(dyingAfter: fatal).end == expected.end)
    }
}
