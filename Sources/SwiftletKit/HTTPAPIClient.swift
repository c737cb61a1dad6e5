import Foundation
import ObjectCoding
import OutgoingHTTP

/// A Kubernetes API server across HTTPS: of Swiftlet or any other.
///
/// Requests wait and are made again when the server asks for it (429 and 503 with `Retry-After`). Lists are read in
/// pages. Watches go on where they were when their connection ends.
public final class HTTPAPIClient: APIClient {
    private let connection: ClusterConnection
    private let tokens: TokenReader
    private let http = HTTPClient()
    /// How long a request may take until its answer is there; watches excepted.
    private let timeout: Duration

    /// - Parameter timeout: How long a request may take until its answer is there; watches excepted.
    public init(_ connection: ClusterConnection, timeout: Duration = .seconds(60)) {
        self.connection = connection
        self.timeout = timeout
        tokens = TokenReader(connection.token)
    }

    // MARK: - Reading

    public func get(_ resource: ResourceType, namespace: String, name: String) async throws -> Value {
        try await ask("GET", Path(resource, namespace, name))
    }

    public func list(_ resource: ResourceType, namespace: String?, options: ListRequest) async throws -> ObjectList {
        guard options.limit == 0 else { return try await page(resource, namespace, options) }
        var pageOptions = options
        pageOptions.limit = ClientLimits.pageSize
        var items: [Value] = []
        while true {
            do {
                let page = try await page(resource, namespace, pageOptions)
                items += page.items
                pageOptions.continueToken = page.continueToken
                if page.continueToken.isEmpty { return ObjectList(items: items, resourceVersion: page.resourceVersion) }
            } catch let error as StatusError where error.isExpired && !pageOptions.continueToken.isEmpty {
                // It changed too much meanwhile: everything at once.
                return try await page(resource, namespace, options)
            }
        }
    }

    private func page(
        _ resource: ResourceType, _ namespace: String?, _ options: ListRequest
    ) async throws -> ObjectList {
        var path = Path(resource, namespace)
        path.add(options)
        if options.limit > 0 { path.add("limit", String(options.limit)) }
        path.add("continue", options.continueToken)
        let list = try await ask("GET", path)
        // Objects in lists do not say what they are.
        return ObjectList(
            items: (list["items"]?.arrayValue ?? []).map { Self.typed($0, resource) },
            resourceVersion: list.at("metadata", "resourceVersion")?.stringValue ?? "",
            continueToken: list.at("metadata", "continue")?.stringValue ?? "")
    }

    private static func typed(_ item: Value, _ resource: ResourceType) -> Value {
        guard var fields = item.objectValue, fields["kind"] == nil else { return item }
        fields["apiVersion"] = .string(resource.apiVersion)
        fields["kind"] = .string(resource.kind)
        return .object(fields)
    }

    public func watch(
        _ resource: ResourceType, namespace: String?, options: ListRequest
    ) async throws -> AsyncThrowingStream<ObjectEvent, any Error> {
        let reader = WatchReader(position: options.resourceVersion) { [self] position in
            var path = Path(resource, namespace)
            var from = options
            from.resourceVersion = position
            path.add(from)
            path.add("watch", "true")
            path.add("allowWatchBookmarks", "true")
            return try await open(path)
        }
        try await reader.open()
        return AsyncThrowingStream { try await reader.next() }
    }

    // MARK: - Writing

    public func create(
        _ resource: ResourceType, namespace: String, name: String?, subresource: String?, object: Value
    ) async throws -> Value {
        try await ask("POST", Path(resource, namespace, name ?? "", subresource), body: object)
    }

    public func update(
        _ resource: ResourceType, namespace: String, name: String, subresource: String?, object: Value
    ) async throws -> Value {
        try await ask("PUT", Path(resource, namespace, name, subresource), body: object)
    }

    public func patch(
        _ resource: ResourceType, namespace: String, name: String, subresource: String?, patch: Patch
    ) async throws -> Value {
        var path = Path(resource, namespace, name, subresource)
        if case .apply(_, let manager) = patch {
            path.add("fieldManager", manager)
            path.add("force", "true")
        }
        let (type, body): (String, Value) =
            switch patch {
            case .json(let value): ("application/json-patch+json", value)
            case .merge(let value): ("application/merge-patch+json", value)
            case .strategicMerge(let value): ("application/strategic-merge-patch+json", value)
            case .apply(let value, _): ("application/apply-patch+yaml", value)
            }
        return try await ask("PATCH", path, body: body, type: type)
    }

    @discardableResult
    public func delete(
        _ resource: ResourceType, namespace: String, name: String, options: DeleteRequest
    ) async throws -> Value {
        var body = Fields([("kind", "DeleteOptions"), ("apiVersion", "v1")])
        if let seconds = options.gracePeriodSeconds { body["gracePeriodSeconds"] = .int(Int64(seconds)) }
        if let policy = options.propagationPolicy { body["propagationPolicy"] = .string(policy) }
        var preconditions = Fields()
        if let uid = options.uid { preconditions["uid"] = .string(uid) }
        if let version = options.resourceVersion { preconditions["resourceVersion"] = .string(version) }
        if !preconditions.isEmpty { body["preconditions"] = .object(preconditions) }
        return try await ask("DELETE", Path(resource, namespace, name), body: .object(body))
    }

