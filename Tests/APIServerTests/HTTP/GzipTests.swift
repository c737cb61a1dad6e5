import ObjectModel
import Testing

@Suite struct GzipTests {
    @Test func aLargeListIsCompressedForThoseWhoAcceptIt() async throws {
        try await TestServer.run { server in
            for index in 0..<20 {
                try await server.create(
                    TestServer.configMap("c\(index)", ["text": .string(String(repeating: "abc", count: 5000))]))
            }
            let client = try await TestConnection.open(server)
            let path = "/api/v1/namespaces/default/configmaps"
            let plain = try await client.request("GET", path)
            #expect(plain["Content-Encoding"] == nil)
            #expect(plain.names.count == 20)
            let small = try await client.request("GET", path + "/c1", headers: [("Accept-Encoding", "gzip")])
            #expect(small["Content-Encoding"] == nil)
            for header in ["deflate", "gzip;q=0", "x-gzip"] {
                let refused = try await client.request("GET", path, headers: [("Accept-Encoding", header)])
                #expect(refused["Content-Encoding"] == nil, "\(header)")
            }
            let packed = try await client.request("GET", path, headers: [("Accept-Encoding", "deflate, gzip")])
            #expect(packed["Content-Encoding"] == "gzip")
            #expect(packed["Vary"] == "Accept-Encoding")
            #expect(packed.body.count < plain.body.count / 10)
            #expect(packed.body.starts(with: [0x1f, 0x8b]))
            // The length of what was packed ends the format.
            let length = packed.body.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
            #expect(length == plain.body.count)
            #expect(plain["Date"]?.hasSuffix(" GMT") == true)
        }
    }
}
