import NIOCore
import NIOPosix
import NIOSSL

/// Opens connections to one server. Everything runs on one thread: the server shall have the rest of the machine.
struct Client: Sendable {
    let endpoint: Endpoint
    private let eventLoop: any EventLoop
    private let tls: NIOSSLContext

    /// The server's certificate is not checked: a benchmark measures a server, it does not trust it.
    init(endpoint: Endpoint, eventLoop: any EventLoop = MultiThreadedEventLoopGroup.singleton.next()) throws {
        self.endpoint = endpoint
        self.eventLoop = eventLoop
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.certificateVerification = .none
        configuration.applicationProtocols = ["http/1.1"]
        tls = try NIOSSLContext(configuration: configuration)
    }

    /// Opens that many connections, a batch of them at a time.
    func open(_ count: Int) async throws -> Connections {
        var opened: [NIOLoopBound<Connection>] = []
        opened.reserveCapacity(count)
        while opened.count < count {
            let batch = min(Limits.openingConnections, count - opened.count)
            let dials = (0..<batch).map { _ in dial() }
            opened += try await EventLoopFuture.whenAllSucceed(dials, on: eventLoop).get()
        }
        return try await eventLoop.submit { [opened, eventLoop] in
            Connections(opened.map(\.value), eventLoop: eventLoop)
        }.get()
    }

    /// One request over a connection of its own. Throws when there is no answer; any answer is returned.
    func exchange(_ method: Method, _ path: String, body: String? = nil) async throws -> Answer {
        let connections = try await open(1)
        defer { connections.close() }
        let template = RequestTemplate(method, path, body: body, to: endpoint)
        return try await connections.use { connections, eventLoop in
            Exchange(template, over: connections[0], eventLoop: eventLoop).start()
        }
    }

    /// One request that has to succeed. Throws `Refusal` for every answer but a 2xx.
    @discardableResult
    func request(_ method: Method, _ path: String, body: String? = nil) async throws -> Answer {
        let answer = try await exchange(method, path, body: body)
        guard (200..<300).contains(answer.status) else {
            throw Refusal(status: answer.status, body: answer.body, request: "\(method.rawValue) \(path)")
        }
        return answer
    }

    private func dial() -> EventLoopFuture<NIOLoopBound<Connection>> {
        let opened = eventLoop.makePromise(of: NIOLoopBound<Connection>.self)
        opened.fail(afterSeconds: Limits.requestSeconds, waitingFor: "opening a connection to \(endpoint.url)")
        ClientBootstrap(group: eventLoop)
            .channelOption(.socketOption(.tcp_nodelay), value: 1)
            .channelInitializer { [tls] channel in
                channel.eventLoop.makeCompletedFuture {
                    let connection = Connection(opened: opened)
                    let handler = try NIOSSLClientHandler(context: tls, serverHostname: nil)
                    try channel.pipeline.syncOperations.addHandlers(handler, connection)
                }
            }
            .connect(host: endpoint.host, port: endpoint.port)
            .whenFailure { opened.fail($0) }
        return opened.futureResult
    }
}
