import ObjectModel
import Testing

@testable import APIServer

@Suite struct RequestDeadlineTests {
    @Test(arguments: [
        ("", 60e9), ("timeout=32s", 32e9), ("timeout=1m30s", 60e9), ("timeout=250ms", 250e6), ("timeout=0s", 60e9),
        ("timeout=-5s", 60e9), ("timeout=1.5s", 1.5e9), ("timeout=%2B2s", 2e9),
    ]) func theClientMayAskForLess(query: String, expected: Double) throws {
        #expect(try RequestDeadline.nanoseconds(Query(query[...])) == Int64(expected))
    }

    @Test(arguments: ["5", "s", "1x", "1.2.3s", "ever", "-"]) func whatIsNoDurationIsRefused(text: String) {
        let error = #expect(throws: StatusError.self) { try RequestDeadline.nanoseconds(Query("timeout=\(text)")) }
        #expect(
            error?.message
                == "invalid timeout specified in the request URL - time: invalid duration \"\(text)\"")
    }
}
