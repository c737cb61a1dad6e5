import ObjectModel
import TestKit

/// Objects of any message, made from a seed: what a test failed with can be made again.
struct RandomObjects {
    let schema: Schema
    var random: SeededGenerator
    /// Chance that a field is filled in, in percent.
    var density = 40

    init(schema: Schema, seed: UInt64) {
        self.schema = schema
        random = SeededGenerator(seed: seed)
    }

    mutating func object(_ id: MessageID, depth: Int = 0) -> Value {
        var entries: [(String, Value)] = []
        for field in schema[id].fields {
            let likely = depth < 4 ? density : density / (depth * 2)
            guard Int.random(in: 0..<100, using: &random) < likely else { continue }
            entries.append((field.name, value(field, depth)))
        }
        entries.shuffle(using: &random)
        return .object(Fields(entries))
    }

    private mutating func value(_ field: FieldType, _ depth: Int) -> Value {
        switch field.shape {
        case .single: return element(field, depth)
        case .list: return .array((0..<Int.random(in: 1...3, using: &random)).map { _ in element(field, depth) })
        case .map:
            return .object(
                Fields((0..<Int.random(in: 1...3, using: &random)).map { _ in (text(), element(field, depth)) }))
        }
    }

    private mutating func element(_ field: FieldType, _ depth: Int) -> Value {
        switch field.scalar {
        case .string: return .string(text())
        case .bool: return .bool(Bool.random(using: &random))
        case .int32: return .int(Int64(pick([0, 1, -1, Int32.max, Int32.min, 80])))
        case .int64: return .int(pick([0, 1, -1, .max, .min, 1 << 40]))
        case .double: return pick([.double(0.5), .double(-1e21), .double(1e-9), .int(7)])
        case .bytes: return .string(pick(["", "eA==", "eHk=", "eHl6", "AAECAwQF/+8="]))
        case .time: return .string(pick(["2026-01-02T03:04:05Z", "1999-12-31T23:59:59Z", "1970-01-01T00:00:00Z"]))
        case .microTime: return .string(pick(["2026-01-02T03:04:05.123456Z", "1999-12-31T23:59:59.000000Z"]))
        case .quantity: return .string(pick(["0", "1", "500m", "128Mi", "1500m", "1e3", "3Gi"]))
        case .intOrString: return pick([.int(0), .int(8080), .string("50%"), .string("")])
        case .any: return any(field)
        case .strings: return .array((0..<Int.random(in: 1...2, using: &random)).map { _ in .string(text()) })
        case .message(let id): return object(id, depth: depth + 1)
        }
    }

    private mutating func any(_ field: FieldType) -> Value {
        field.typeText.contains("JSONSchemaPropsOr")
            ? ["type": "string"] : pick([["a": [1, nil, true], "b": ["c": "d"]], ["f:spec": [:]]])
    }

    private mutating func text() -> String {
        pick([
            "a", "b-1", "", "x.y/z", "é😀", "line\nbreak", "\"q\" <&>", "no",
            "a much longer text than fifteen bytes",
        ])
    }

    private mutating func pick<T>(_ choices: [T]) -> T { choices.randomElement(using: &random)! }
}
