import ObjectModel
import ObjectRules
import TestKit
import Testing

/// Schedules against a walk over every minute of the days around changes of the clocks, and over every day of years.
@Suite struct CronScheduleTimesTests {
    static let expressions = [
        "* * * * *", "*/5 * * * *", "0 * * * *", "30 * * * *", "0 0 * * *", "30 2 * * *", "0,30 1-3 * * *",
        "15 2 * * 0",
        "59 23 * * *", "0 0 1 * *", "0 0 29-31 * *", "0 12 * * 1-5", "7/13 2 * * *", "0 2 15 * 0", "0 0 */2 * 1",
        "0 0 * * */2", "45 */7 * 3,10 *", "0 3 ? * ?", "0 9-17/4 1,15 feb,dec sun-tue", "1-59/29 0,2,23 * * sat,sun",
        "@hourly", "@daily", "@weekly", "@monthly", "10 10 10 10 *", "0 0 31 2 *",
    ]

    /// Whether the clock on the wall shows a time of the schedule; written anew, apart from the parser.
    private static func isDue(_ schedule: CronSchedule, _ wall: Int64) -> Bool {
        let day = wall >= 0 ? wall / 86_400 : (wall - 86_399) / 86_400
        let (_, month, date) = Time.civil(fromDays: day)
        let minute = Int(wall - day * 86_400) / 60
        guard schedule.minute.contains(minute % 60), schedule.hour.contains(minute / 60),
            schedule.month.contains(month)
        else { return false }
        let date1 = schedule.dayOfMonth.contains(date)
        let day1 = schedule.dayOfWeek.contains(Int((day + 4) % 7))
        return schedule.dayOfMonth.isStar || schedule.dayOfWeek.isStar ? date1 && day1 : date1 || day1
    }

    @Test(arguments: ZoneFixtures.all) func runsAreThoseOfAWalkOverMinutes(_ zone: ZoneFixtures.Zone) throws {
        let schedules = try Self.expressions.map { try CronSchedule(parsing: $0) }
        var random = SeededGenerator(seed: 7)
        for day in zone.days {
            let noon = ZoneFixtures.second("\(day)T12:00:00Z")
            let minutes = Array(stride(from: noon - 2 * 86_400, through: noon + 2 * 86_400, by: 60))
            var shown: Set<Int64> = []
            let walls = minutes.map { minute -> Int64? in
                let wall = zone.offsets.wall(at: minute)
                return shown.insert(wall).inserted ? wall : nil
            }
            // What the walk has shown before counts from a day in.
            let start = noon - 86_400
            for schedule in schedules {
                let runs = zip(minutes, walls).filter { $1.map { Self.isDue(schedule, $0) } ?? false }.map(\.0)
                check(schedule, zone.offsets, runs.filter { $0 >= start }, in: start...(minutes.last ?? start), &random)
            }
        }
    }

