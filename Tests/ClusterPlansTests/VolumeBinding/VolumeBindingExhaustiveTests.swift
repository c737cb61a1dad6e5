import ClusterPlans
import ObjectModel
import ObjectRules
import Testing

/// All small states of one claim and one volume, right or wrong: from each the two come to rest, nobody has two
/// partners, and what was bound from both sides stays so.
@Suite struct VolumeBindingExhaustiveTests {
    private static let references = ["none", "name", "uid", "other"]
    private static let phases = ["Pending", "Available", "Bound", "Released", "Failed"]
    private static let names = ["", "v1", "v2"]

    @Test(arguments: references, phases) func comesToRest(reference: String, phase: String) throws {
        for name in Self.names {
            for isCompleted in [false, true] {
                for claimPhase in ["Pending", "Bound", "Lost"] {
                    try settle(reference, phase, name, isCompleted, claimPhase)
                }
            }
        }
    }

    private func settle(
        _ reference: String, _ phase: String, _ name: String, _ isCompleted: Bool, _ claimPhase: String
    ) throws {
        var simulation = VolumeSimulation()
        var claim = PersistentVolumeClaim.test("a", className: "static")
        claim.spec.volumeName = name
        claim.status.phase = claimPhase
        if isCompleted { claim.metadata.annotations = [StorageAnnotation.bindCompleted: "yes"] }
        let stored = try simulation.world.create(claim)
        var volume = PersistentVolume.test("v1", className: "static", phase: phase)
        switch reference {
        case "name": volume = volume.reserved(for: stored, byUID: false)
        case "uid": volume = volume.reserved(for: stored)
        case "other": volume = volume.reserved(for: .test("other"))
        default: break
        }
        try simulation.world.create(volume)
        try simulation.settle()
        simulation.check()
        let wasMutual = reference == "uid" && (name == "v1" || name.isEmpty && !isCompleted)
        if wasMutual { #expect(simulation.claim("a")?.status.phase == "Bound") }
        if isCompleted, name.isEmpty || name == "v2" { #expect(simulation.claim("a")?.status.phase == "Lost") }
        #expect(simulation.volumes.count == 1)
    }
}
