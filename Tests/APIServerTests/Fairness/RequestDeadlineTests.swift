import ObjectModel
import Testing

/// What clients may say about the time that a request may take.
@Suite struct RequestDeadlineTests {
    @Test(arguments: [
        ("32s", nil), ("1m30s", nil), ("250ms", nil), ("0s", nil), ("-5s", nil), ("1.5h", nil), ("%2B2s", nil),
        ("5", "5"), ("s", "s"), ("1x", "1x"), ("1.2.3s", "1.2.3s"), ("ever", "ever"), ("-", "-"),
    ] as [(String, String?)])
    func aDurationIsWrittenAsGoWritesIt(text: String, refused: String?) async throws {
        try await TestServer.shared { server in
            let client = try await TestConnection.open(server)
            let answer = try await client.request("GET", "/api/v1/namespaces/default?timeout=\(text)")
            #expect(answer.status == (refused == nil ? 200 : 400))
            guard let refused else { return }
            #expect(
                answer.tree["message"]?.stringValue
                    == "invalid timeout specified in the request URL - time: invalid duration \"\(refused)\"")
        }
    }
}
