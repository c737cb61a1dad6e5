/// What a match is replaced by: text, and groups of the match.
struct ReplacementTemplate {
    enum Part: Hashable {
        case text(String)
        case group(Int)
    }

    private(set) var parts: [Part] = []

    /// A name that no group has stands for nothing; a dollar sign before anything else is itself.
    init(_ template: String, groupNames: [String?]) {
        var rest = Substring(template)
        while let dollar = rest.firstIndex(of: "$") {
            append(rest[..<dollar])
            rest = rest[rest.index(after: dollar)...]
            if rest.first == "$" {
                append("$")
                rest = rest.dropFirst()
            } else if let (name, end) = Self.name(in: rest) {
                rest = end
                if let index = Self.group(named: name, in: groupNames) { parts.append(.group(index)) }
            } else {
                append("$")
            }
        }
        append(rest)
    }

    private mutating func append(_ text: Substring) { if !text.isEmpty { parts.append(.text(String(text))) } }

    /// `name` or `{name}` at the beginning, and what follows it.
    private static func name(in text: Substring) -> (name: Substring, rest: Substring)? {
        let isBraced = text.first == "{"
        let start = isBraced ? text.dropFirst() : text
        let name = start.prefix { $0 == "_" || $0.isLetter || $0.isNumber }
        let rest = start[name.endIndex...]
        guard !name.isEmpty, !isBraced || rest.first == "}" else { return nil }
        return (name, isBraced ? rest.dropFirst() : rest)
    }

    private static func group(named name: Substring, in names: [String?]) -> Int? {
        if name.allSatisfy({ $0.isASCII && $0.isNumber }), name.count == 1 || name.first != "0" {
            return Int(name).flatMap { names.indices.contains($0) ? $0 : nil }
        }
        return names.firstIndex(of: String(name))
    }
}
