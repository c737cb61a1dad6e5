import ObjectModel

/// The URL of a webhook (RFC 3986), as far as rules look at it: read as Go reads it, in whose words clients are told of
/// what can't be read.
struct WebhookURL {
    struct Unreadable: Error {
        let description: String
    }

    private(set) var scheme = ""
    /// nil without one, which differs from an empty one.
    private(set) var user: String?
    /// With its port.
    private(set) var host = ""
    private(set) var query = ""
    private(set) var fragment = ""

    init(_ text: String) throws(Unreadable) {
        let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        fragment = parts.count > 1 ? String(parts[1]) : ""
        do {
            try read(parts.first ?? "")
        } catch {
            let place = FieldError.quoted(String(parts.first ?? ""))
            throw Unreadable(description: "parse \(place): \(error.description)")
        }
    }

    private mutating func read(_ text: Substring) throws(Unreadable) {
        guard !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
            throw Unreadable(description: "net/url: invalid control character in URL")
        }
        var rest = try readScheme(text)
        if let mark = rest.firstIndex(of: "?") {
            query = String(rest[rest.index(after: mark)...])
            rest = rest[..<mark]
        }
        guard rest.hasPrefix("/") else {
            if scheme.isEmpty, rest.prefix(while: { $0 != "/" }).contains(":") {
                throw Unreadable(description: "first path segment in URL cannot contain colon")
            }
            return
        }
        if rest.hasPrefix("//"), !scheme.isEmpty || !rest.hasPrefix("///") {
            let authority = rest.dropFirst(2).prefix { $0 != "/" }
            try readAuthority(authority)
            rest = rest[authority.endIndex...]
        }
        try Self.checkEscapes(rest)
    }

    /// What stands behind the scheme.
    private mutating func readScheme(_ text: Substring) throws(Unreadable) -> Substring {
        for (index, byte) in zip(text.utf8.indices, text.utf8) {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                if index == text.startIndex { return text }
            case UInt8(ascii: ":"):
                guard index != text.startIndex else { throw Unreadable(description: "missing protocol scheme") }
                scheme = text[..<index].lowercased()
                return text[text.index(after: index)...]
            default: return text
            }
        }
        return text
    }

    private mutating func readAuthority(_ authority: Substring) throws(Unreadable) {
        var place = authority
        if let mark = authority.lastIndex(of: "@") {
            user = String(authority[..<mark])
            place = authority[authority.index(after: mark)...]
        }
        try Self.checkPort(place)
        try Self.checkEscapes(place)
        // Letters of other scripts may stand in a host.
        if let bad = place.first(where: { #" \^`{|}"#.contains($0) }) {
            throw Unreadable(description: "invalid character \(FieldError.quoted(String(bad))) in host name")
        }
        host = String(place)
    }

    private static func checkPort(_ place: Substring) throws(Unreadable) {
        var port = place[(place.lastIndex(of: ":") ?? place.endIndex)...]
        if place.hasPrefix("[") {
            guard let end = place.lastIndex(of: "]") else { throw Unreadable(description: "missing ']' in host") }
            port = place[place.index(after: end)...]
        }
        let isPort = port.isEmpty || port.first == ":" && port.dropFirst().allSatisfy { "0"..."9" ~= $0 }
        if !isPort {
            throw Unreadable(description: "invalid port \(FieldError.quoted(String(port))) after host")
        }
    }

    private static func checkEscapes(_ text: Substring) throws(Unreadable) {
        var rest = text
        while let mark = rest.firstIndex(of: "%") {
            let escape = rest[mark...].prefix(3)
            guard escape.count == 3, escape.dropFirst().allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
                throw Unreadable(description: "invalid URL escape \(FieldError.quoted(String(escape)))")
            }
            rest = rest[escape.endIndex...]
        }
    }
}
