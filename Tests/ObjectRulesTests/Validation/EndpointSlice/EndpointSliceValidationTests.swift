import ObjectModel
import ObjectRules
import Testing

@Suite struct EndpointSliceValidationTests {
    @Test(
        arguments: [
            ("IPv4", "192.0.2.1", nil), ("IPv6", "2001:db8::1", nil), ("FQDN", "a.example.com", nil),
            (
                "IPv4", "127.0.0.1",
                #"Invalid value: "127.0.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128)"#
            ),
            ("IPv4", "x", #"Invalid value: "x": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"#),
            ("IPv6", "192.0.2.1", #"Invalid value: "192.0.2.1": must be an IPv6 address"#),
        ] as [(String, String, String?)])
    func addresses(_ type: String, _ address: String, _ problem: String?) throws {
        let found = try ObjectFixture("discovery.k8s.io/v1", "EndpointSlice").create([
            "addressType": .string(type), "endpoints": [["addresses": .array([.string(address)])]],
        ])
        #expect(found == (problem.map { ["endpoints[0].addresses[0]: " + $0] } ?? []))
    }

    @Test(
        arguments: [
            ("a.example.com.", nil), ("", "Required value"),
            ("local", #"Invalid value: "local": should be a domain with at least two segments separated by dots"#),
        ] as [(String, String?)])
    func domainNames(_ name: String, _ problem: String?) throws {
        let found = try ObjectFixture("discovery.k8s.io/v1", "EndpointSlice").create([
            "addressType": "FQDN", "endpoints": [["addresses": .array([.string(name)])]],
        ])
        #expect(found == (problem.map { ["endpoints[0].addresses[0]: " + $0] } ?? []))
    }

    @Test func numbersOfPortsAreNotLookedAt() throws {
        let slice: Value = ["addressType": "IPv4", "endpoints": [], "ports": [["port": 70000]]]
        #expect(try ObjectFixture("discovery.k8s.io/v1", "EndpointSlice").create(slice).isEmpty)
    }

    @Test func tooManyEndpointsAreNotLookedAt() throws {
        let endpoints = (0...1000).map { _ in ["addresses": []] as Value }
        let slice: Value = ["addressType": "IPv4", "endpoints": .array(endpoints)]
        let problems = try ObjectFixture("discovery.k8s.io/v1", "EndpointSlice").create(slice)
        #expect(problems == ["endpoints: Too many: 1001: must have at most 1000 items"])
    }

    @Test func faultsOfAnEndpointAreToldInOneOrder() throws {
        let endpoint: Value = ["addresses": ["x"], "hostname": "A", "nodeName": "B"]
        let slice: Value = ["addressType": "IPv4", "endpoints": [endpoint]]
        let fields = try ObjectFixture("discovery.k8s.io/v1", "EndpointSlice").fieldsInOrder(slice)
        #expect(fields == ["endpoints[0].addresses[0]", "endpoints[0].nodeName", "endpoints[0].hostname"])
    }

    @Test func hintsNameEveryZoneAndNodeOnce() throws {
        func problems(_ hints: Value) throws -> [String] {
            try ObjectFixture("discovery.k8s.io/v1", "EndpointSlice").create([
                "addressType": "IPv4", "endpoints": [["addresses": ["192.0.2.1"], "hints": hints]],
            ])
        }
        #expect(try problems(["forZones": [["name": "a"], ["name": "b"]], "forNodes": [["name": "a"]]]) == [])
        #expect(
            try problems(["forZones": [["name": "a"], ["name": "a"]]]) == [
                #"endpoints[0].hints.forZones[1].name: Duplicate value: "a""#
            ])
        let many = (0..<9).map { ["name": .string("n\($0)")] as Value }
        #expect(
            try problems(["forZones": .array(many), "forNodes": .array(many)]) == [
                "endpoints[0].hints.forZones: Too many: 9: must have at most 8 items"
            ])
        #expect(
            try problems(["forNodes": .array(many)]) == [
                "endpoints[0].hints.forNodes: Too many: 9: must have at most 8 items"
            ])
    }
}
