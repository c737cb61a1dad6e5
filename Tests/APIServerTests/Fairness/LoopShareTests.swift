import APIServer
import Testing

@Suite struct LoopShareTests {
    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
        (1_709_251_199, "Thu, 29 Feb 2024 23:59:59 GMT"),
    ]) func datesAreThoseOfHTTP(seconds: Int64, expected: String) {
        #expect(HTTPDate.text(seconds) == expected)
    }
}
