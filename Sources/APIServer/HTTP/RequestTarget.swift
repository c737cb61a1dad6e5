/// The target of a request line: path and query (RFC 9112, section 3.2).
struct RequestTarget: Sendable {
    /// Percent-decoded.
    let path: String
    let query: Substring

    private static let schemes = ["https://", "http://"]

    /// Proxies send the absolute form, with scheme and host, which do not matter here.
    init(_ uri: String) {
        var rest = uri[...]
        if let scheme = Self.schemes.first(where: { rest.prefix($0.count).lowercased() == $0 }) {
            rest = rest.dropFirst(scheme.count)
            rest = rest.firstIndex { $0 == "/" || $0 == "?" }.map { rest[$0...] } ?? ""
        }
        let parts = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let path = Query.decoded(parts.first ?? "", plusIsSpace: false)
        self.path = path.isEmpty ? "/" : path
        query = parts.count > 1 ? parts[1] : ""
    }
}
