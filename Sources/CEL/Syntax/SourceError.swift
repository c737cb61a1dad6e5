/// What is wrong with an expression, and where.
public struct SourceError: Error, Hashable, Sendable {
    /// Code points from the beginning of the expression.
    public let offset: Int
    /// What is wrong, in the words of cel-go.
    public let message: String

    public init(offset: Int, _ message: String) {
        self.offset = offset
        self.message = message
    }

    /// The message with its place, as cel-go prints it: the line, and a caret below the place.
    public func text(in source: String) -> String {
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        var line = 0
        var column = offset
        while line + 1 < lines.count, column > lines[line].unicodeScalars.count {
            column -= lines[line].unicodeScalars.count + 1
            line += 1
        }
        let shown = lines[line].replacing("\t", with: " ")
        // Wide characters take two dots.
        let dots = shown.unicodeScalars.prefix(column).map { $0.value < 0x1100 ? "." : "．" }.joined()
        let caret = shown.unicodeScalars.dropFirst(column).first.map { $0.value >= 0x1100 } == true ? "＾" : "^"
        return "ERROR: <input>:\(line + 1):\(column + 1): \(message)\n | \(shown)\n | \(dots)\(caret)"
    }
}

/// Why an expression can't be compiled: all that was found, in the order of its places.
public struct CompilationError: Error, Hashable, Sendable, CustomStringConvertible {
    public let source: String
    public let errors: [SourceError]

    init(source: String, _ errors: [SourceError]) {
        self.source = source
        self.errors = errors.sorted { $0.offset < $1.offset }
    }

    public var description: String { errors.map { $0.text(in: source) }.joined(separator: "\n") }
}
