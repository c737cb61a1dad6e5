/// The headers of a request; names are compared without regard to case.
public struct RequestHeaders: Sendable {
    private let items: [(name: String, value: String)]

    /// All headers as they came, their names in lower case.
    var all: [(name: String, value: String)] { items }

    public init(_ items: [(name: String, value: String)]) {
        self.items = items.map { ($0.name.lowercased(), $0.value) }
    }

    /// The first value of a header; `name` in lower case.
    public subscript(name: String) -> String? { items.first { $0.name == name }?.value }
    func all(_ name: String) -> [String] { items.filter { $0.name == name }.map(\.value) }

    /// Whether there is a header whose name starts with a prefix.
    func hasPrefix(_ prefix: String) -> Bool { items.contains { $0.name.hasPrefix(prefix) } }

    /// The headers whose names start with a prefix, by the rest of the name.
    func prefixed(_ prefix: String) -> [String: [String]] {
        var found: [String: [String]] = [:]
        for item in items where item.name.hasPrefix(prefix) {
            found[String(item.name.dropFirst(prefix.count)), default: []].append(item.value)
        }
        return found
    }
}
