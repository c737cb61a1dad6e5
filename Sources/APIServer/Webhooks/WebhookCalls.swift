import Foundation
import ObjectCoding
import ObjectModel
import ObjectRules
import ObjectStore
import OutgoingHTTP

/// Sends reviews to webhooks, of admission and of conversion alike.
struct WebhookCalls: Sendable {
    /// Why there is no answer, in the words of Kubernetes.
    struct Failure: Error {
        let why: String
    }

    let http: HTTPClient
    let services: ServiceEndpoints
    let decoder: ObjectDecoder

    /// Posts a review; answers the body of what came back.
    ///
    /// - Parameters:
    ///   - seconds: How long the webhook may take; it is told in the URL.
    func post(_ review: Value, to client: WebhookClient, seconds: Int, agent: String) async throws(Failure) -> [UInt8] {
        let (url, endpoint, target) = try place(of: client, seconds: seconds)
        let body = JSON.encode(review)
        let request = OutgoingRequest(
            method: "POST", target: target,
            headers: [
                ("Host", url.authority), ("Accept", "application/json"), ("Content-Type", "application/json"),
                ("User-Agent", agent),
            ], body: body)
        let answer: IncomingAnswer
        do throws(HTTPClientError) {
            answer = try await http.send(
                request, to: endpoint(), within: .seconds(seconds), limit: ServerLimits.webhookAnswerBytes)
        } catch {
            throw Failure(why: "Post \(FieldError.quoted(url.text)): \(error)")
        }
        guard (200..<300).contains(answer.status) else { throw Failure(why: Self.words(answer)) }
        return answer.body
    }

    /// An object that a webhook has changed, in canonical form.
    func normalised(
        _ object: Value, as request: AdmissionAttributes, in resource: ResourceType
    ) throws(StatusError) -> Value {
        // A subresource that is a kind of its own is taken as it comes.
        guard request.form(in: resource).kind.name == resource.kind else { return object }
        do throws(CodingError) {
            return try decoder.normalise(object, as: resource.message).value
        } catch {
            throw .internalError(error.message)
        }
    }

    private typealias Place = (text: String, authority: String)

    /// The URL as it is told, how to connect, and what to ask for there.
    private func place(
        of client: WebhookClient, seconds: Int
    ) throws(Failure) -> (url: Place, endpoint: () throws(HTTPClientError) -> HTTPEndpoint, target: String) {
        let trust = HTTPTrust(authorities: client.authorities)
        if let service = client.service {
            let path = service.path.isEmpty ? "/" : service.path
            let target = "\(path.hasPrefix("/") ? path : "/" + path)?timeout=\(seconds)s"
            let name = "\(service.name).\(service.namespace).svc"
            let authority = "\(name):\(service.port)"
            let services = services
            return (
                ("https://\(authority)\(target)", authority),
                { () throws(HTTPClientError) in
                    do throws(ServiceEndpoints.Failure) {
                        let found = try services.resolve(
                            namespace: service.namespace, name: service.name, port: service.port)
                        return HTTPEndpoint(host: found.host, port: found.port, trust: trust, serverName: name)
                    } catch {
                        throw .unreachable(error.why)
                    }
                }, target
            )
        }
        guard let text = client.url, let url = URLComponents(string: text), let host = url.host else {
            throw Failure(why: "the URL of the webhook cannot be read")
        }
        let query = (url.percentEncodedQuery.map { $0 + "&" } ?? "") + "timeout=\(seconds)s"
        let target = (url.percentEncodedPath.isEmpty ? "/" : url.percentEncodedPath) + "?" + query
        let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        let authority = url.port.map { "\(host):\($0)" } ?? host
        return (
            ("https://\(authority)\(target)", authority),
            { () throws(HTTPClientError) in HTTPEndpoint(host: bare, port: url.port ?? 443, trust: trust) }, target
        )
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
        case 504: return "the server was unable to return a response in the time allotted, but may still be processing"
                + " the request"
        case 500...: return "an error on the server (\(FieldError.quoted(text))) has prevented the request from "
                + "succeeding"
        default:
            return "the server responded with the status code \(answer.status) but did not return more information"
        }
    }
}
