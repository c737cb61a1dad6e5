import AccessRules
import NIOCore
import ObjectModel
import OutgoingHTTP

/// Passes requests on to the servers of APIServices, in the name of whoever made them, and their answers back.
struct ServiceProxy: Sendable {
    /// What concerns one connection alone, or is for this server only.
    private static let ownHeaders: Set = [
        "authorization", "connection", "content-length", "host", "keep-alive", "proxy-authenticate",
        "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade",
    ]

    let http: HTTPClient
    let services: ServiceEndpoints
    let identity: ProxyIdentity?

    func handle(
        _ request: HTTPRequest, to remote: RemoteService, as caller: Caller, isLongRunning: Bool,
        _ exchange: HTTPExchange
    ) {
        guard remote.isAvailable else { return exchange.respond(Self.refusal("service unavailable")) }
        let transfer = Mutable<Task<Void, Never>?>(nil)
        transfer.set(
            Task {
                do {
                    try await pass(request, to: remote, as: caller, isLongRunning, exchange) {
                        transfer.get()?.cancel()
                    }
                } catch is CancellationError {
                    // The client has gone.
                } catch {
                    exchange.respond(Self.refusal("\(error)"))
                }
            })
    }

    /// As Go's proxies answer.
    private static func refusal(_ why: String) -> HTTPResponse {
        HTTPResponse(
            status: 503, contentType: "text/plain; charset=utf-8", bytes: Array("\(why)\n".utf8),
            headers: [("X-Content-Type-Options", "nosniff")])
    }

    private func pass(
        _ request: HTTPRequest, to remote: RemoteService, as caller: Caller, _ isLongRunning: Bool,
        _ exchange: HTTPExchange, onClose: @escaping @Sendable () -> Void
    ) async throws {
        let address: (host: String, port: Int)
        do throws(ServiceEndpoints.Failure) {
            address = try services.resolve(
                namespace: remote.service.namespace, name: remote.service.name, port: remote.service.port)
        } catch {
            return exchange.respond(Self.refusal("service unavailable"))
        }
        let question = OutgoingRequest(
            method: request.method, target: request.uri,
            headers: Self.headers(request, caller), body: request.body)
        let answer = try await http.stream(
            question, to: remote.endpoint(at: address, identity), within: .seconds(ServerLimits.answerSeconds))
        let contentType = answer["Content-Type"] ?? ""
        let headers = answer.headers.map { ($0.name, $0.value) }.filter {
            !Self.ownHeaders.contains($0.0.lowercased()) && !["content-type", "date"].contains($0.0.lowercased())
        }
        guard isLongRunning, answer.status == 200 else {
            var body = ByteBuffer()
            for try await part in answer.body {
                guard body.readableBytes + part.count <= HTTPClientLimits.answerBytes else {
                    throw HTTPClientError.tooLarge(HTTPClientLimits.answerBytes)
                }
                body.writeBytes(part)
            }
            return exchange.respond(
                HTTPResponse(
                    status: answer.status, contentType: contentType, body: AnswerBody([body]), headers: headers))
        }
        guard let stream = await exchange.stream(contentType: contentType) else { return }
        await stream.prepare([], onClose: onClose)
        do {
            for try await part in answer.body { await stream.write(part) }
        } catch is HTTPClientError {
            // The server has ended the answer; the client sees its end.
        }
        await stream.finish()
    }

    /// What the other server is told: the client's own words, and who it is.
    private static func headers(_ request: HTTPRequest, _ caller: Caller) -> [(name: String, value: String)] {
        var headers = request.headers.all.filter { header in
            !ownHeaders.contains(header.name) && !header.name.hasPrefix("x-remote-")
                && !header.name.hasPrefix("impersonate-")
        }
        headers.append(("X-Remote-User", caller.name))
        if !caller.uid.isEmpty { headers.append(("X-Remote-Uid", caller.uid)) }
        for group in caller.groups { headers.append(("X-Remote-Group", group)) }
        for (key, values) in caller.extra.sorted(by: { $0.key < $1.key }) {
            for value in values { headers.append(("X-Remote-Extra-\(escaped(key))", value)) }
        }
        return headers
    }

    /// A key in the name of a header: what may not stand there as a percent escape.
    private static func escaped(_ key: String) -> String {
        let allowed = Set("!#$&'*+-.^_`|~".utf8)
        let digits = Array("0123456789ABCDEF")
        return key.lowercased().utf8.reduce(into: "") { text, byte in
            let isPlain =
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || allowed.contains(byte)
            if isPlain {
                text.append(Character(UnicodeScalar(byte)))
            } else {
                text += "%" + String(digits[Int(byte >> 4)]) + String(digits[Int(byte & 15)])
            }
        }
    }
}
