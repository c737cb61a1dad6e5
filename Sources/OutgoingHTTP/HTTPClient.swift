import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// Asks servers over HTTP/1.1, with TLS or without. Connections are kept for a while and used again.
package final class HTTPClient: Sendable {
    private let group: any EventLoopGroup
    private let pool = ConnectionPool()

    /// - Parameter group: The threads that connections live on.
    package init(group: any EventLoopGroup = .singletonMultiThreadedEventLoopGroup) { self.group = group }

    /// Sends a request and takes the whole answer, of at most `limit` bytes, within a time.
    package func send(
        _ request: OutgoingRequest, to endpoint: HTTPEndpoint, within time: Duration,
        limit: Int = HTTPClientLimits.answerBytes
    ) async throws(HTTPClientError) -> IncomingAnswer {
        try await timed(time, endpoint) { [self] in
            let answer = try await open(request, to: endpoint)
            var body: [UInt8] = []
            for try await part in answer.body {
                guard body.count + part.count <= limit else { throw HTTPClientError.tooLarge(limit) }
                body += part
            }
            return IncomingAnswer(status: answer.status, headers: answer.headers, body: body)
        }
    }

    /// Sends a request; what is answered is read by the caller as it comes. `within` bounds the time until it begins.
    package func stream(
        _ request: OutgoingRequest, to endpoint: HTTPEndpoint, within time: Duration
    ) async throws(HTTPClientError) -> OpenAnswer {
        try await timed(time, endpoint) { [self] in try await open(request, to: endpoint) }
    }

    /// Closes the connections that nobody uses at present.
    package func close() { pool.closeIdle() }

    // MARK: - One request

    private func timed<Answer: Sendable>(
        _ time: Duration, _ endpoint: HTTPEndpoint, _ work: @escaping @Sendable () async throws -> Answer
    ) async throws(HTTPClientError) -> Answer {
        do {
            return try await withThrowingTaskGroup(of: Answer.self) { group in
                group.addTask { try await work() }
                group.addTask {
                    try await Task.sleep(for: time)
                    throw HTTPClientError.timedOut
                }
                defer { group.cancelAll() }
                guard let first = try await group.next() else { throw HTTPClientError.closed }
                return first
            }
        } catch {
            throw HTTPClientError(error, endpoint: endpoint)
        }
    }

    private func open(_ request: OutgoingRequest, to endpoint: HTTPEndpoint) async throws -> OpenAnswer {
        while let kept = try await pool.take(endpoint) {
            do {
                return try await ask(request, endpoint, over: kept)
            } catch HTTPClientError.closed where !Task.isCancelled {
                // The server had closed it while nobody looked.
                continue
            }
        }
        let failure = FirstFailure()
        let channel: any Channel
        do {
            channel = try await connect(endpoint, failure)
        } catch {
            pool.lost(endpoint, nil)
            throw error
        }
        channel.closeFuture.whenComplete { [pool] _ in pool.lost(endpoint, channel) }
        return try await ask(request, endpoint, over: channel, failure)
    }

    /// - Parameter failure: Of a connection that is new.
    private func ask(
        _ request: OutgoingRequest, _ endpoint: HTTPEndpoint, over channel: any Channel, _ failure: FirstFailure? = nil
    ) async throws -> OpenAnswer {
        var head = HTTPRequestHead(
            version: .http1_1, method: HTTPMethod(rawValue: request.method), uri: request.target,
            headers: HTTPHeaders(request.headers.map { ($0.name, $0.value) }))
        if !head.headers.contains(name: "Host") { head.headers.add(name: "Host", value: endpoint.authority) }
        if !request.body.isEmpty || request.method != "GET" {
            head.headers.replaceOrAdd(name: "Content-Length", value: String(request.body.count))
        }
        let (question, body) = (head, request.body)
        return try await withTaskCancellationHandler {
            let answer = channel.eventLoop.makePromise(of: OpenAnswer.self)
            channel.eventLoop.execute {
                do {
                    let connection = try channel.pipeline.syncOperations.handler(type: HTTPConnection.self)
                    connection.ask(question, body: body, answer: answer)
                } catch {
                    answer.fail(failure?.error ?? HTTPClientError.closed)
                }
            }
            return try await answer.futureResult.get()
        } onCancel: {
            channel.close(promise: nil)
        }
    }

    private func connect(_ endpoint: HTTPEndpoint, _ failure: FirstFailure) async throws -> any Channel {
        let tls = try pool.context(of: endpoint)
        let name = endpoint.serverName ?? (endpoint.isAddress ? nil : endpoint.host)
        return try await ClientBootstrap(group: group)
            .connectTimeout(.seconds(Int64(HTTPClientLimits.connectSeconds)))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { [pool] channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    if let tls {
                        try pipeline.addHandler(NIOSSLClientHandler(context: tls, serverHostname: name))
                    }
                    try pipeline.addHTTPClientHandlers()
                    try pipeline.addHandler(
                        HTTPConnection(failure: failure, onFree: { pool.free(endpoint, channel) }))
                }
            }
            .connect(host: endpoint.host, port: endpoint.port).get()
    }
}

extension HTTPEndpoint {
    /// An address is no name that a server could be asked for.
    fileprivate var isAddress: Bool { host.contains(":") || host.allSatisfy { $0.isNumber || $0 == "." } }
}
