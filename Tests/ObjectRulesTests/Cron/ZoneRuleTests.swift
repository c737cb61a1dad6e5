import ObjectModel
import ObjectRules
import Testing

@Suite struct ZoneRuleTests {
    @Test(
        arguments: [
            ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T00:59:59Z", 3600),
            ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T01:00:00Z", 7200),
            ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-10-25T00:59:59Z", 7200),
            ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-10-25T01:00:00Z", 3600),
            // The south: summer time goes over the new year.
            ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-01-01T00:00:00Z", 39600),
            ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-07-01T00:00:00Z", 36000),
            // Ireland's winter time is the exception.
            ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-12-01T00:00:00Z", 0),
            ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-06-01T00:00:00Z", 3600),
            // Times before midnight and after the day.
            ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T00:59:59Z", -7200),
            ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T01:00:00Z", -3600),
            ("EET-2EEST,M3.4.4/50,M10.4.4/50", "2026-03-28T00:00:00Z", 10800),
            // Days of the year, with and without February 29.
            ("AAA0BBB,J60,J300", "2024-03-01T02:00:00Z", 3600), ("AAA0BBB,J60,J300", "2024-03-01T01:59:59Z", 0),
            ("AAA0BBB,59,300", "2024-02-29T02:00:00Z", 3600),
            ("<+0545>-5:45", "2026-01-01T00:00:00Z", 20700), ("EST5", "2026-01-01T00:00:00Z", -18000),
        ] as [(String, String, Int)])
    func offsets(_ text: String, _ time: String, _ offset: Int) throws {
        let rule = try #require(ZoneRule(parsing: text))
        #expect(ZoneOffsets(initial: 0, rule: rule).offset(at: ZoneFixtures.second(time)) == offset)
    }

    @Test(arguments: [
        "", "C", "CET", "CET-", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0",
        "CET-1CEST,M3.6.0,M10.5.0",
        "CET-1CEST,J0,J366", "CET-1x", "<CET-1", "CET-1CEST,M3.5.0,M10.5.0/3 ", "CET-999",
    ])
    func refuses(_ text: String) {
        #expect(ZoneRule(parsing: text) == nil)
    }
}
