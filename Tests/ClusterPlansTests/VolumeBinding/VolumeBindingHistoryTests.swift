import ClusterPlans
import ObjectModel
import ObjectRules
import TestKit
import Testing
import WorkloadPlans

/// Seeded random histories. Users make, change and delete claims and volumes at any time, the scheduler chooses nodes,
/// pods write, and whoever plans dies between any two writes.
@Suite struct VolumeBindingHistoryTests {
    @Test(arguments: 0..<150 as Range<UInt64>) func nothingIsLostAndAllComesToRest(seed: UInt64) throws {
        var history = VolumeHistory(seed: seed)
        for _ in 0..<80 {
            try history.step()
            history.simulation.check()
        }
        try history.simulation.settle()
        history.simulation.check()
        history.checkEnd()
        let writes = history.simulation.world.writes
        for turn in history.simulation.turns { #expect(try !history.simulation.take(turn)) }
        #expect(history.simulation.world.writes == writes)
    }
}

private struct VolumeHistory {
    var simulation = VolumeSimulation()
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func step() throws {
        switch Int.random(in: 0..<20, using: &random) {
        case 0, 1: try createClaim()
        case 2, 3: try createVolume()
        case 4: if let claim = simulation.claims.randomElement(using: &random) { try simulation.world.delete(claim) }
        case 5:
            guard let volume = simulation.volumes.randomElement(using: &random) else { return }
            if Int.random(in: 0..<3, using: &random) == 0 { try simulation.dismiss(volume) }
        case 6:
            guard let volume = simulation.volumes.randomElement(using: &random) else { return }
            let policy = Bool.random(using: &random) ? "Retain" : "Delete"
            try simulation.world.change(volume) { $0.spec.persistentVolumeReclaimPolicy = policy }
        case 7:
            if let claim = simulation.claims.randomElement(using: &random) {
                try simulation.schedule(claim.metadata.name)
            }
        case 8: simulation.write()
        default:
            guard let turn = simulation.turns.randomElement(using: &random) else { return }
            try simulation.take(turn, steps: Int.random(in: 0...4, using: &random))
        }
    }

    private mutating func createClaim() throws {
        let name = "c\(Int.random(in: 0..<4, using: &random))"
        guard simulation.claim(name) == nil else { return }
        let className = ["static", "static", "waiting", "local", "kept", ""].randomElement(using: &random)
        var claim = PersistentVolumeClaim.test(
            name, size: "\(Int.random(in: 1...3, using: &random))Gi", className: className)
        if Int.random(in: 0..<5, using: &random) == 0 { claim.spec.volumeName = "v0" }
        try simulation.world.create(claim)
    }

    private mutating func createVolume() throws {
        let name = "v\(Int.random(in: 0..<5, using: &random))"
        guard simulation.volume(name) == nil else { return }
        let className = ["static", "waiting", ""].randomElement(using: &random) ?? ""
        var volume = PersistentVolume.test(
            name, size: "\(Int.random(in: 1...4, using: &random))Gi", className: className,
            policy: Bool.random(using: &random) ? "Retain" : "Delete", phase: "Pending")
        volume.spec.fields["hostPath"] = ["path": .string(Bool.random(using: &random) ? "/data" : "/tmp/data")]
        if Int.random(in: 0..<3, using: &random) == 0 {
            volume = volume.reserved(for: .test("c\(Int.random(in: 0..<4, using: &random))"), byUID: false)
        }
        try simulation.world.create(volume)
    }

    /// What is bound is bound from both sides, and nobody waits who could be served.
    func checkEnd() {
        for claim in simulation.claims where claim.status.phase == "Pending" {
            let isServed = simulation.volumes.contains { volume in
                volume.spec.claimRef == nil && claim.spec.volumeName.isEmpty && claim.className != "waiting"
                    && VolumeChoice.misfit(of: volume, for: claim) == nil
            }
            #expect(!isServed, "\(claim.metadata.name) waits although a volume is free")
        }
        for volume in simulation.volumes where volume.status.phase == "Bound" {
            let claim = volume.spec.claimRef.flatMap { simulation.claim($0.name) }
            #expect(claim?.metadata.uid == volume.spec.claimRef?.uid)
            #expect(claim?.spec.volumeName == volume.metadata.name || claim?.spec.volumeName == "")
        }
    }
}
