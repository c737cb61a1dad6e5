import ObjectModel

/// The query of a request, decoded. Of repeated keys the first counts, as in Kubernetes.
struct Query: Sendable {
    private let items: [(key: String, value: String)]

    init(_ text: Substring) {
        items = text.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let value = parts.count > 1 ? Self.decoded(parts[1], plusIsSpace: true) : ""
            return (Self.decoded(parts[0], plusIsSpace: true), value)
        }
    }

    /// The value of a key; empty when it is missing.
    subscript(key: String) -> String { items.first { $0.key == key }?.value ?? "" }
    func all(_ key: String) -> [String] { items.filter { $0.key == key }.map(\.value) }
    func has(_ key: String) -> Bool { items.contains { $0.key == key } }

    /// Go's reading of a boolean parameter: anything but `0`, `false` and nothing is true.
    func flag(_ key: String) -> Bool {
        guard let value = items.first(where: { $0.key == key })?.value else { return false }
        return !["", "0", "false"].contains(value.lowercased()) || (value.isEmpty && has(key) && key == "watch")
    }

    /// Go's reading of an optional boolean parameter: there, and neither `false` nor `0`.
    func isTrue(_ key: String) -> Bool {
        guard let value = items.first(where: { $0.key == key })?.value else { return false }
        return value != "0" && value.lowercased() != "false"
    }

    /// Text without its percent escapes; broken escapes stay as they are.
    static func decoded(_ text: Substring, plusIsSpace: Bool) -> String {
        let isEscaped = text.utf8.contains { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }
        guard isEscaped else { return String(text) }
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let high = hexadecimal(bytes[index + 1]), let low = hexadecimal(bytes[index + 2])
            {
                out.append(high << 4 | low)
                index += 3
            } else {
                out.append(plusIsSpace && bytes[index] == UInt8(ascii: "+") ? UInt8(ascii: " ") : bytes[index])
                index += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
