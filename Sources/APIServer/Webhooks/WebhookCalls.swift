import Foundation
import ObjectCoding
import ObjectModel
import ObjectRules
import OutgoingHTTP

/// Sends reviews to webhooks, of admission and of conversion alike.
struct WebhookCalls: Sendable {
    /// Why there is no answer, in the words of Kubernetes.
    struct Failure: Error {
        let why: String
    }

    let http: HTTPClient
    let services: ServiceEndpoints

    /// Posts a review; answers the body of what came back.
    ///
    /// - Parameters:
    ///   - seconds: How long the webhook may take; it is told in the URL.
    ///   - limit: Bytes that it may answer.
    func post(
        _ review: Value, to client: WebhookClient, seconds: Int, agent: String,
        limit: Int = ServerLimits.webhookAnswerBytes
    ) async throws(Failure) -> [UInt8] {
        guard let url = WebhookURL(client, seconds: seconds) else {
            throw Failure(why: "the URL of the webhook cannot be read")
        }
        let request = OutgoingRequest(
            method: "POST", target: url.target,
            headers: [
                ("Host", url.authority), ("Accept", "application/json"), ("Content-Type", "application/json"),
                ("User-Agent", agent),
            ], body: JSON.encode(review))
        let answer: IncomingAnswer
        do throws(HTTPClientError) {
            answer = try await http.send(
                request, to: endpoint(of: client, url), within: .seconds(seconds),
                limit: limit)
        } catch {
            throw Failure(why: "Post \(FieldError.quoted(url.text)): \(error)")
        }
        guard (200..<300).contains(answer.status) else { throw Failure(why: Self.words(answer)) }
        return answer.body
    }

    /// How to connect. The certificate of a service is for its name, wherever it is reached.
    private func endpoint(of client: WebhookClient, _ url: WebhookURL) throws(HTTPClientError) -> HTTPEndpoint {
        let trust = HTTPTrust(authorities: client.authorities)
        guard let service = client.service else { return HTTPEndpoint(host: url.host, port: url.port, trust: trust) }
        do throws(ServiceEndpoints.Failure) {
            let found = try services.resolve(namespace: service.namespace, name: service.name, port: service.port)
            return HTTPEndpoint(host: found.host, port: found.port, trust: trust, serverName: url.host)
        } catch {
            throw .unreachable(error.why)
        }
    }

    /// What a code says to clients of Kubernetes.
    private static func words(_ answer: IncomingAnswer) -> String {
        let text = String(decoding: answer.body.prefix(2048), as: UTF8.self)
        switch answer.status {
        case 400: return "the server rejected our request for an unknown reason"
        case 401: return "the server has asked for the client to provide credentials"
        case 403: return text.isEmpty ? "forbidden" : text
        case 404: return "the server could not find the requested resource"
        case 405: return "the server does not allow this method on the requested resource"
        case 409: return "the server reported a conflict"
        case 429: return "the server has received too many requests and has asked us to try again later"
        case 503: return "the server is currently unable to handle the request"
        case 504:
            return "the server was unable to return a response in the time allotted, but may still be processing"
                + " the request"
        case 500...:
            return "an error on the server (\(FieldError.quoted(text))) has prevented the request from "
                + "succeeding"
        default:
            return "the server responded with the status code \(answer.status) but did not return more information"
        }
    }
}

/// The URL of a webhook, with the time that it has.
private struct WebhookURL {
    /// Of a service the name `NAME.NAMESPACE.svc`.
    let host: String
    let port: Int
    /// What stands in the `Host` header.
    let authority: String
    /// The path and the query.
    let target: String

    var text: String { "https://\(authority)\(target)" }

    /// nil where the configuration's URL cannot be read.
    init?(_ client: WebhookClient, seconds: Int) {
        if let service = client.service {
            host = "\(service.name).\(service.namespace).svc"
            port = service.port
            authority = "\(host):\(port)"
            target = (service.path.hasPrefix("/") ? "" : "/") + service.path + "?timeout=\(seconds)s"
            return
        }
        guard let url = URLComponents(string: client.url ?? ""), let name = url.host else { return nil }
        host = name.hasPrefix("[") ? String(name.dropFirst().dropLast()) : name
        port = url.port ?? 443
        authority = url.port.map { "\(name):\($0)" } ?? name
        target = (url.percentEncodedPath.isEmpty ? "/" : url.percentEncodedPath) + "?timeout=\(seconds)s"
    }
}
