import Foundation

/// A Swift file taken apart: what the compiler reads (`code`) and what people read (`comments`), line for line as in
/// `raw`. In `code`, comments and the contents of string literals are blanks; in `comments`, everything else is.
/// So a checker that looks for a word in `code` finds no word of a message, and braces can be counted.
struct SourceText: Sendable {
    let raw: [String]
    let code: [String]
    let comments: [String]
    /// As C strings: their search is quick in a debug build too.
    private let allCode: [UInt8]
    private let allComments: [UInt8]

    init(_ text: String) {
        var masker = Masker(bytes: Array(text.utf8))
        masker.run()
        raw = Self.lines(Array(text.utf8))
        code = Self.lines(masker.code)
        comments = Self.lines(masker.comments)
        allCode = masker.code + [0]
        allComments = masker.comments + [0]
    }

    /// Whether a word is anywhere in the code. Most files mention no banned word, and need no look at their lines.
    func codeMentions(_ word: String) -> Bool { Self.find(word, in: allCode) }

    /// Whether a word is anywhere in the comments.
    func commentsMention(_ word: String) -> Bool { Self.find(word, in: allComments) }

    private static func find(_ word: String, in bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { $0.baseAddress.map { strstr($0, word) != nil } ?? false }
        }
    }

    private static func lines(_ bytes: [UInt8]) -> [String] {
        bytes.split(separator: Byte.newline, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
    }
}

/// The bytes that decide what the text after them is.
enum Byte {
    static let newline = UInt8(ascii: "\n")
    static let space = UInt8(ascii: " ")
    static let slash = UInt8(ascii: "/")
    static let star = UInt8(ascii: "*")
    static let quote = UInt8(ascii: "\"")
    static let hash = UInt8(ascii: "#")
    static let backslash = UInt8(ascii: "\\")
    static let open = UInt8(ascii: "(")
    static let close = UInt8(ascii: ")")

    static func isSpecialInCode(_ byte: UInt8) -> Bool {
        byte == slash || byte == quote || byte == hash || byte == open || byte == close
    }
}

/// Walks over the bytes once, with a stack of the literals it is in: an interpolation is code within a literal.
private struct Masker {
    private enum Context {
        /// Code; within an interpolation, with the parentheses that are still open.
        case code(open: Int)
        case literal(hashes: Int, quotes: Int)
    }

    let bytes: [UInt8]
    private(set) var code: [UInt8]
    private(set) var comments: [UInt8]
    private var stack: [Context] = [.code(open: 0)]
    private var index = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
        code = bytes.map { $0 == Byte.newline ? $0 : Byte.space }
        comments = code
    }

    mutating func run() {
        while index < bytes.count {
            switch stack[stack.count - 1] {
            case .code(let open): stepInCode(open)
            case .literal(let hashes, let quotes): stepInLiteral(hashes, quotes)
            }
        }
    }

    private func at(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }

    private func count(of byte: UInt8, from offset: Int) -> Int {
        var number = 0
        while at(offset + number) == byte { number += 1 }
        return number
    }

    private mutating func keep(_ number: Int = 1) {
        for position in index..<min(index + number, bytes.count) { code[position] = bytes[position] }
        index += number
    }

    private mutating func stepInCode(_ open: Int) {
        let start = index
        while index < bytes.count, !Byte.isSpecialInCode(bytes[index]) { index += 1 }
        if index > start { code.replaceSubrange(start..<index, with: bytes[start..<index]) }
        guard index < bytes.count else { return }
        let byte = bytes[index]
        if byte == Byte.slash, at(1) == Byte.slash { return lineComment() }
        if byte == Byte.slash, at(1) == Byte.star { return blockComment() }
        if byte == Byte.quote || byte == Byte.hash {
            let hashes = count(of: Byte.hash, from: 0)
            guard at(hashes) == Byte.quote else { return keep() }
            let quotes = at(hashes + 1) == Byte.quote && at(hashes + 2) == Byte.quote ? 3 : 1
            stack.append(.literal(hashes: hashes, quotes: quotes))
            return keep(hashes + quotes)
        }
        if stack.count > 1, byte == Byte.open || byte == Byte.close {
            let left = open + (byte == Byte.open ? 1 : -1)
            if left == 0 { stack.removeLast() } else { stack[stack.count - 1] = .code(open: left) }
        }
        keep()
    }

    private mutating func stepInLiteral(_ hashes: Int, _ quotes: Int) {
        let byte = bytes[index]
        if byte == Byte.backslash, count(of: Byte.hash, from: 1) >= hashes {
            if at(1 + hashes) == Byte.open {
                index += 1 + hashes
                stack.append(.code(open: 1))
                return keep()
            }
            // An escape, which may be an escaped line end.
            index += at(1 + hashes) == Byte.newline ? 1 : 2 + hashes
            return
        }
        let ends =
            byte == Byte.quote && count(of: Byte.quote, from: 0) >= quotes
            && count(of: Byte.hash, from: quotes) >= hashes
        if ends {
            stack.removeLast()
            return keep(quotes + hashes)
        }
        // A literal of one line that does not end there is not Swift: the rest of the file is looked at all the same.
        if byte == Byte.newline, quotes == 1 { stack.removeLast() }
        index += 1
    }

    private mutating func lineComment() {
        let end = bytes[index...].firstIndex(of: Byte.newline) ?? bytes.count
        comments.replaceSubrange(index..<end, with: bytes[index..<end])
        index = end
    }

    private mutating func blockComment() {
        var depth = 0
        repeat {
            let pair = (bytes[index], at(1))
            let opens = pair == (Byte.slash, Byte.star)
            let closes = pair == (Byte.star, Byte.slash)
            depth += opens ? 1 : closes ? -1 : 0
            for _ in 0..<(opens || closes ? 2 : 1) {
                comments[index] = bytes[index]
                index += 1
            }
        } while depth > 0 && index < bytes.count
    }
}
