/// A file of variables in an emptyDir volume, from which containers take some (KEP-3721): lines of `NAME='value'`, the
/// part of what shells read that means the same everywhere. Nothing in a value is special, and it may have several
/// lines.
public struct EnvironmentFile: Sendable, Hashable {
    /// What keeps a file from being read.
    struct Malformed: Error, Sendable, Hashable {
        /// From 1.
        let line: Int
        let message: String
    }

    private let text: String

    public init(_ text: String) { self.text = text }

    /// The value of a variable, in its first declaration; nil where there is none. What comes after it need not be
    /// well-formed.
    func value(of wanted: String) throws(Malformed) -> String? {
        var lines = EnvironmentLines(text)
        while let line = lines.next() {
            let declaration = line.drop(while: \.isBlank)
            guard let first = declaration.first, first != "#" else { continue }
            let (name, rest) = try lines.name(in: declaration)
            // As shells have it, `NAME= 'value'` gives nothing to the name.
            let value = rest.first?.isBlank == true ? "" : try lines.quoted(rest)
            if name == wanted { return value }
        }
        return nil
    }
}

/// Goes through the lines of a file.
private struct EnvironmentLines {
    private var rest: ArraySlice<Substring.UnicodeScalarView>
    private var number = 0

    init(_ text: String) {
        rest = Substring(text).unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)[...]
        if rest.last?.isEmpty == true { rest.removeLast() }
    }

    mutating func next() -> Substring.UnicodeScalarView? {
        guard let line = rest.popFirst() else { return nil }
        number += 1
        return line.last == "\r" ? line.dropLast() : line
    }

    /// The name that a line declares, and what follows the sign of equality.
    func name(
        in declaration: Substring.UnicodeScalarView
    ) throws(EnvironmentFile.Malformed) -> (name: String, rest: Substring.UnicodeScalarView) {
        guard let sign = declaration.firstIndex(of: "=") else { throw fault("missing '='") }
        let name = declaration[..<sign]
        guard let last = name.last else { throw fault("empty variable name") }
        guard !last.isBlank else { throw fault("whitespace before '=' is not allowed") }
        return (String(name), declaration[declaration.index(after: sign)...])
    }

    /// What is between quotes, to the end of which more lines may be taken. Only a comment may follow.
    mutating func quoted(_ start: Substring.UnicodeScalarView) throws(EnvironmentFile.Malformed) -> String {
        guard start.first == "'" else { throw fault("value must be enclosed in single quotes") }
        let firstNumber = number
        var line = start.dropFirst()
        var value = ""
        while true {
            guard let end = line.firstIndex(of: "'") else {
                value += String(line) + "\n"
                guard let following = next() else {
                    throw EnvironmentFile.Malformed(line: firstNumber, message: "unclosed single quote")
                }
                line = following
                continue
            }
            let after = line[line.index(after: end)...].drop(while: \.isBlank)
            guard after.isEmpty || after.first == "#" else { throw fault("unexpected content after closing quote") }
            return value + String(line[..<end])
        }
    }

    private func fault(_ message: String) -> EnvironmentFile.Malformed { .init(line: number, message: message) }
}

extension Unicode.Scalar {
    fileprivate var isBlank: Bool { self == " " || self == "\t" }
}
