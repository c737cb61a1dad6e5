import ObjectModel
import PodPlans
import Testing

struct PodHostNameTests {
    private func name(
        _ podName: String, _ fill: (inout PodSpec) -> Void = { _ in }
    ) throws(ConfigurationError) -> String {
        try PodHostName.name(
            of: .new { pod in
                pod.metadata = .make {
                    $0.name = podName
                    $0.namespace = "default"
                }
                pod.spec = .make(fill)
            })
    }

    @Test func itIsThatOfThePodUnlessTheSpecNamesOne() throws {
        #expect(try name("web-0") == "web-0")
        #expect(try name("web-0") { $0.hostname = "db" } == "db")
        let overridden = try name("web-0") {
            $0.hostname = "db"
            $0.hostnameOverride = "a.example.com"
        }
        #expect(overridden == "a.example.com")
    }

    @Test func longNamesEndWhereALabelMay() throws {
        #expect(try name(String(repeating: "a", count: 70)) == String(repeating: "a", count: 63))
        #expect(
            try name(String(repeating: "a", count: 61) + "-." + "bbb") == String(repeating: "a", count: 61))
    }

    @Test func theNameWithinTheClusterIsGivenIfAskedFor() throws {
        #expect(try name("a") { $0.subdomain = "sub" } == "a")
        let isFull: (inout PodSpec) -> Void = { spec in
            spec.subdomain = "sub"
            spec.setHostnameAsFQDN = true
        }
        #expect(try name("a", isFull) == "a.sub.default.svc.cluster.local")
        #expect(try name("a") { $0.setHostnameAsFQDN = true } == "a")
        #expect(throws: ConfigurationError.self) { try name(String(repeating: "a", count: 40), isFull) }
    }
}
