import ObjectTree
import Testing

@Suite struct IntOrStringTests {
    @Test(arguments: [
        ("25%", 10, true, 3), ("25%", 10, false, 2), ("25%", 4, true, 1), ("25%", 4, false, 1), ("0%", 7, true, 0),
        ("100%", 7, false, 7), ("1%", 1, true, 1), ("1%", 1, false, 0), ("150%", 2, false, 3), ("33%", 3, true, 1),
    ])
    func percentagesAreRounded(text: String, total: Int, up: Bool, expected: Int) {
        #expect(IntOrString.string(text).scaled(of: total, roundingUp: up) == expected)
    }

    @Test func numbersStayAsTheyAre() {
        #expect(IntOrString.int(3).scaled(of: 100, roundingUp: true) == 3)
    }

    @Test(arguments: ["", "%", "10", "a%", "9223372036854775807%"])
    func whatIsNoPercentageHasNoValue(text: String) {
        #expect(IntOrString.string(text).scaled(of: 3, roundingUp: true) == nil)
    }
}
