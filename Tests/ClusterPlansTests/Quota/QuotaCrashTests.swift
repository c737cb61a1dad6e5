import ObjectModel
import ObjectRules
import Testing

/// Somebody wants five pods one after the other where two are allowed; each goes once it is not the newest any more.
/// The controller dies after each single write of anybody, with what it had read by then.
@Suite struct QuotaCrashTests {
    private struct End: Equatable {
        var pods: [String]
        var used: Quantity
        var creations: Int
        var deletions: Int
    }

    /// - Parameter fatal: The write after which the controller dies; nil: it lives.
    private func live(dyingAfter fatal: Int?) throws -> (end: End, writes: Int) {
        var world = try QuotaWorld(hard: 2)
        var (writes, deletions, isDown) = (0, 0, 0)
        func note(_ world: inout QuotaWorld) {
            writes += 1
            guard writes == fatal else { return }
            world.forget()
            isDown = 2
        }
        for turn in 0..<60 {
            let before = writes
            // The controller has read before the others act and writes after them, or is down.
            if isDown == 0, turn % 2 == 0 { world.readTheQuota() }
            if isDown == 0 { _ = world.readThePods() }
            if world.creations < 5 {
                do throws(QuotaRefusal) {
                    try world.create()
                    note(&world)
                } catch {
                    #expect(error.why.hasPrefix("exceeded quota"))
                }
            }
            if world.pods.count > 1, try world.deleteOldest() {
                deletions += 1
                note(&world)
            }
            if isDown == 0, world.write() { note(&world) }
            isDown = max(0, isDown - 1)
            world.check("death after \(fatal ?? -1), turn \(turn)")
            if writes == before, turn % 2 == 1, !world.settle() { break }
        }
        let end = End(
            pods: world.pods.map(\.metadata.name), used: world.used, creations: world.creations, deletions: deletions)
        return (end, writes)
    }

    @Test func aLifeWithoutDeaths() throws {
        #expect(
            try live(dyingAfter: nil).end == End(pods: ["p4"], used: Quantity(1), creations: 5, deletions: 4))
    }

    @Test(arguments: 0..<30) func aDeathAfterEachWrite(_ fatal: Int) throws {
        let expected = try live(dyingAfter: nil)
        #expect(expected.writes > 9 && expected.writes < 30)
        #expect(try live(dyingAfter: fatal).end == expected.end)
    }
}
