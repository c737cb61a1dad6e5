import ObjectModel
import ObjectRules
import Testing

/// Creations, deletions and the three acts of a count in every order.
@Suite struct QuotaExhaustiveTests {
    private enum Move: CaseIterable {
        case create, delete, readQuota, readPods, write
    }

    private static let depth = 7

    @Test func noOrderOfEventsLosesACharge() throws {
        var visited = 0
        try explore(QuotaWorld(hard: 2), [], &visited)
        #expect(visited > 500, "the moves must do something")
    }

    private func explore(_ world: QuotaWorld, _ path: [Move], _ visited: inout Int) throws {
        visited += 1
        world.check("\(path)")
        guard path.count < Self.depth else {
            var world = world
            world.settle()
            #expect(world.used == Quantity(world.pods.count), "\(path)")
            let writesAgain = world.settle()
            #expect(!writesAgain, "\(path)")
            return
        }
        for move in Move.allCases where move != path.last || move == .create || move == .delete {
            var next = world
            guard try take(move, &next) else { continue }
            try explore(next, path + [move], &visited)
        }
    }

    /// False when the move changes nothing.
    private func take(_ move: Move, _ world: inout QuotaWorld) throws -> Bool {
        switch move {
        case .create:
            do throws(QuotaRefusal) {
                try world.create()
                return true
            } catch {
                #expect(world.used >= Quantity(world.hard))
                return false
            }
        case .delete: return try world.deleteOldest()
        case .readQuota: world.readTheQuota()
        case .readPods: return world.readThePods()
        case .write: return world.write()
        }
        return true
    }
}
