import ObjectTree
import TestKit

extension Value {
    /// A small tree; keys repeat, so that patches made this way hit what others made.
    static func random(_ random: inout SeededGenerator, depth: Int = 3, nulls: Bool = false) -> Value {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 4), using: &random) {
        case 0: .int(Int64.random(in: 0...3, using: &random))
        case 1: .string(["", "x", "y"].randomElement(using: &random) ?? "")
        case 2: .bool(Bool.random(using: &random))
        case 3: nulls ? .null : "z"
        case 4:
            .array(
                (0..<Int.random(in: 0...3, using: &random)).map { _ in .random(&random, depth: depth - 1, nulls: nulls)
                })
        default: .object(.random(&random, depth: depth - 1, nulls: nulls))
        }
    }
}

extension Fields {
    static func random(
        _ random: inout SeededGenerator, depth: Int, nulls: Bool = false, keys: [String] = ["a", "b", "c", "d"]
    ) -> Fields {
        var fields = Fields()
        for key in keys where Bool.random(using: &random) {
            fields[key] = .random(&random, depth: depth, nulls: nulls)
        }
        return fields
    }
}
