import ObjectRules
import Testing

@Suite struct CronIntervalTests {
    @Test(arguments: [
        ("1h30m", 5400), ("1.5h", 5400), ("90s", 90), ("0", 1), ("10ms", 1), ("-5m", 1), ("+2m", 120), ("1m.5m", 90),
        ("2.s", 2), ("1h0m1s", 3601), ("1000000us", 1), ("87600h", 315_360_000),
    ])
    func accepts(_ text: String, _ seconds: Int) throws {
        #expect(try CronSchedule(parsing: "@every \(text)").interval == seconds)
    }

    @Test(arguments: [
        ("", #"time: invalid duration """#), ("x", #"time: invalid duration "x""#),
        ("5", #"time: missing unit in duration "5""#), ("1d", #"time: unknown unit "d" in duration "1d""#),
        ("1h5", #"time: missing unit in duration "1h5""#), ("-", #"time: invalid duration "-""#),
        (".s", #"time: invalid duration ".s""#), ("3000000h", #"time: invalid duration "3000000h""#),
    ])
    func refuses(_ text: String, _ message: String) {
        let failure = #expect(throws: CronSchedule.Failure.self) { try CronSchedule(parsing: "@every \(text)") }
        #expect(failure?.message == "failed to parse duration @every \(text): \(message)")
    }
}
