import ObjectModel
import ObjectRules
import Testing

@Suite struct LegacyTokenUseTests {
    private func time(_ text: String) throws -> Time { try #require(Time(rfc3339: text)) }

    @Test func aDayIsReadAsItIsWritten() throws {
        let evening = try time("2026-12-31T23:59:59Z")
        #expect(LegacyTokenUse.day(of: evening) == "2026-12-31")
        #expect(LegacyTokenUse.beginning(of: "2026-12-31") == (try time("2026-12-31T00:00:00Z")))
        for text in ["", "2026-12-31-1", "2026-13-01", "31.12.2026", "2026-12-3"] {
            #expect(LegacyTokenUse.beginning(of: text) == nil, "\(text)")
        }
    }

    @Test(arguments: [
        ("", "2026-12-31"), ("2026-12-30", "2026-12-31"), ("bogus", "2026-12-31"), ("2026-12-31", nil),
        ("2027-01-01", nil), ("2027-01-02", "2026-12-31"),
    ])
    func aDayIsNotedOnce(known: String, mark: String?) throws {
        #expect(LegacyTokenUse.mark(after: known, now: try time("2026-12-31T23:59:59Z")) == mark)
    }
}
