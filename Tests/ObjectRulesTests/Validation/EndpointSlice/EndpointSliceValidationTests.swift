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
}
