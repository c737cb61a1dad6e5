/// Reads comma-separated values (RFC 4180): columns in quotes may hold commas, line ends and doubled quotes. Empty
/// lines are skipped, spaces belong to their column.
struct CSVReader {
    struct Record {
        /// Where it begins, counted from 1.
        let line: Int
        let columns: [String]
    }

    private let bytes: [UInt8]
    private let path: String
    private var position = 0
    private var line = 1

    private static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")
    private static let newLine = UInt8(ascii: "\n")

    /// `path` is for messages.
    init(_ text: String, path: String) {
        let mark: Character = "\u{FEFF}"
        let lines = text.first == mark ? text.dropFirst() : text[...]
        bytes = Array(lines.replacing("\r\n", with: "\n").utf8)
        self.path = path
    }

    /// The next line with something on it; nil at the end.
    mutating func next() throws(AccessError) -> Record? {
        while position < bytes.count, bytes[position] == Self.newLine {
            position += 1
            line += 1
        }
        guard position < bytes.count else { return nil }
        let start = line
        var columns: [String] = []
        while true {
            columns.append(bytesStartQuoted ? try quotedColumn() : try plainColumn())
            guard position < bytes.count else { return Record(line: start, columns: columns) }
            let isComma = bytes[position] == Self.comma
            position += 1
            guard isComma else {
                line += 1
                return Record(line: start, columns: columns)
            }
        }
    }

    private var bytesStartQuoted: Bool { position < bytes.count && bytes[position] == Self.quote }

    private mutating func plainColumn() throws(AccessError) -> String {
        let start = position
        while position < bytes.count, bytes[position] != Self.comma, bytes[position] != Self.newLine {
            guard bytes[position] != Self.quote else { throw malformed("has a quote inside a column without quotes") }
            position += 1
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func quotedColumn() throws(AccessError) -> String {
        var text: [UInt8] = []
        position += 1
        let start = line
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            guard byte == Self.quote else {
                if byte == Self.newLine { line += 1 }
                text.append(byte)
                continue
            }
            if bytesStartQuoted {
                position += 1
                text.append(Self.quote)
                continue
            }
            guard position == bytes.count || bytes[position] == Self.comma || bytes[position] == Self.newLine else {
                throw malformed("goes on after a closing quote")
            }
            return String(decoding: text, as: UTF8.self)
        }
        line = start
        throw malformed("has a quote that is never closed")
    }

    private func malformed(_ problem: String) -> AccessError {
        AccessError(
            .malformed, "line \(line) of the token file \(path) \(problem)",
            advice: "put a column in quotes as a whole, and double the quotes inside")
    }
}
