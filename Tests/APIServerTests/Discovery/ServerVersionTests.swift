import APIServer
import ObjectModel
import Testing

struct ServerVersionTests {
    @Test func statesTheReleaseOfTheAPI() {
        let document = ServerVersion(build: "0.1.0", platform: "linux/amd64").document
        #expect(document["major"] == "1")
        #expect(document["minor"] == "36")
        #expect(document["gitVersion"]?.stringValue?.hasPrefix("v1.36.") == true)
        #expect(document["platform"] == "linux/amd64")
        let keys = ["gitCommit", "gitTreeState", "buildDate", "goVersion", "compiler"]
        for key in keys { #expect(document[key]?.stringValue != nil, "\(key)") }
    }
}