    private func check(
        _ schedule: CronSchedule, _ zone: ZoneOffsets, _ runs: [Int64], in range: ClosedRange<Int64>,
        _ random: inout SeededGenerator
    ) {
        let picked = runs.count > 40 ? (0..<40).map { _ in runs.randomElement(using: &random)! } : runs
        let chance = (0..<20).map { _ in Int64.random(in: range, using: &random) }
        for moment in picked.flatMap({ [$0 - 1, $0, $0 + 1] }) + chance where range.contains(moment) {
            let next = schedule.next(after: Time(seconds: moment, nanoseconds: 5), in: zone)?.seconds
            let expected = runs.first { $0 > moment }
            if let expected { #expect(next == expected) } else { #expect(next ?? .max > range.upperBound) }
            let latest = schedule.latest(
                upTo: Time(seconds: moment), after: Time(seconds: range.lowerBound - 1), in: zone)
            #expect(latest?.seconds == runs.last { $0 <= moment })
        }
    }

    /// Each time on the wall has at most one run, over a year of any zone.
    @Test(arguments: ZoneFixtures.all) func noTimeOnTheWallRunsTwice(_ zone: ZoneFixtures.Zone) throws {
        let schedule = try CronSchedule(parsing: "*/30 0-4 * * *")
        var time = Time(seconds: ZoneFixtures.second("\(zone.days[0])T00:00:00Z") - 40 * 86_400)
        var shown: Set<Int64> = []
        var last = Int64.min
        for _ in 0..<1200 {
            time = try #require(schedule.next(after: time, in: zone.offsets))
            let wall = zone.offsets.wall(at: time.seconds)
            #expect(shown.insert(wall).inserted)
            #expect(wall > last)
            last = wall
        }
    }

    @Test(arguments: ["0 0 29 2 *", "0 12 13 * 5", "0 0 31 * *", "0 0 1 1 *", "0 0 30 4,6 mon", "0 0 29 2 1"])
    func yearsAreThoseOfAWalkOverDays(_ text: String) throws {
        let schedule = try CronSchedule(parsing: text)
        let first = Time.days(year: 2095, month: 1, day: 1)
        let hour = schedule.hour.contains(12) ? 12 : 0
        let runs = (first..<Time.days(year: 2106, month: 1, day: 1)).map { $0 * 86_400 + Int64(hour) * 3600 }
            .filter { Self.isDue(schedule, $0) }
        var found: [Int64] = []
        var time = Time(seconds: first * 86_400 - 1)
        while let next = schedule.next(after: time, in: .utc), next.seconds <= runs.last ?? 0 {
            found.append(next.seconds)
            time = next
        }
        #expect(found == runs)
        for pair in zip(runs, runs.dropFirst()) {
            let before = Time(seconds: pair.1 - 1)
            #expect(schedule.latest(upTo: before, after: Time(seconds: 0), in: .utc)?.seconds == pair.0)
        }
    }

    @Test func aScheduleThatNeverComes() throws {
        for text in ["0 0 31 2 *", "0 0 30 2 *", ", * * * *"] {
            let schedule = try CronSchedule(parsing: text)
            #expect(schedule.next(after: Time(seconds: 0), in: ZoneFixtures.berlin.offsets) == nil)
            #expect(schedule.latest(upTo: Time(seconds: 1 << 32), after: Time(seconds: 0), in: .utc) == nil)
        }
    }

    @Test func intervalsCountFromWhereTheyAreAskedFrom() throws {
        let schedule = try CronSchedule(parsing: "@every 90s")
        let start = Time(seconds: 1000)
        #expect(schedule.next(after: start, in: .utc) == Time(seconds: 1090))
        #expect(schedule.latest(upTo: Time(seconds: 1089), after: start, in: .utc) == nil)
        #expect(schedule.latest(upTo: Time(seconds: 1090), after: start, in: .utc) == Time(seconds: 1090))
        #expect(schedule.latest(upTo: Time(seconds: 1280), after: start, in: .utc) == Time(seconds: 1270))
    }

    @Test func springAndAutumnInBerlin() throws {
        let zone = ZoneFixtures.berlin.offsets
        func runs(_ text: String, from start: String, count: Int) throws -> [String] {
            let schedule = try CronSchedule(parsing: text)
            var time = Time(seconds: ZoneFixtures.second(start))
            return try (0..<count).map { _ in
                time = try #require(schedule.next(after: time, in: zone))
                return time.rfc3339
            }
        }
        // 2:30 is left out on March 29.
        #expect(
            try runs("30 2 * * *", from: "2026-03-28T00:00:00Z", count: 2)
                == ["2026-03-28T01:30:00Z", "2026-03-30T00:30:00Z"])
        // 2:30 comes twice on October 25, and runs the first time.
        #expect(
            try runs("30 2 * * *", from: "2026-10-24T12:00:00Z", count: 2)
                == ["2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"])
        #expect(
            try runs("0 * * * *", from: "2026-10-24T23:00:00Z", count: 2)
                == ["2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z"])
    }
}