    // MARK: - Requests

    /// Makes a request and answers the object that comes back, or throws the `StatusError` that does.
    private func ask(
        _ method: String, _ path: Path, body: Value? = nil, type: String = "application/json"
    ) async throws -> Value {
        let bytes = body.map { JSON.encode($0) } ?? []
        let answer = try await retrying { token throws(HTTPClientError) in
            let (endpoint, prefix) = try connection.endpoint()
            let request = request(method, prefix + path.text, token, bytes, type)
            let answer = try await http.send(request, to: endpoint, within: timeout)
            return (answer.status, answer["retry-after"], answer)
        }
        guard (200..<300).contains(answer.status) else { throw StatusError(answer.status, body: answer.body) }
        do {
            return try JSON.parse(answer.body)
        } catch {
            throw StatusError.unavailable("the server's answer is no JSON: \(error)")
        }
    }

    /// Opens a stream of what the server has to say.
    private func open(_ path: Path) async throws -> AnswerBody {
        let answer = try await retrying { token throws(HTTPClientError) in
            let (endpoint, prefix) = try connection.endpoint()
            let request = request("GET", prefix + path.text, token, [], "")
            let answer = try await http.stream(request, to: endpoint, within: timeout)
            return (answer.status, answer["retry-after"], answer)
        }
        guard answer.status == 200 else {
            var body: [UInt8] = []
            for try await part in answer.body { body += part }
            throw StatusError(answer.status, body: body)
        }
        return answer.body
    }

    private func request(
        _ method: String, _ target: String, _ token: String, _ body: [UInt8], _ type: String
    ) -> OutgoingRequest {
        var headers = [("Accept", "application/json"), ("User-Agent", connection.userAgent)]
        if !token.isEmpty { headers.append(("Authorization", "Bearer \(token)")) }
        if !body.isEmpty { headers.append(("Content-Type", type)) }
        return OutgoingRequest(
            method: method, target: target, headers: headers.map { (name: $0.0, value: $0.1) }, body: body)
    }

    /// Makes a request as often as the server asks for it to be made again, and once more with a renewed token.
    private func retrying<Answer>(
        _ attempt: (_ token: String) async throws(HTTPClientError) -> (
            status: Int, retryAfter: String?, answer: Answer
        )
    ) async throws -> Answer {
        var tries = 0
        var hasRenewed = false
        while true {
            let token = tokens.current
            let (status, retryAfter, answer): (Int, String?, Answer)
            do throws(HTTPClientError) {
                (status, retryAfter, answer) = try await attempt(token)
            } catch {
                try Task.checkCancellation()
                throw StatusError.unavailable("\(error)")
            }
            if status == 401, !hasRenewed, tokens.refused(token) {
                hasRenewed = true
                continue
            }
            guard status == 429 || status == 503, let seconds = retryAfter.flatMap({ Int($0) }),
                tries < ClientLimits.retries
            else { return answer }
            tries += 1
            try await Task.sleep(for: .seconds(min(max(seconds, 0), ClientLimits.longestRetrySeconds)))
        }
    }
}

extension StatusError {
    /// From an answer that is no success: its Status, or what else it says.
    fileprivate init(_ code: Int, body: [UInt8]) {
        let status: Value
        do {
            status = try JSON.parse(body)
        } catch {
            // Proxies answer in words of their own.
            status = .null
        }
        guard status["kind"] == "Status" else {
            let text = String(decoding: body.prefix(1024), as: UTF8.self)
            self.init(code: code, reason: "", message: text.isEmpty ? "the server answered with \(code)" : text)
            return
        }
        self.init(
            code: status["code"]?.intValue ?? code, reason: status["reason"]?.stringValue ?? "",
            message: status["message"]?.stringValue ?? "", details: status["details"]?.objectValue)
    }

    /// The server could not be asked.
    fileprivate static func unavailable(_ why: String) -> StatusError {
        StatusError(code: 503, reason: "ServiceUnavailable", message: why)
    }
}

/// The path and query of a request.
struct Path {
    private var path: String
    private var query: [String] = []

    init(_ resource: ResourceType, _ namespace: String?, _ name: String = "", _ subresource: String? = nil) {
        path = resource.group.isEmpty ? "/api/\(resource.version)" : "/apis/\(resource.group)/\(resource.version)"
        if resource.namespaced, let namespace, !namespace.isEmpty { path += "/namespaces/\(Self.escaped(namespace))" }
        path += "/\(resource.plural)"
        if !name.isEmpty { path += "/\(Self.escaped(name))" }
        if let subresource { path += "/\(subresource)" }
    }

    /// Adds a parameter unless it is empty.
    mutating func add(_ key: String, _ value: String) {
        guard !value.isEmpty else { return }
        query.append("\(key)=\(Self.escaped(value))")
    }

    mutating func add(_ options: ListRequest) {
        add("labelSelector", options.labelSelector)
        add("fieldSelector", options.fieldSelector)
        add("resourceVersion", options.resourceVersion)
    }

    var text: String { query.isEmpty ? path : path + "?" + query.joined(separator: "&") }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? text
    }

    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}
