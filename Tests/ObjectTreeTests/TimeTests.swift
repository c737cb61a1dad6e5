import ObjectTree
import Testing

@Suite struct TimeTests {
    @Test(arguments: [0, 951_782_400, 1_709_164_800, 4_102_444_799, -1])
    func everyMomentReadsBackFromItsText(seconds: Int64) {
        let time = Time(seconds: seconds)
        #expect(Time(rfc3339: time.rfc3339) == time)
        #expect(Time(rfc3339: time.rfc3339Micro) == time)
    }

    @Test func offsetsAndFractionsAreUnderstood() {
        #expect(Time(rfc3339: "2026-01-02T03:04:05+02:00") == Time(rfc3339: "2026-01-02T01:04:05Z"))
        #expect(Time(rfc3339: "2026-01-02T03:04:05.5Z")?.nanoseconds == 500_000_000)
    }

    @Test(arguments: ["", "2026-01-02", "2026-13-02T03:04:05Z", "2026-02-30T03:04:05Z", "2026-01-02T03:04:05"])
    func otherTextsAreRefused(text: String) {
        #expect(Time(rfc3339: text) == nil)
    }

    @Test func stepsEndWhereTheCalendarDoes() {
        let now = Time(seconds: 1_000, nanoseconds: 500_000_000)
        #expect(now.adding(seconds: 1.75) == Time(seconds: 1_002, nanoseconds: 250_000_000))
        #expect(now.adding(seconds: Double(Int64.max)).rfc3339 == "9999-12-31T23:59:59Z")
        #expect(now.adding(seconds: 9e11).wholeSeconds.rfc3339 == "9999-12-31T23:59:59Z")
        #expect(now.adding(seconds: -Double(Int64.max)).rfc3339 == "0001-01-01T00:00:00Z")
    }
}
