/// A block of a PEM text (RFC 7468).
struct PEMBlock {
    let type: String
    let bytes: [UInt8]
    /// Lines of the form `Name: value` stand before the content.
    let hasHeaders: Bool

    private static let begin = "-----BEGIN "
    private static let dashes = "-----"

    /// The blocks that end and hold base64, in their order.
    static func all(in text: String) -> [PEMBlock] {
        var blocks: [PEMBlock] = []
        var open: (type: String, lines: [Substring])?
        for line in text.split(whereSeparator: \.isNewline) {
            if let (type, lines) = open {
                if line.hasPrefix("-----END \(type)-----") {
                    if let block = PEMBlock(type, lines) { blocks.append(block) }
                    open = nil
                } else {
                    open?.lines.append(line)
                }
            } else if line.hasPrefix(begin), let end = line.dropFirst(begin.count).firstRange(of: dashes) {
                open = (String(line.dropFirst(begin.count)[..<end.lowerBound]), [])
            }
        }
        return blocks
    }

    private init?(_ type: String, _ lines: [Substring]) {
        let content = lines.drop { $0.contains(":") }
        let text = content.joined().filter { !$0.isWhitespace }
        guard Base64.isValid(text) else { return nil }
        self.type = type
        bytes = Base64.decode(text)
        hasHeaders = content.count < lines.count
    }
}
