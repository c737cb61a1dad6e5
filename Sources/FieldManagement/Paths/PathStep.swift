import ObjectTree

/// One step of a field's path, in the text that `fieldsV1` has for it: `f:NAME` is a member, `k:{"KEY":VALUE}` the
/// element of a list with these keys, `v:VALUE` an element of a set, `i:N` a position.
public enum PathStep {
    /// The name of the marker that says that the field around it belongs to the set itself.
    static let itself = "."

    /// A member of an object.
    public static func field(_ name: String) -> String { "f:" + name }

    /// The element of a list that has these values in its key fields.
    public static func key(_ fields: [(name: String, value: Value)]) -> String {
        var text = "k:{"
        for (index, field) in fields.sorted(by: { $0.name < $1.name }).enumerated() {
            if index > 0 { text += "," }
            text += JSONText.quoted(field.name) + ":" + JSONText.of(field.value)
        }
        return text + "}"
    }

    /// The element of a set that is this scalar.
    public static func value(_ value: Value) -> String { "v:" + JSONText.of(value) }

    /// Whether a client may write this step; steps of unknown sorts are ignored rather than refused.
    package enum Reading {
        /// The step as Kubernetes writes it.
        case known(String)
        case ignored
        case malformed(String)
    }

    package static func read(_ step: String) -> Reading {
        let bytes = step.utf8
        guard bytes.count >= 2 else { return .malformed("key must be 2 characters long:") }
        guard bytes.dropFirst().first == UInt8(ascii: ":") else { return .malformed("missing colon: \(step)") }
        switch bytes.first {
        case UInt8(ascii: "f"): return .known(step)
        case UInt8(ascii: "k"), UInt8(ascii: "v"):
            return StepContent(step).map { .known($0.step) } ?? .malformed("malformed step: \(step)")
        case UInt8(ascii: "i"):
            return Int(step.dropFirst(2)).map { .known("i:\($0)") } ?? .malformed("malformed step: \(step)")
        default: return .ignored
        }
    }

    /// Kubernetes' order: members, then keyed elements, values and positions, each among themselves by content.
    package static func precedes(_ left: String, _ right: String) -> Bool {
        let (leftSort, rightSort) = (sort(left), sort(right))
        guard leftSort == rightSort else { return leftSort < rightSort }
        guard leftSort != 0, let leftContent = StepContent(left), let rightContent = StepContent(right) else {
            return left < right
        }
        return leftContent < rightContent
    }

    private static func sort(_ step: String) -> Int {
        switch step.utf8.first {
        case UInt8(ascii: "f"): 0
        case UInt8(ascii: "k"): 1
        case UInt8(ascii: "v"): 2
        default: 3
        }
    }

    /// As it stands in messages: `.name`, `[name="web"]`, `[="a"]`, `[0]`.
    public static func description(_ step: String) -> String {
        switch step.utf8.first {
        case UInt8(ascii: "f"): return "." + step.dropFirst(2)
        case UInt8(ascii: "i"): return "[" + step.dropFirst(2) + "]"
        default: return StepContent(step)?.description ?? step
        }
    }

    /// Sorts entries whose keys are steps.
    static func sorted(_ entries: [Fields.Entry]) -> [Fields.Entry] {
        guard entries.count > 1 else { return entries }
        let isPlain = entries.allSatisfy { $0.key.utf8.first == UInt8(ascii: "f") }
        if isPlain {
            let isSorted = zip(entries, entries.dropFirst()).allSatisfy { $0.key < $1.key }
            return isSorted ? entries : entries.sorted { $0.key < $1.key }
        }
        let contents = entries.map { (entry: $0, content: StepContent($0.key)) }
        return contents.sorted { left, right in
            if let one = left.content, let other = right.content, sort(left.entry.key) == sort(right.entry.key) {
                return one < other
            }
            return precedes(left.entry.key, right.entry.key)
        }.map(\.entry)
    }
}

/// What a keyed step, a value or a position says, to compare and describe it.
struct StepContent: Comparable, CustomStringConvertible {
    /// One field without a name for values and positions.
    private let fields: [(name: String, value: Value)]
    private let isKey: Bool

    /// nil for a step that is no such one.
    init?(_ step: String) {
        let text = step.dropFirst(2)
        switch step.utf8.first {
        case UInt8(ascii: "k"):
            guard let fields = JSONText.flatObject(text) else { return nil }
            self.fields = fields.sorted { $0.name < $1.name }
            isKey = true
        case UInt8(ascii: "v"), UInt8(ascii: "i"):
            guard let value = JSONText.scalar(text) else { return nil }
            fields = [("", value)]
            isKey = false
        default: return nil
        }
    }

    static func == (left: StepContent, right: StepContent) -> Bool { !(left < right) && !(right < left) }

    static func < (left: StepContent, right: StepContent) -> Bool {
        for (one, other) in zip(left.fields, right.fields) {
            if one.name != other.name { return one.name < other.name }
            if precedes(one.value, other.value) { return true }
            if precedes(other.value, one.value) { return false }
        }
        return left.fields.count < right.fields.count
    }

    /// Numbers by value, then texts, then truth values, then null.
    private static func precedes(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.int(let one), .int(let other)): one < other
        case (.string(let one), .string(let other)): one < other
        case (.bool(let one), .bool(let other)): !one && other
        default:
            if let one = number(left), let other = number(right) { one < other } else { rank(left) < rank(right) }
        }
    }

    private static func number(_ value: Value) -> Double? {
        switch value {
        case .int(let number): Double(number)
        case .double(let number): number
        default: nil
        }
    }

    private static func rank(_ value: Value) -> Int {
        switch value {
        case .int, .double: 0
        case .string: 1
        case .bool: 2
        case .array, .object: 3
        case .null: 4
        }
    }

    /// The step that says this.
    var step: String { isKey ? PathStep.key(fields) : PathStep.value(fields.first?.value ?? .null) }

    var description: String {
        let texts = fields.map { field in
            let value = GoText.quoting(field.value)
            return isKey ? "\(field.name)=\(value)" : "=\(value)"
        }
        return "[" + texts.joined(separator: ",") + "]"
    }
}
