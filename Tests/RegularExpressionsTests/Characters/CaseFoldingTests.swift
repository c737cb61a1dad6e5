import RegularExpressions
import Testing

@Suite struct CaseFoldingTests {
    @Test(arguments: [
        ("a", "A"), ("K", "k\u{212A}"), ("ſ", "Ss"), ("σ", "Σς"), ("ß", "ẞ"), ("1", ""), ("Å", "å\u{212B}"), ("ı", ""),
    ])
    func families(_ scalar: String, _ others: String) throws {
        let expression = try RegularExpression("(?i)^\(scalar)$")
        for candidate in "aAkK\u{212A}sSſσςΣßẞ1åÅ\u{212B}iIıİ".unicodeScalars {
            let isFamily = String(candidate) == scalar || others.unicodeScalars.contains(candidate)
            let isSame = scalar.unicodeScalars.first == candidate
            #expect(expression.matches(String(candidate)) == (isFamily || isSame), "\(candidate)")
        }
    }
}
