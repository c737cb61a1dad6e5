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
}
