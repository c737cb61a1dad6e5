/// How Kubernetes words the refusal of a body.
enum BodyErrors {
    /// The body is of no known kind, not even by its form.
    static func unrecognized(_ why: String, expected: String, body: [UInt8]) -> String {
        "the object provided is unrecognized (must be of type \(expected)): \(why) (\(summary(of: body)))"
    }

    /// The body names its kind, or has taken on the expected one, but can't be read as that.
    static func unhandled(_ why: String, apiVersion: String, kind: String, expected: String) -> String {
        let version = apiVersion.split(separator: "/").last ?? ""
        return "\(kind) in version \"\(version)\" cannot be handled as a \(expected): \(why)"
    }

    static func unregistered(apiVersion: String, kind: String) -> String {
        "no kind \"\(kind)\" is registered for version \"\(apiVersion)\" in scheme \"\(scheme)\""
    }

    static func otherVersion(_ apiVersion: String, expected: String) -> String {
        "the API version in the data (\(apiVersion)) does not match the expected API version (\(expected))"
    }

    /// Where Kubernetes' scheme is made, which it tells its clients.
    private static let scheme = "pkg/api/legacyscheme/scheme.go:30"

    private static let summaryLength = 30

    /// The beginning of the body, as hexadecimal digits unless it looks like JSON.
    private static func summary(of body: [UInt8]) -> String {
        guard let first = body.first else { return "<empty>" }
        let head = body.prefix(summaryLength)
        let more = body.count > summaryLength ? " ..." : ""
        if first == UInt8(ascii: "{") { return String(decoding: head, as: UTF8.self) + more }
        return head.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + more
    }
}
