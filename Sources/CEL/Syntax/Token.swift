/// One word of an expression.
struct Token: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case identifier(String)
        case int(String)
        case uint(String)
        case double(String)
        case string(String)
        case bytes([UInt8])
        /// Operators, brackets, `in`, `true`, `false` and `null`.
        case symbol(String)
        case end
    }

    let kind: Kind
    let offset: Int
    /// As written.
    let text: String

    func isSymbol(_ symbol: String) -> Bool { kind == .symbol(symbol) }
}
