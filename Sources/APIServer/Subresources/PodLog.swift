import NIOCore
import ObjectModel

/// A request for the output of a container (`pods/log`).
public struct PodLogRequest: Sendable {
    public var namespace: String
    public var pod: String
    /// Where the pod runs.
    public var node: String
    /// Empty: the only one.
    public var container: String
    public var follows: Bool
    /// Of the run before the present one.
    public var previous: Bool
    public var showsTimestamps: Bool
    public var since: Time?
    public var tailLines: Int?
    public var limitBytes: Int?
}

/// Where logs come from: the node agents.
public protocol PodLogSource: Sendable {
    /// The output from the start on; ends with the log, or when the container ends for one that is followed. Throws
    /// `StatusError`.
    func logs(_ request: PodLogRequest) async throws -> AsyncThrowingStream<[UInt8], any Error>
}

/// A server without nodes of its own.
public struct NoPodLogs: PodLogSource {
    public init() {}

    public func logs(_ request: PodLogRequest) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        throw StatusError(
            code: 500, reason: "InternalError",
            message: "no node agent of this server runs node \(FieldError.quoted(request.node))")
    }
}

extension PodLogRequest {
    /// From the query of a request for a pod's log.
    init(_ query: Query, pod: Value, target: ResourceRequest, now: Time) throws(StatusError) {
        namespace = target.namespace
        self.pod = target.name
        node = pod.at("spec", "nodeName")?.stringValue ?? ""
        container = query["container"]
        follows = query.flag("follow")
        previous = query.flag("previous")
        showsTimestamps = query.flag("timestamps")
        tailLines = try Self.number("tailLines", query)
        limitBytes = try Self.number("limitBytes", query)
        let seconds = try Self.number("sinceSeconds", query)
        var errors: [FieldError] = []
        if let tailLines, tailLines < 0 {
            errors.append(Self.tooSmall("tailLines", tailLines, 0))
        }
        if let limitBytes, limitBytes < 1 { errors.append(Self.tooSmall("limitBytes", limitBytes, 1)) }
        if let seconds, seconds < 1 { errors.append(Self.tooSmall("sinceSeconds", seconds, 1)) }
        let sinceTime = query["sinceTime"]
        if seconds != nil, !sinceTime.isEmpty {
            let rule = "at most one of `sinceTime` or `sinceSeconds` may be specified"
            errors.append(.forbidden(FieldPath("sinceSeconds"), rule))
        }
        guard errors.isEmpty else { throw .invalid(group: "", kind: "PodLogOptions", name: target.name, errors) }
        since = seconds.map { now.adding(seconds: -Double($0)) } ?? Time(rfc3339: sinceTime)
    }

    private static func tooSmall(_ field: String, _ value: Int, _ least: Int) -> FieldError {
        .invalid(FieldPath(field), .int(Int64(value)), "must be greater than or equal to \(least)")
    }

    private static func number(_ key: String, _ query: Query) throws(StatusError) -> Int? {
        guard !query[key].isEmpty else { return nil }
        guard let number = Int(query[key]) else {
            throw .badRequest("strconv.ParseInt: parsing \(FieldError.quoted(query[key])): invalid syntax")
        }
        return number
    }
}

extension SubresourceHandler {
    func log(_ call: ResourceCall) throws(StatusError) {
        let pod = try operations.get(call.target).tree
        let request = try PodLogRequest(
            call.request.query, pod: pod, target: call.target, now: operations.environment.now())
        guard !request.node.isEmpty else {
            return call.exchange.respond(HTTPResponse(status: 200, contentType: "text/plain", bytes: []))
        }
        // The one place where an answer is awaited: a log comes from a node, piece by piece, for as long as the client
        // stays. The task ends with the log or with the connection.
        let transfer = Mutable<Task<Void, Never>?>(nil)
        transfer.set(
            Task {
                do {
                    try await send(logs.logs(request), call) { transfer.get()?.cancel() }
                } catch let error as StatusError {
                    call.exchange.respond(answers.error(error, call.request))
                } catch {
                    call.exchange.respond(answers.error(.internalError("\(error)"), call.request))
                }
            })
    }

    private func send(
        _ log: AsyncThrowingStream<[UInt8], any Error>, _ call: ResourceCall, onClose: @escaping @Sendable () -> Void
    ) async throws {
        var iterator = log.makeAsyncIterator()
        // The first piece is read before the answer starts, so that what goes wrong early is an error and not an
        // empty log. A log that is followed starts at once, for a client wants to see that it is connected.
        let follows = call.request.query.flag("follow")
        let first = follows ? [] : try await iterator.next() ?? []
        let stream = await call.exchange.stream(contentType: "text/plain")
        guard let stream else { return }
        await stream.prepare(first, onClose: onClose)
        do {
            while let piece = try await iterator.next() { await stream.write(piece) }
        } catch is CancellationError {
            // The client has gone.
        }
        await stream.finish()
    }
}
