import CEL
import Testing

@Suite struct LibraryTests {
    /// All of these are true.
    @Test(arguments: [
        // Text.
        "'tacocat'.charAt(3) == 'o' && 'abc'.charAt(3) == ''",
        "'hello mellow'.indexOf('ello', 2) == 7 && 'abc'.indexOf('z') == -1",
        "'hello mellow'.lastIndexOf('ello') == 7 && 'hello mellow'.lastIndexOf('ello', 6) == 1",
        "'abc'.indexOf('') == 0",
        "['x', 'y'].join('-') == 'x-y' && ['x', 'y'].join() == 'xy' && [].join(',') == ''",
        "'TacoCÆt'.lowerAscii() == 'tacocÆt'",
        "'hello hello'.replace('he', 'we', 1) == 'wello hello' && 'ab'.replace('', '_') == '_a_b_'",
        "'abab'.replace('ab', 'x') == 'xx'",
        "'a b c'.split(' ') == ['a', 'b', 'c'] && 'a b c'.split(' ', 2) == ['a', 'b c']",
        "'abc'.split('') == ['a', 'b', 'c']",
        "'a b'.split(' ', 0) == [] && ''.split(',') == ['']",
        "'tacocat'.substring(4) == 'cat' && 'tacocat'.substring(0, 4) == 'taco'",
        "' \\ttrim\\n '.trim() == 'trim'", "'TacoCat'.upperAscii() == 'TACOCAT'", "'gums'.reverse() == 'smug'",
        "strings.quote('a\"b\\n') == '\"a\\\\\"b\\\\n\"'",
        "'%d of %s: %.2f %x %b %%'.format([3, 'x', 1.005, 255, 5]) == '3 of x: 1.00 ff 101 %'",
        "'%s'.format([[dyn(1), 'a', {'k': null}]]) == '[1, a, {k: null}]'",
        "'%e %X %o'.format([1234.5, 'ab', 8]) == '1.234500e+03 6162 10'",
        "'añb'.contains('ñ') && 'abc'.startsWith('ab') && 'abc'.endsWith('bc') && !'abc'.contains('x')",
        "'a1b22'.matches('[0-9]{2}')",
        "matches('abc', '^a.c$')", "'abc 123'.find('[0-9]+') == '123' && 'abc'.find('[0-9]') == ''",
        "'1 2 3'.findAll('[0-9]') == ['1', '2', '3']",
        "'1 2 3'.findAll('[0-9]', 1) == ['1']",
        "base64.decode(base64.encode(b'hello')) == b'hello' && base64.encode(b'a') == 'YQ=='",
        // Lists and sets.
        "[1, 2, 3].isSorted() && ![2, 1].isSorted() && [].isSorted()",
        "[1, 2].sum() == 3 && [1.5, 2.5].sum() == 4.0 && [].sum() == 0",
        "[3, 1].min() == 1 && ['a', 'c', 'b'].max() == 'c'",
        "[1, 2, 2].indexOf(2) == 1 && [1, 2, 2].lastIndexOf(2) == 2 && [1].indexOf(5) == -1",
        "sets.contains([1, 2], [2]) && sets.equivalent([1, 2, 2], [2, 1])",
        "sets.intersects([1], [1, 2]) && !sets.intersects([], [1])",
        // URLs.
        "url('https://user:pw@example.com:80/a%20b?k=v&k=w').getHost() == 'example.com:80'",
        "url('https://example.com:80/').getPort() == '80'",
        "url('https://[::1]:80/').getHostname() == '::1'", "url('https://x/a b').getEscapedPath() == '/a%20b'",
        "url('/path').getScheme() == ''",
        "url('https://x/?k=v&k=w&e').getQuery() == {'k': ['v', 'w'], 'e': ['']}",
        "isURL('https://x') && !isURL('../a') && !isURL('a b')",
        // Addresses.
        "ip('192.168.0.1').family() == 4 && ip('::1').isLoopback() && isIP('1.2.3.4') && !isIP('1.2.3')",
        "!isIP('01.2.3.4')",
        "ip('2001:db8::abcd') == ip('2001:DB8::ABCD') && !ip.isCanonical('2001:DB8::ABCD')",
        "ip.isCanonical('2001:db8::abcd')",
        "string(ip('1:0:0:2:0:0:0:3')) == '1:0:0:2::3' && !isIP('::ffff:1.2.3.4')",
        "ip('169.254.1.1').isLinkLocalUnicast() && ip('8.8.8.8').isGlobalUnicast()",
        "cidr('192.168.0.0/24').containsIP('192.168.0.9') && !cidr('192.168.0.0/24').containsIP(ip('192.168.1.9'))",
        "cidr('10.0.0.0/8').containsCIDR('10.1.0.0/16') && !cidr('10.1.0.0/16').containsCIDR(cidr('10.0.0.0/8'))",
        "cidr('192.168.1.5/24').masked() == cidr('192.168.1.0/24') && cidr('::/64').prefixLength() == 64",
        "isCIDR('::/0') && !isCIDR('1.2.3.4')",
        "cidr('10.0.0.1/8').ip() == ip('10.0.0.1') && string(cidr('10.0.0.0/8')) == '10.0.0.0/8'",
        // Quantities.
        "quantity('1k').isGreaterThan(quantity('500')) && quantity('500m').compareTo(quantity('0.5')) == 0",
        "isQuantity('1.5Gi') && !isQuantity('x')",
        "quantity('50k').add(20) == quantity('50020') && quantity('50k').sub(quantity('20k')).asInteger() == 30000",
        "quantity('-1').sign() == -1 && !quantity('1500m').isInteger()",
        "quantity('1500m').asApproximateFloat() == 1.5",
        // Versions.
        "semver('1.2.3').isLessThan(semver('1.10.0')) && semver('1.0.0-alpha.1').isLessThan(semver('1.0.0'))",
        "!isSemver('1.2') && isSemver('v1.2', true)",
        "semver('1.2.3').major() == 1 && semver('v01.2', true).patch() == 0",
        "semver('1.0.0+a').compareTo(semver('1.0.0')) == 0",
        // Formats.
        "!format.dns1123Label().validate('my-name').hasValue()",
        "format.dns1123Label().validate('My').value()[0].startsWith('a lowercase RFC 1123 label')",
        "format.named('uuid').value().validate('x').hasValue() && !format.named('nope').hasValue()",
        "!format.qualifiedName().validate('a.b/c').hasValue()",
        "format.labelValue().validate('').hasValue() == false && format.date().validate('2024-02-30').hasValue()",
        "!format.dns1123LabelPrefix().validate('a-').hasValue() && format.byte().validate('###').hasValue()",
    ])
    func holds(_ source: String) throws {
        let outcome = try evaluate(source)
        #expect(try outcome.result.get() == .bool(true), "\(source)")
    }
}
