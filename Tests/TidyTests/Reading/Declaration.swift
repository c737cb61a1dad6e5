/// One declaration, as far as its first line and its braces tell.
struct Declaration: Sendable, Equatable {
    /// `func`, `struct`, `var`, ...
    var keyword: String
    /// The declared name; for `init` and `subscript` the keyword, for an extension the extended type.
    var name: String
    /// `public`, `static`, ...
    var modifiers: [String]
    /// Lines count from 0. `end` is that of the closing brace, or `line` itself when there is no body.
    var line: Int
    var end: Int
    /// What follows the colon of a type or an extension.
    var conformances: [String]
    /// The type or extension right around it, by its place in the list; nil at the top of the file and in functions.
    var parent: Int?

    var lineCount: Int { end - line + 1 }
    var isPublic: Bool { modifiers.contains("public") || modifiers.contains("open") }
    var isType: Bool { Self.typeKeywords.contains(keyword) }

    static let typeKeywords: Set = ["struct", "class", "enum", "actor", "protocol", "extension"]
    static let memberKeywords: Set = ["func", "init", "deinit", "subscript", "var", "let", "typealias", "case"]
    static let modifierKeywords: Set = [
        "public", "package", "internal", "private", "fileprivate", "open", "static", "final", "mutating", "nonmutating",
        "indirect", "override", "required", "convenience", "lazy", "weak", "unowned", "nonisolated", "isolated",
        "prefix", "postfix", "infix", "consuming", "borrowing", "dynamic",
    ]
}

/// Finds the declarations of a file by its lines and braces. Exact enough for our own style: one declaration a line.
struct DeclarationScanner {
    private struct Scope {
        var declaration: Int?
        var parenthesesOutside: Int
    }

    private var found: [Declaration] = []
    private var scopes: [Scope] = []
    private var parentheses = 0
    /// The declaration whose body may open next.
    private var pending: Int?

    /// The declarations in `code`, in the order of their lines.
    static func declarations(in code: [String]) -> [Declaration] {
        var scanner = Self()
        for (number, line) in code.enumerated() { scanner.read(line, number) }
        return scanner.found
    }

    private mutating func read(_ line: String, _ number: Int) {
        let words = Self.words(of: line)
        if parentheses == 0, let first = words.first { begin(words, first, line, number) }
        for byte in line.utf8 {
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: "["): parentheses += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"): parentheses = max(0, parentheses - 1)
            case UInt8(ascii: "{"):
                scopes.append(Scope(declaration: parentheses == 0 ? pending : nil, parenthesesOutside: parentheses))
                if parentheses == 0 { pending = nil }
                parentheses = 0
            case UInt8(ascii: "}"):
                guard let scope = scopes.popLast() else { continue }
                parentheses = scope.parenthesesOutside
                if let index = scope.declaration { found[index].end = number }
                if parentheses == 0 { pending = nil }
            default: break
            }
        }
    }

    /// A line at which something begins: a declaration, a statement, or what goes on from the line before.
    private mutating func begin(_ words: [Substring], _ first: Substring, _ line: String, _ number: Int) {
        var rest = words[...]
        var modifiers: [String] = []
        while let word = rest.first, Declaration.modifierKeywords.contains(String(word)) || isClassModifier(rest) {
            modifiers.append(String(word))
            rest = rest.dropFirst()
        }
        let keyword = rest.first.map(String.init) ?? ""
        guard Declaration.typeKeywords.contains(keyword) || Declaration.memberKeywords.contains(keyword) else {
            if !Self.goesOn(line) { pending = nil }
            return
        }
        let named = !["init", "deinit", "subscript"].contains(keyword)
        let name = named ? rest.dropFirst().first.map(String.init) ?? Self.operatorName(line) : keyword
        found.append(
            Declaration(
                keyword: keyword, name: name, modifiers: modifiers, line: number, end: number,
                conformances: Declaration.typeKeywords.contains(keyword) ? Self.conformances(line) : [],
                parent: scopes.last?.declaration.flatMap { found[$0].isType ? $0 : nil }))
        pending = found.count - 1
    }

    /// `class func` and `class var`: there `class` is a modifier.
    private func isClassModifier(_ words: ArraySlice<Substring>) -> Bool {
        words.first == "class" && words.dropFirst().first.map { $0 == "func" || $0 == "var" } ?? false
    }

    /// The words of a line before its first brace, without attributes.
    static func words(of line: String) -> [Substring] {
        var words: [Substring] = []
        var rest = line[...]
        while let character = rest.first {
            if character == " " {
                rest = rest.dropFirst()
            } else if character == "@" {
                rest = rest.drop { $0 != " " && $0 != "(" }
                if rest.first == "(" { rest = afterParentheses(rest) }
            } else if character == "(", words.last.map({ Declaration.modifierKeywords.contains(String($0)) }) ?? false {
                rest = afterParentheses(rest)
            } else if character.isLetter || character == "_" || character == "`" {
                let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "`" || $0 == "." }
                words.append(word)
                rest = rest.dropFirst(word.count)
                if words.count == 8 { break }
            } else {
                break
            }
        }
        return words
    }

    private static func afterParentheses(_ text: Substring) -> Substring {
        var depth = 0
        var rest = text
        while let character = rest.popFirst() {
            depth += character == "(" ? 1 : character == ")" ? -1 : 0
            if depth == 0 { break }
        }
        return rest
    }

    private static func operatorName(_ line: String) -> String {
        guard let keyword = line.range(of: "func ") else { return "" }
        return String(line[keyword.upperBound...].prefix { $0 != " " && $0 != "(" })
    }

    private static func conformances(_ line: String) -> [String] {
        guard let colon = line.firstIndex(of: ":") else { return [] }
        return line[colon...].split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    }

    private static func goesOn(_ line: String) -> Bool {
        let trimmed = line.drop { $0 == " " }
        let beginnings = ["{", "where ", "->", "throws", "async", ")", "]", ":", ",", "=", ".", "#"]
        return beginnings.contains { trimmed.hasPrefix($0) }
    }
}
