import ObjectModel
import ObjectRules
import Testing

@Suite struct CronScheduleTests {
    @Test(arguments: [
        "* * * * *", "*/5 0-6/2 1,15 jan-MAR mon", "0 0 1 1 ?", "@daily", "@every 1h30m", "5/10 * * * *",
        " 0  0 * * 0 ",
    ])
    func accepts(_ text: String) {
        #expect(throws: Never.self) { try CronSchedule(parsing: text) }
    }

    @Test(arguments: [
        ("", "empty spec string"), ("* * * *", "expected exactly 5 fields, found 4: [* * * *]"),
        ("60 * * * *", "end of range (60) above maximum (59): 60"),
        ("* * 0 * *", "beginning of range (0) below minimum (1): 0"),
        ("* * * * 8", "end of range (8) above maximum (6): 8"),
        ("5-3 * * * *", "beginning of range (5) beyond end of range (3): 5-3"),
        ("*/0 * * * *", "step of range should be a positive number: */0"), ("1-2-3 * * * *", "too many hyphens: 1-2-3"),
        ("1/2/3 * * * *", "too many slashes: 1/2/3"), ("@sometimes", "unrecognized descriptor: @sometimes"),
        ("x * * * *", #"failed to parse int from x: strconv.Atoi: parsing "x": invalid syntax"#),
        ("* * * * */-1", "negative number (-1) not allowed: -1"),
        (
            "99999999999999999999 * * * *",
            "failed to parse int from 99999999999999999999: strconv.Atoi: parsing "
                + "\"99999999999999999999\": value out of range"
        ), ("TZ=Mars/Base * * * * *", "provided bad location Mars/Base: unknown time zone Mars/Base"),
        ("@every soon", #"failed to parse duration @every soon: time: invalid duration "soon""#),
    ])
    func refuses(_ text: String, _ message: String) {
        let failure = #expect(throws: CronSchedule.Failure.self) { try CronSchedule(parsing: text) }
        #expect(failure?.message == message)
    }

    @Test func values() throws {
        let schedule = try CronSchedule(parsing: "*/20 9-17/4 1,15 feb,dec sun-tue")
        #expect((0..<60).filter(schedule.minute.contains) == [0, 20, 40])
        #expect((0..<24).filter(schedule.hour.contains) == [9, 13, 17])
        #expect((1...31).filter(schedule.dayOfMonth.contains) == [1, 15])
        #expect((1...12).filter(schedule.month.contains) == [2, 12])
        #expect((0..<7).filter(schedule.dayOfWeek.contains) == [0, 1, 2])
        #expect(!schedule.minute.isStar && !schedule.dayOfMonth.isStar)
        #expect(try CronSchedule(parsing: "@hourly").hour.isStar)
        #expect(try CronSchedule(parsing: "@every 1h30m").interval == 5400)
        #expect(try CronSchedule(parsing: "CRON_TZ=Europe/Berlin @daily").zoneName == "Europe/Berlin")
        #expect(try CronSchedule(parsing: "@daily").zoneName == nil)
    }
}
