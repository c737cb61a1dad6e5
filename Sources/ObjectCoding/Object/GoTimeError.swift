/// What Go's time package says about a text that is not in the expected layout.
enum GoTimeError {
    static let rfc3339 = "2006-01-02T15:04:05Z07:00"
    static let rfc3339Micro = "2006-01-02T15:04:05.000000Z07:00"

    /// Elements of the layout with the width and range of their numbers.
    private static let elements: [(element: String, width: Int, range: ClosedRange<Int>?, name: String)] = [
        ("2006", 4, nil, ""), ("-", 0, nil, ""), ("01", 2, 1...12, "month"), ("-", 0, nil, ""),
        ("02", 2, nil, ""), ("T", 0, nil, ""), ("15", 2, 0...23, "hour"), (":", 0, nil, ""),
        ("04", 2, 0...59, "minute"), (":", 0, nil, ""), ("05", 2, 0...59, "second"),
    ]

    /// Such as `parsing time "x" as "2006-01-02T15:04:05Z07:00": cannot parse "x" as "2006"`.
    static func message(for text: String, layout: String) -> String {
        var rest = Substring(text)
        let prefix = "parsing time \(quoted(text))"
        func failure(_ element: String) -> String {
            "\(prefix) as \(quoted(layout)): cannot parse \(quoted(String(rest))) as \(quoted(element))"
        }
        for (element, width, range, name) in elements {
            if width == 0 {
                guard rest.hasPrefix(element) else { return failure(element) }
                rest = rest.dropFirst()
                continue
            }
            let digits = rest.prefix(width)
            guard digits.utf8.count == width, digits.utf8.allSatisfy({ $0 &- 0x30 < 10 }), let number = Int(digits)
            else { return failure(element) }
            if let range, !range.contains(number) { return "\(prefix): \(name) out of range" }
            rest = rest.dropFirst(width)
        }
        let fraction = rest.first == "." ? rest.dropFirst().prefix { ("0"..."9").contains($0) } : ""
        if layout == rfc3339Micro {
            guard fraction.count >= 6 else { return failure(".000000") }
            rest = rest.dropFirst(7)
        } else if !fraction.isEmpty {
            rest = rest.dropFirst(fraction.count + 1)
        }
        guard let zone = zoneLength(rest) else { return failure("Z07:00") }
        guard zone == rest.count else { return "\(prefix): extra text: \(quoted(String(rest.dropFirst(zone))))" }
        return "\(prefix): day out of range"
    }

    private static func zoneLength(_ rest: Substring) -> Int? {
        if rest.hasPrefix("Z") { return 1 }
        let zone = Array(rest.prefix(6))
        guard zone.count == 6, zone[0] == "+" || zone[0] == "-", zone[3] == ":" else { return nil }
        return [1, 2, 4, 5].allSatisfy { ("0"..."9").contains(zone[$0]) } ? 6 : nil
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
