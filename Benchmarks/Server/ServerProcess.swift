import Foundation

/// What `swiftlet up` is started with.
struct ServerOptions: Sendable {
    let binary: URL
    /// Where the data, the kubeconfig and the log go.
    let directory: URL
    var simulatedNodes = 0
}

/// A `swiftlet up` that this program started, with simulated nodes only.
final class ServerProcess {
    let endpoint: Endpoint
    private let process: SpawnedProcess
    private let log: URL
    private let startedAt: ContinuousClock.Instant

    /// Starts the server on a free port of this machine. It isn't ready when this returns.
    init(_ options: ServerOptions) throws {
        try FileManager.default.createDirectory(at: options.directory, withIntermediateDirectories: true)
        endpoint = Endpoint(host: "127.0.0.1", port: try freePort(), token: "swiftlet-bench")
        log = options.directory.appending(path: "log")
        let arguments = Self.arguments(options, endpoint)
        startedAt = .now
        process = try SpawnedProcess(options.binary.path, arguments, log: log.path)
    }

    var processID: Int32 { process.id }

    private static func arguments(_ options: ServerOptions, _ endpoint: Endpoint) -> [String] {
        var arguments = [
            "up", "--data-dir", options.directory.appending(path: "data").path, "--port", String(endpoint.port),
            "--runtime", "simulated", "--admin-token", endpoint.token,
            "--kubeconfig", options.directory.appending(path: "kubeconfig").path,
        ]
        if options.simulatedNodes > 0 { arguments += ["--simulated-nodes", String(options.simulatedNodes)] }
        return arguments
    }

    /// Asks for `/readyz` until the answer is 200. Returns the seconds since the start of the process.
    func waitUntilReady(_ client: Client) async throws -> Double {
        while true {
            if let status = await Self.readiness(client), status == 200 {
                return (ContinuousClock.now - startedAt).seconds
            }
            guard process.isRunning() else { throw ServerFailed(what: "ended before it was ready", log: logTail()) }
            guard ContinuousClock.now - startedAt < .seconds(Limits.readySeconds) else {
                throw ServerFailed(what: "was not ready after \(Limits.readySeconds) s", log: logTail())
            }
            try await Task.sleep(for: .milliseconds(Limits.readyPollMilliseconds))
        }
    }

    /// The status that `/readyz` answers, over a new connection; nil while nobody listens.
    private static func readiness(_ client: Client) async -> Int? {
        do {
            return try await client.exchange(.get, "/readyz").status
        } catch {
            return nil
        }
    }

    /// Ends the server with SIGTERM, and if need be with SIGKILL. Returns the seconds it took to end.
    @discardableResult
    func stop() async throws -> Double {
        let from = ContinuousClock.now
        process.send(SIGTERM)
        while process.isRunning() {
            if ContinuousClock.now - from > .seconds(Limits.stopSeconds) { process.send(SIGKILL) }
            try await Task.sleep(for: .milliseconds(Limits.readyPollMilliseconds))
        }
        return (ContinuousClock.now - from).seconds
    }

    private func logTail() -> String {
        guard let data = FileManager.default.contents(atPath: log.path) else { return "" }
        return String(decoding: data.suffix(Limits.logBytes), as: UTF8.self)
    }
}

/// The server under test did not do what it must for a benchmark.
struct ServerFailed: Error, CustomStringConvertible {
    let what: String
    let log: String

    var description: String { "the server \(what)\(log.isEmpty ? "" : "; the end of its log:\n\(log)")" }
}

extension Duration {
    /// The duration as seconds.
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

/// A TCP port of 127.0.0.1 that nobody listens on at the moment.
private func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw ServerFailed(what: "has no port: no socket", log: "") }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            bind(descriptor, $0, length) == 0 ? getsockname(descriptor, $0, &length) : -1
        }
    }
    guard result == 0 else { throw ServerFailed(what: "has no port: none is free", log: "") }
    return Int(UInt16(bigEndian: address.sin_port))
}
