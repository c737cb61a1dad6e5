import ObjectModel
import ObjectRules
import Testing

@Suite struct ZoneOffsetsTests {
    @Test func aTableThenARule() throws {
        let zone = ZoneOffsets(
            initial: 600, changes: [(100, 3600), (200, 0), (1_800_000_000, 7200)],
            rule: try #require(ZoneRule(parsing: "CET-1CEST,M3.5.0,M10.5.0/3")))
        #expect([99, 100, 199, 200, 1_799_999_999].map { zone.offset(at: $0) } == [600, 3600, 3600, 0, 0])
        // January 2027, and July 2030.
        #expect([1_800_000_000, 1_909_000_000].map { zone.offset(at: $0) } == [3600, 7200])
        #expect(zone.changes(in: 100...200).map(\.start) == [100, 200])
        #expect(zone.changes(in: 101...199).isEmpty)
        #expect(zone.changes(in: 100...100).map { [$0.before, $0.after] } == [[600, 3600]])
    }

    @Test func utcNeverChanges() {
        #expect(ZoneOffsets.utc.changes(in: (-1 << 40)...(1 << 40)).isEmpty)
        #expect(ZoneOffsets.utc.firstMoment(ofWall: 5) == 5)
        #expect(ZoneOffsets.utc.latestWall(upTo: 5) == 5)
    }

    /// Against a walk over every minute: a time that is shown twice has its first moment, one that is left out none.
    @Test(arguments: ZoneFixtures.all) func theWallClock(_ zone: ZoneFixtures.Zone) {
        for day in zone.days {
            let noon = ZoneFixtures.second("\(day)T12:00:00Z")
            var firstMoments: [Int64: Int64] = [:]
            var latest = Int64.min
            for moment in stride(from: noon - 3 * 86_400, through: noon + 3 * 86_400, by: 60) {
                let wall = zone.offsets.wall(at: moment)
                if firstMoments[wall] == nil { firstMoments[wall] = moment }
                latest = max(latest, wall)
                guard moment > noon - 86_400, moment % 1800 == 0 || latest != wall else { continue }
                #expect(zone.offsets.latestWall(upTo: moment) / 60 == latest / 60)
            }
            for wall in stride(from: noon - 86_400, through: noon + 86_400, by: 60) {
                #expect(zone.offsets.firstMoment(ofWall: wall) == firstMoments[wall])
            }
        }
    }
}
