/// One media range of an Accept header, or a Content-Type: `application/json;as=Table;q=0.5` (RFC 9110, 8.3.1 and
/// 12.5.1). Type and parameter names are in lower case.
struct MediaClause: Sendable {
    let type: String
    let parameters: [String: String]
    /// 0...1, 1 where it is not stated.
    let quality: Double

    /// Nil where the text is none.
    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ";", omittingEmptySubsequences: false).map { Self.trimmed($0) }
        guard let first = parts.first else { return nil }
        let type = first.lowercased()
        let names = type.split(separator: "/", omittingEmptySubsequences: false)
        guard names.count == 2, names.allSatisfy({ !$0.isEmpty && !$0.contains(" ") }) else { return nil }
        var parameters: [String: String] = [:]
        for part in parts.dropFirst() where !part.isEmpty {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { continue }
            parameters[Self.trimmed(pair[0]).lowercased()] = Self.unquoted(Self.trimmed(pair[1]))
        }
        self.type = type
        quality = parameters.removeValue(forKey: "q").flatMap(Double.init).map { min(max($0, 0), 1) } ?? 1
        self.parameters = parameters
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        let text = Substring(text)
        let bytes = text.utf8
        func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        guard let first = bytes.firstIndex(where: { !isSpace($0) }) else { return "" }
        var end = bytes.endIndex
        while isSpace(bytes[bytes.index(before: end)]) { end = bytes.index(before: end) }
        return String(text[first..<end])
    }

    private static func unquoted(_ text: String) -> String {
        guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
        return String(text.dropFirst().dropLast())
    }
}
