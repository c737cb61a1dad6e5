import NIOCore
import Testing
import swiftlet_bench

@Suite struct RequestTemplateTests {
    private let endpoint = Endpoint(host: "127.0.0.1", port: 6443, token: "secret")

    @Test func theNumberStandsInPathAndBody() {
        let mark = RequestTemplate.placeholder
        let template = RequestTemplate(.post, "/a/\(mark)", body: "{\"b\":\"c-\(mark)\"}", to: endpoint)
        var buffer = ByteBuffer(string: "left over")
        template.write(number: 1_042, into: &buffer)
        let text = String(buffer: buffer)
        #expect(text.hasPrefix("POST /a/0001042 HTTP/1.1\r\nHost: 127.0.0.1:6443\r\n"))
        #expect(text.contains("\r\nAuthorization: Bearer secret\r\n"))
        #expect(text.hasSuffix("\r\nContent-Length: 17\r\n\r\n{\"b\":\"c-0001042\"}"))
        template.write(number: 7, into: &buffer)
        #expect(String(buffer: buffer).hasSuffix("{\"b\":\"c-0000007\"}"))
    }

    @Test func aRequestWithoutABodyHasNoLength() {
        var buffer = ByteBuffer()
        RequestTemplate(.get, "/readyz", to: endpoint).write(number: 0, into: &buffer)
        let text = String(buffer: buffer)
        #expect(text.hasSuffix("\r\n\r\n") && !text.contains("Content-"))
    }

    @Test func endpointsAreReadFromURLs() {
        #expect(Endpoint(url: "https://10.0.0.1:6443", token: "")?.port == 6443)
        #expect(Endpoint(url: "https://api.example.com", token: "")?.port == 443)
        #expect(Endpoint(url: "http://10.0.0.1:8080", token: "") == nil)
        #expect(Endpoint(url: "6443", token: "") == nil)
    }
}
