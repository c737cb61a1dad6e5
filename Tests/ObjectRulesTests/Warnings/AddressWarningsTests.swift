import Testing

@Suite struct AddressWarningsTests {
    private static let invalid = "will be considered invalid in a future Kubernetes release: use"

    private static let addressCases: [(String, String?)] = [
        ("10.0.0.1", nil), ("2001:db8::1", nil), ("x", nil),
        ("010.0.0.1", #"non-standard IP address "010.0.0.1" \#(invalid) "10.0.0.1""#),
        ("::ffff:10.0.0.1", #"non-standard IP address "::ffff:10.0.0.1" \#(invalid) "10.0.0.1""#),
        (
            "2001:DB8:0:0:0:0:0:1",
            #"IPv6 address "2001:DB8:0:0:0:0:0:1" should be in RFC 5952 canonical format ("2001:db8::1")"#
        ),
    ]

    @Test(arguments: addressCases)
    func addresses(_ text: String, _ expected: String?) throws {
        let body = #"{"addressType":"IPv4","endpoints":[{"addresses":["\#(text)"]}]}"#
        let found = try ObjectWarningsTests.create("discovery.k8s.io/v1", "EndpointSlice", body)
        #expect(found == (expected.map { ["endpoints[0].addresses[0]: " + $0] } ?? []))
    }

    private static let rangeCases: [(String, [String])] = [
        ("10.0.0.0/8", []), ("2001:db8::/64", []),
        ("010.0.0.0/8", [#"non-standard CIDR value "010.0.0.0/8" \#(invalid) "10.0.0.0/8""#]),
        (
            "2001:DB8::/64",
            [#"IPv6 CIDR value "2001:DB8::/64" should be in RFC 5952 canonical format ("2001:db8::/64")"#]
        ),
        (
            "2001:db8::1/64",
            [
                #"CIDR value "2001:db8::1/64" is ambiguous in this context (should be "2001:db8::/64" or "#
                    + #""2001:db8::1/128"?)"#
            ]
        ),
    ]

    @Test(arguments: rangeCases)
    func ranges(_ text: String, _ expected: [String]) throws {
        let body = #"{"spec":{"ingress":[{"from":[{"ipBlock":{"cidr":"\#(text)"}}]}]}}"#
        let found = try ObjectWarningsTests.create("networking.k8s.io/v1", "NetworkPolicy", body)
        #expect(found == expected.map { "spec.ingress[0].from[0].ipBlock.cidr: " + $0 })
    }
}
