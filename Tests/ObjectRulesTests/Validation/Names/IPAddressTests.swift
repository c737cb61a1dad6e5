import ObjectRules
import Testing

@Suite struct IPAddressTests {
    @Test(arguments: [
        "192.0.2.1", "0.0.0.0", "010.000.1.2", "::", "::1", "2001:db8::ffff", "1:2:3:4:5:6:7:8", "::ffff:192.0.2.1",
        "1:2:3:4:5:6:192.0.2.1", "fe80::1:2",
    ])
    func valid(_ text: String) { #expect(IPAddress(text) != nil) }

    @Test(arguments: [
        "", "x", "192.0.2", "192.0.2.256", "192.0.2.1.1", "192.0.2.", ":", ":::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9",
        "1::2::3", "12345::", "fe80::1%eth0", "::192.0.2", "1:2:3:4:5:6:7::8", "192.0.2.1::",
    ])
    func invalid(_ text: String) { #expect(IPAddress(text) == nil) }

    @Test func mappedAddressesAreTheSame() {
        #expect(IPAddress("::ffff:192.0.2.1") == IPAddress("192.0.2.1"))
        #expect(IPAddress("192.0.2.1")?.isIPv4 == true)
        #expect(IPAddress("2001:db8::1")?.isIPv4 == false)
    }

    @Test(arguments: [
        ("192.0.2.0/24", true), ("192.0.2.1/0", true), ("2001:db8::/64", true), ("192.0.2.0/33", false),
        ("192.0.2.0", false), ("x/1", false), ("192.0.2.0/", false), ("::/129", false), ("::/-1", false),
    ])
    func ranges(_ text: String, _ isValid: Bool) { #expect((IPRange(text) != nil) == isValid) }

    @Test func containment() throws {
        let wide = try #require(IPRange("198.51.100.0/24"))
        let narrow = try #require(IPRange("198.51.100.128/25"))
        let other = try #require(IPRange("203.0.113.0/25"))
        #expect(wide.strictlyContains(narrow))
        #expect(!narrow.strictlyContains(wide))
        #expect(!wide.strictlyContains(wide))
        #expect(!wide.strictlyContains(other))
        #expect(wide.contains(try #require(IPAddress("198.51.100.7"))))
    }
}
