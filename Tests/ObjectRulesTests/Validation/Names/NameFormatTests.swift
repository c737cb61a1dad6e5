import ObjectRules
import Testing

@Suite struct NameFormatTests {
    @Test(arguments: ["a", "a-b", "0", "a1", String(repeating: "x", count: 63)])
    func labels(_ text: String) {
        #expect(NameFormat.dns1123Label(text) == [])
        #expect(NameFormat.dns1123Subdomain(text) == [])
        #expect(NameFormat.qualifiedName(text) == [])
        #expect(NameFormat.labelValue(text) == [])
    }

    @Test(arguments: ["", "-a", "a-", "A", "a_b", "ä", "a b", "a..b", ".a", "a.", "a.-b"])
    func neitherLabelNorSubdomain(_ text: String) {
        #expect(NameFormat.dns1123Label(text).count == 1)
        #expect(NameFormat.dns1123Subdomain(text).count == 1)
    }

    @Test func dotsAreNamed() {
        #expect(NameFormat.dns1123Label("a.b") == ["must not contain dots"])
        #expect(NameFormat.dns1123Subdomain("a.b") == [])
    }

    @Test func lengths() {
        #expect(NameFormat.dns1123Label(String(repeating: "x", count: 64)) == ["must be no more than 63 characters"])
        let long = String(repeating: "x", count: 254)
        #expect(NameFormat.dns1123Subdomain(long) == ["must be no more than 253 characters"])
        #expect(NameFormat.labelValue(String(repeating: "x", count: 64)) == ["must be no more than 63 bytes"])
    }

    @Test func theProblemShowsPatternAndExamples() {
        #expect(
            NameFormat.dns1123Label("Bad_") == [
                "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start "
                    + "and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for "
                    + "validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"
            ])
    }

    @Test(arguments: [("example.com/a_B.c", 0), ("a/b/c", 1), ("/a", 1), ("a/", 2), ("A!/b", 1), ("a b", 1), ("", 2)])
    func qualifiedNames(_ text: String, _ problems: Int) {
        #expect(NameFormat.qualifiedName(text).count == problems)
    }

    @Test(arguments: [
        ("http", 0), ("80-tcp", 0), ("UPPER", 2), ("waytoolongportname", 1), ("1", 1), ("a--b", 1), ("-a", 1),
    ])
    func portNames(_ text: String, _ problems: Int) {
        #expect(NameFormat.portName(text).count == problems)
    }

    @Test(arguments: [("1%", true), ("100%", true), ("%", false), ("1", false), ("1 %", false), ("-1%", false)])
    func percents(_ text: String, _ isValid: Bool) {
        #expect(NameFormat.percent(text).isEmpty == isValid)
    }

    @Test(arguments: [("A", true), ("a.b-c", true), ("1", true), ("a b", true), ("a=b", false), ("", false)])
    func environmentVariables(_ text: String, _ isValid: Bool) {
        #expect(NameFormat.environmentVariable(text).isEmpty == isValid)
    }

    @Test(arguments: [("a", 0), (".a", 0), (".", 1), ("..", 1), ("..a", 1), ("a/b", 1), ("", 1)])
    func configKeys(_ text: String, _ problems: Int) {
        #expect(NameFormat.configKey(text).count == problems)
    }

    @Test(arguments: [("a", 0), (".", 1), ("..", 1), ("a/b", 1), ("a/%", 2), ("system:x", 0)])
    func pathSegments(_ text: String, _ problems: Int) {
        #expect(NameFormat.pathSegmentName(text).count == problems)
    }

    @Test(arguments: [("a/b", 0), ("/a", 1), ("../a", 1), ("a/../b", 1), ("a/..b", 0), ("..a", 1), ("/..", 2)])
    func filePaths(_ text: String, _ problems: Int) {
        #expect(NameFormat.filePath(text).count == problems)
    }

    @Test func domainPrefixedPaths() {
        #expect(NameFormat.domainPrefixedPath("acme.io/foo").isEmpty)
        #expect(NameFormat.domainPrefixedPath("foo").count == 1)
        #expect(NameFormat.domainPrefixedPath("A!/b c").map(\.part) == ["A!", "b c"])
    }
}
