import Foundation
#if canImport(Glibc)
    import Glibc
#endif

/// Probes over TCP. They block, so they run on a queue of their own.
enum NetworkProbe {
    private static let queue = DispatchQueue(label: "probes", attributes: .concurrent)

    /// nil when a connection can be made, else why not.
    static func connect(host: String, port: Int, timeoutSeconds: Double) async -> String? {
        await onQueue {
            switch open(host, port, timeoutSeconds) {
            case .success(let socket):
                close(socket)
                return nil
            case .failure(let refusal): return refusal.message
            }
        }
    }

    /// nil when the answer to a GET is a success or a redirection, else why not.
    static func get(_ request: ProbeRequest, timeoutSeconds: Double) async -> String? {
        await onQueue {
            switch open(request.host, request.port, timeoutSeconds) {
            case .success(let socket):
                defer { close(socket) }
                return exchange(request, over: socket)
            case .failure(let refusal):
                return "Get \"\(request.url)\": \(refusal.message)"
            }
        }
    }

    private struct Refusal: Error {
        let message: String
    }

    private static func onQueue(_ work: @escaping @Sendable () -> String?) async -> String? {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: work()) }
        }
    }

    private static func open(_ host: String, _ port: Int, _ timeout: Double) -> Result<Int32, Refusal> {
        let name = "\(host):\(port)"
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        #if canImport(Glibc)
            hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        #else
            hints.ai_socktype = SOCK_STREAM
        #endif
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &found) == 0, let address = found else {
            return .failure(Refusal(message: "dial tcp: lookup \(host): no such host"))
        }
        defer { freeaddrinfo(found) }
        let descriptor = socket(address.pointee.ai_family, address.pointee.ai_socktype, 0)
        guard descriptor >= 0 else { return .failure(refusal(name, errno)) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        #if canImport(Glibc)
            let result = Glibc.connect(descriptor, address.pointee.ai_addr, address.pointee.ai_addrlen)
        #else
            let result = Darwin.connect(descriptor, address.pointee.ai_addr, address.pointee.ai_addrlen)
        #endif
        let reason = result == 0 ? 0 : errno == EINPROGRESS ? wait(descriptor, timeout) : errno
        guard reason == 0 else {
            close(descriptor)
            return .failure(refusal(name, reason))
        }
        setTimeouts(descriptor, timeout)
        return .success(descriptor)
    }

    private static func refusal(_ name: String, _ reason: Int32) -> Refusal {
        let text = reason == ETIMEDOUT ? "i/o timeout" : "connect: \(String(cString: strerror(reason)).lowercased())"
        return Refusal(message: "dial tcp \(name): \(text)")
    }

    /// Waits until a connection is made; answers why it was not, or 0.
    private static func wait(_ descriptor: Int32, _ timeout: Double) -> Int32 {
        var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        guard poll(&entry, 1, Int32(min(timeout * 1000, Double(Int32.max)))) > 0 else { return ETIMEDOUT }
        var reason: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &reason, &size)
        return reason
    }

    private static func setTimeouts(_ descriptor: Int32, _ timeout: Double) {
        _ = fcntl(descriptor, F_SETFL, 0)
        var limit = timeval()
        limit.tv_sec = Int(timeout)
        limit.tv_usec = .init((timeout - timeout.rounded(.down)) * 1_000_000)
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
    }

    private static func exchange(_ request: ProbeRequest, over socket: Int32) -> String? {
        let bytes = Array(request.text.utf8)
        guard send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
            return "Get \"\(request.url)\": the request could not be sent"
        }
        var answer = [UInt8](repeating: 0, count: Limits.probeAnswerBytes)
        let count = recv(socket, &answer, answer.count, 0)
        guard count > 0 else {
            return "Get \"\(request.url)\": context deadline exceeded (Client.Timeout exceeded while awaiting headers)"
        }
        let line = String(decoding: answer[..<count].prefix { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
        let words = line.split(separator: " ", maxSplits: 2)
        guard words.count >= 2, words[0].hasPrefix("HTTP/"), let code = Int(words[1]) else {
            return "Get \"\(request.url)\": malformed HTTP response"
        }
        return (200..<400).contains(code) ? nil : "HTTP probe failed with statuscode: \(code)"
    }
}

/// The GET of an HTTP probe.
struct ProbeRequest: Sendable {
    let host: String
    let port: Int
    let path: String
    /// Name and value.
    let headers: [(String, String)]

    var url: String { "http://\(host):\(port)\(path)" }

    var text: String {
        var lines = ["GET \(path) HTTP/1.1"]
        if !headers.contains(where: { $0.0.lowercased() == "host" }) { lines.append("Host: \(host):\(port)") }
        lines += headers.map { "\($0.0): \($0.1)" }
        lines += ["User-Agent: kube-probe/1.36", "Accept: */*", "Connection: close", "", ""]
        return lines.joined(separator: "\r\n")
    }
}
