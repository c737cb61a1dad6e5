import ObjectModel

/// A readable list of what differs between two nodes, for errors about changes that are not allowed.
enum ValueDifference {
    /// One line for each leaf that only one side has or that differs; each starts with two spaces.
    static func text(_ old: Value, _ new: Value) -> String {
        var lines: [String] = []
        compare(old, new, "", &lines)
        return lines.joined(separator: "\n")
    }

    private static func compare(_ old: Value?, _ new: Value?, _ path: String, _ lines: inout [String]) {
        guard old != new else { return }
        switch (old, new) {
        case (.object(let left)?, .object(let right)?):
            let added = right.keys.filter { !left.contains($0) }
            for key in left.keys + added {
                compare(left[key], right[key], path.isEmpty ? key : "\(path).\(key)", &lines)
            }
        case (.array(let left)?, .array(let right)?):
            for index in 0..<max(left.count, right.count) {
                compare(
                    index < left.count ? left[index] : nil, index < right.count ? right[index] : nil,
                    "\(path)[\(index)]", &lines)
            }
        default:
            if let old { lines.append("  - \(path): \(FieldError.shown(old))") }
            if let new { lines.append("  + \(path): \(FieldError.shown(new))") }
        }
    }
}
