import ObjectCoding
import ObjectTree

/// The tree of a kubeconfig (`v1` `Config`). What is not Swiftlet's stays as it is: other entries and their order,
/// unknown members, extensions.
public struct Kubeconfig: Sendable, Hashable {
    /// The lists of named entries, and the member of an entry that holds its content.
    private static let lists = [("clusters", "cluster"), ("contexts", "context"), ("users", "user")]

    /// The whole file, with everything in it that is not ours.
    public private(set) var tree: Value

    /// One without any entry.
    public init() {
        tree = [
            "apiVersion": "v1", "clusters": [], "contexts": [], "current-context": "", "kind": "Config",
            "preferences": [:], "users": [],
        ]
    }

    /// From YAML or JSON; `path` is for messages. Fails with `.malformed` where writing it again would lose something
    /// or kubectl could not read it.
    public init(_ bytes: [UInt8], path: String) throws(AccessError) {
        let parsed: (value: Value, duplicates: [String])
        do throws(CodingError) {
            parsed = try YAML.parse(bytes)
        } catch {
            throw Self.malformed(path, "is not readable YAML", cause: error.message)
        }
        if let duplicate = parsed.duplicates.first {
            throw Self.malformed(path, "says something twice", cause: duplicate)
        }
        guard !Self.hasFurtherDocument(bytes) else { throw Self.malformed(path, "holds several YAML documents") }
        if parsed.value.isNull {
            tree = Kubeconfig().tree
            return
        }
        if let problem = Self.problem(of: parsed.value) { throw Self.malformed(path, problem) }
        tree = parsed.value
    }

    /// The YAML text.
    public var bytes: [UInt8] { YAML.encode(tree) }

    /// The context that kubectl uses when it is told none; empty for none.
    public var currentContext: String { tree["current-context"]?.stringValue ?? "" }

    /// The names of all contexts in their order.
    public var contexts: [String] {
        (tree["contexts"]?.arrayValue ?? []).compactMap { $0["name"]?.stringValue }
    }

    /// Adds an entry, or replaces those of its name where they stand, and makes its context the current one. What a
    /// user has set in the context, such as its namespace, stays.
    public mutating func merge(_ entry: KubeconfigEntry) {
        if tree["apiVersion"] == nil { tree["apiVersion"] = "v1" }
        if tree["kind"] == nil { tree["kind"] = "Config" }
        update("clusters", entry.name) { $0["cluster"] = entry.cluster }
        update("users", entry.name) { $0["user"] = entry.user }
        update("contexts", entry.name) { named in
            var context = named["context"] ?? .object(Fields())
            context["cluster"] = .string(entry.name)
            context["user"] = .string(entry.name)
            named["context"] = context
        }
        tree["current-context"] = .string(entry.name)
    }

    /// Takes the cluster, user and context of a name away. There is no current context afterwards if it was that one.
    public mutating func remove(_ name: String) {
        for (list, _) in Self.lists {
            guard var elements = tree[list]?.arrayValue else { continue }
            elements.removeAll { $0["name"]?.stringValue == name }
            tree[list] = .array(elements)
        }
        if currentContext == name { tree["current-context"] = "" }
    }

    private mutating func update(_ list: String, _ name: String, _ change: (inout Value) -> Void) {
        var elements = tree[list]?.arrayValue ?? []
        let index = elements.firstIndex { $0["name"]?.stringValue == name }
        var element = index.map { elements[$0] } ?? ["name": .string(name)]
        change(&element)
        if let index { elements[index] = element } else { elements.append(element) }
        tree[list] = .array(elements)
    }
}

// MARK: - What is accepted

extension Kubeconfig {
    private static func malformed(_ path: String, _ problem: String, cause: String? = nil) -> AccessError {
        AccessError(
            .malformed, "the kubeconfig \(path) \(problem)",
            advice: "it was left as it is; correct it, or name another file with --kubeconfig", cause: cause)
    }

    private static func problem(of tree: Value) -> String? {
        guard tree.objectValue != nil else { return "is not a mapping" }
        for (member, expected) in [("apiVersion", "v1"), ("kind", "Config")] {
            guard let value = tree[member], value != .null, value != "" else { continue }
            guard value.stringValue == expected else { return "has another \(member) than \(expected)" }
        }
        if let current = tree["current-context"], !current.isNull, current.stringValue == nil {
            return "has a current-context that is not a string"
        }
        return lists.lazy.compactMap { problem(of: tree, list: $0.0, content: $0.1) }.first
    }

    private static func problem(of tree: Value, list: String, content: String) -> String? {
        guard let value = tree[list], !value.isNull else { return nil }
        guard let elements = value.arrayValue else { return "has \(list) that are not a list" }
        for (index, element) in elements.enumerated() {
            guard element["name"]?.stringValue != nil else { return "has no name in \(list)[\(index)]" }
            if let inner = element[content], !inner.isNull, inner.objectValue == nil {
                return "has a \(content) in \(list)[\(index)] that is not a mapping"
            }
        }
        return nil
    }

    /// Whether something follows the first document of a YAML stream, which the parser would leave out.
    private static func hasFurtherDocument(_ bytes: [UInt8]) -> Bool {
        var hasBegun = false
        var hasEnded = false
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let marker = line.prefix(3)
            let isStart = marker.elementsEqual("---".utf8)
            let isMarker = (isStart || marker.elementsEqual("...".utf8)) && line.dropFirst(3).first.map(isBlank) ?? true
            if isMarker, hasBegun { hasEnded = true }
            if isMarker, isStart { hasBegun = true }
            let content = (isMarker ? line.dropFirst(3) : line).drop(while: isBlank)
            guard let first = content.first, first != UInt8(ascii: "#"), first != UInt8(ascii: "%") else { continue }
            if hasEnded { return true }
            hasBegun = true
        }
        return false
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }
}
