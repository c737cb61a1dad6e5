import ObjectModel

/// Where in a tree an operation of a JSON patch works: a container and a member or element in it (RFC 6901).
struct JSONPointer {
    let text: String
    /// From the root down to the container.
    private let parents: ArraySlice<String>
    /// In the container.
    let key: String

    /// Nil where the text names no place below the root. What stands before the first slash is ignored.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(Self.unescape)
        guard let key = parts.last else { return nil }
        self.text = text
        self.key = key
        parents = parts.dropLast()
    }

    private static func unescape(_ part: Substring) -> String {
        guard part.utf8.contains(UInt8(ascii: "~")) else { return String(part) }
        var text = ""
        var rest = part.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch (scalar, rest.first) {
            case ("~", "0"):
                text += "~"
                rest.removeFirst()
            case ("~", "1"):
                text += "/"
                rest.removeFirst()
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// Changes the container in place. Nil where there is none.
    func change<Result>(
        in root: inout Value, _ change: (inout Value, String) throws(JSONPatch.Failure) -> Result
    ) throws(JSONPatch.Failure) -> Result? {
        try Self.descend(&root, parents) { container throws(JSONPatch.Failure) in try change(&container, key) }
    }

    private static func descend<Result>(
        _ node: inout Value, _ path: ArraySlice<String>, _ change: (inout Value) throws(JSONPatch.Failure) -> Result
    ) throws(JSONPatch.Failure) -> Result? {
        guard let part = path.first else {
            switch node {
            case .object, .array: return try change(&node)
            default: return nil
            }
        }
        switch node {
        case .object(var fields):
            guard var child = fields[part] else { return nil }
            let result = try descend(&child, path.dropFirst(), change)
            fields[part] = child
            node = .object(fields)
            return result
        case .array(var elements):
            guard let index = index(part, count: elements.count) else { return nil }
            let result = try descend(&elements[index], path.dropFirst(), change)
            node = .array(elements)
            return result
        default: return nil
        }
    }

    /// The position that a part of a pointer means in a list; a negative one counts from the end.
    static func index(_ part: String, count: Int) -> Int? {
        guard let number = Int(part) else { return nil }
        let index = number < 0 ? number + count : number
        return (0..<count).contains(index) ? index : nil
    }
}
