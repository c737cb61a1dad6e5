import CEL
import ObjectTree

/// Variables that the tables use.
let sample: Value = [
    "name": "web", "count": 3, "ratio": 0.5, "on": true, "none": nil, "tags": ["a", "b"],
    "labels": ["app": "x", "tier": "front"], "items": [["n": 1], ["n": 2]],
]

/// The outcome of an expression over `object`.
func evaluate(_ source: String, limit: UInt64 = Limits.costPerCall) throws -> Outcome {
    let environment = Environment(["object": .dyn])
    let program = try Program(source, environment)
    return program.evaluate(Activation(["object": CELValue(sample)]), limit: limit)
}

/// What is wrong with an expression, at compilation or later; nil when nothing is.
func problem(_ source: String) -> String? {
    do {
        _ = try evaluate(source).result.get()
        return nil
    } catch {
        return "\(error)"
    }
}
