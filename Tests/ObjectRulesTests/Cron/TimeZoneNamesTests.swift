import ObjectModel
import ObjectRules
import Testing

@Suite struct TimeZoneNamesTests {
    @Test(arguments: [("UTC", true), ("Europe/Berlin", true), ("Etc/GMT+1", true), ("Mars/Base", false), ("", false)])
    func contains(_ name: String, _ expected: Bool) {
        #expect(TimeZoneNames.contains(name) == expected)
    }
}
