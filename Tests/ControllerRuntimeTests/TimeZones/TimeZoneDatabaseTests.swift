import ControllerRuntime
import Foundation
import ObjectRules
import TestKit
import Testing

@Suite struct TimeZoneDatabaseTests {
    /// Against Foundation's own reading of the same rules, at random moments of 1975 to 2090.
    @Test(arguments: [
        "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "Asia/Kolkata",
        "Europe/Dublin", "America/Nuuk", "Asia/Gaza", "Antarctica/Troll", "Pacific/Chatham", "America/Sao_Paulo",
        "Etc/GMT+5",
    ])
    func offsetsAreThoseOfFoundation(_ name: String) throws {
        let zone = try #require(TimeZoneDatabase().offsets(name))
        let expected = try #require(TimeZone(identifier: name))
        var random = SeededGenerator(seed: 3)
        for _ in 0..<500 {
            let second = Int64.random(in: 157_766_400..<2_145_916_800, using: &random)
            let date = Date(timeIntervalSince1970: Double(second))
            #expect(zone.offset(at: second) == expected.secondsFromGMT(for: date), "at \(date)")
        }
    }

    @Test func everyNameOfThisMachineCanBeRead() {
        let database = TimeZoneDatabase()
        for name in TimeZone.knownTimeZoneIdentifiers where TimeZoneNames.contains(name) {
            #expect(database.offsets(name) != nil, "\(name)")
        }
    }

    @Test func withoutFilesThereIsOnlyUTC() {
        let database = TimeZoneDatabase(folders: ["/nonexistent"])
        #expect(database.offsets("UTC") == .utc)
        #expect(database.offsets("Etc/UTC") == .utc)
        #expect(database.offsets("Europe/Berlin") == nil)
    }

    @Test(arguments: ["", "../../../etc/passwd", "/etc/passwd", "Mars/Base", "Local"])
    func namesThatAreNone(_ name: String) {
        #expect(TimeZoneDatabase().offsets(name) == nil)
    }
}
