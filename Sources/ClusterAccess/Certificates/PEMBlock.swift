#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One block of a PEM text (RFC 7468): what stands between `-----BEGIN LABEL-----` and `-----END LABEL-----`.
struct PEMBlock: Sendable, Hashable {
    let label: String
    /// Lines such as `Proc-Type: 4,ENCRYPTED` before the content.
    let hasHeaders: Bool
    let content: [UInt8]

    /// The blocks of a text in their order. What is between them, and blocks that are not well-formed, is passed over.
    static func all(in text: String) -> [PEMBlock] {
        var blocks: [PEMBlock] = []
        var label: String?
        var lines: [Substring] = []
        for line in text.split(whereSeparator: \.isNewline) {
            if let begun = Self.label(line, "BEGIN") {
                label = begun
                lines = []
            } else if let open = label, Self.label(line, "END") == open {
                if let block = PEMBlock(label: open, lines: lines) { blocks.append(block) }
                label = nil
            } else {
                lines.append(line)
            }
        }
        return blocks
    }

    private static func label(_ line: Substring, _ word: String) -> String? {
        let line = line.trimmingPrefix { $0 == " " }
        guard line.hasPrefix("-----\(word) "), line.hasSuffix("-----") else { return nil }
        return String(line.dropFirst(word.count + 6).dropLast(5))
    }

    private init?(label: String, lines: [Substring]) {
        let headers = lines.prefix { $0.contains(":") }
        let text = lines.dropFirst(headers.count).joined().filter { !$0.isWhitespace }
        guard let content = Data(base64Encoded: text) else { return nil }
        self.label = label
        hasHeaders = !headers.isEmpty
        self.content = Array(content)
    }
}
