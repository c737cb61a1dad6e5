/// How members are called whose names are no names of the language (KEP 2876): `a-b` is `a__dash__b`.
public enum FieldNames {
    private static let reserved: Set = [
        "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import",
        "let", "loop", "package", "namespace", "return", "var", "void", "while",
    ]

    /// The name for expressions; nil where a member can't be named.
    public static func escaped(_ name: String) -> String? {
        if reserved.contains(name) { return "__\(name)__" }
        var result = ""
        var scalars = Array(name.unicodeScalars)[...]
        guard let first = scalars.first, !first.isDigit else { return nil }
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "_" where scalars.first == "_":
                scalars.removeFirst()
                result += "__underscores__"
            case ".": result += "__dot__"
            case "-": result += "__dash__"
            case "/": result += "__slash__"
            case _ where scalar.isWord: result.unicodeScalars.append(scalar)
            default: return nil
            }
        }
        return result
    }
}
