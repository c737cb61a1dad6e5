/// Why a pattern is refused, in the words of Go's `regexp`.
public struct PatternError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kind of mistake.
    public enum Code: String, Sendable {
        case invalidClassRange = "invalid character class range"
        case invalidEscape = "invalid escape sequence"
        case invalidGroupName = "invalid named capture"
        case invalidGroup = "invalid or unsupported Perl syntax"
        case nestedRepetition = "invalid nested repetition operator"
        case invalidRepetition = "invalid repeat count"
        case missingBracket = "missing closing ]"
        case missingParenthesis = "missing closing )"
        case nothingToRepeat = "missing argument to repetition operator"
        case trailingBackslash = "trailing backslash at end of expression"
        case unexpectedParenthesis = "unexpected )"
        case tooDeep = "expression nests too deeply"
        case tooLarge = "expression too large"
    }

    /// What is wrong.
    public let code: Code
    /// The part of the pattern that is.
    public let fragment: String

    init(_ code: Code, _ fragment: some Sequence<UInt32>) {
        self.code = code
        self.fragment = String(pattern: fragment)
    }

    public var description: String { "error parsing regexp: \(code.rawValue): `\(fragment)`" }
}

extension String {
    init(pattern scalars: some Sequence<UInt32>) {
        self.init()
        unicodeScalars.append(contentsOf: scalars.lazy.compactMap(Unicode.Scalar.init))
    }
}
