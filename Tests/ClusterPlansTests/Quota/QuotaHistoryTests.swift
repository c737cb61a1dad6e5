import ObjectModel
import ObjectRules
import TestKit
import Testing

/// Seeded random histories: pods are charged as they are created, go at any time, and the controller reads the quota,
/// then the pods, and writes later or never. There are never more pods than allowed, and never more than are paid for.
@Suite struct QuotaHistoryTests {
    @Test(arguments: 0..<200 as Range<UInt64>) func thereAreNeverMoreThanAllowed(seed: UInt64) throws {
        var world = try history(seed: seed) { $0.check("seed \(seed)") }
        world.settle()
        #expect(world.used == Quantity(world.pods.count))
        let writesAgain = world.settle()
        #expect(!writesAgain)
    }

    @Test func whatIsGivenBackIsUsedAgain() throws {
        let creations = try (0..<20 as Range<UInt64>).map { try history(seed: $0) { _ in }.creations }
        #expect(creations.reduce(0, +) > 20 * 2 * 3)
    }

    private func history(seed: UInt64, check: (QuotaWorld) -> Void) throws -> QuotaWorld {
        var random = SeededGenerator(seed: seed)
        var world = try QuotaWorld(hard: 3)
        for _ in 0..<150 {
            switch Int.random(in: 0..<12, using: &random) {
            case 0..<3:
                do throws(QuotaRefusal) {
                    try world.create()
                } catch {
                    #expect(error.why.hasPrefix("exceeded quota: quota, requested: pods=1, used: pods=3"))
                }
            case 3..<5: if let pod = world.pods.randomElement(using: &random) { try world.simulator.delete(pod) }
            case 5..<7: world.readTheQuota()
            case 7..<9: _ = world.readThePods()
            case 9: world.forget()
            default: _ = world.write()
            }
            check(world)
        }
        return world
    }
}
