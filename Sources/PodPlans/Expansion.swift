/// `$(NAME)` references in commands, arguments and values of variables.
public enum Expansion {
    /// Replaces references to variables that are known; others stay as written, and `$$` stands for `$`.
    public static func expand(_ text: String, _ variables: [String: String]) -> String {
        guard text.contains("$") else { return text }
        var output = ""
        var rest = Substring(text)
        while let dollar = rest.firstIndex(of: "$") {
            output += rest[..<dollar]
            rest = rest[rest.index(after: dollar)...]
            switch rest.first {
            case "$":
                output += "$"
                rest = rest.dropFirst()
            case "(":
                guard let end = rest.firstIndex(of: ")") else {
                    output += "$"
                    continue
                }
                let name = String(rest[rest.index(after: rest.startIndex)..<end])
                output += variables[name] ?? "$(\(name))"
                rest = rest[rest.index(after: end)...]
            default: output += "$"
            }
        }
        return output + rest
    }
}
