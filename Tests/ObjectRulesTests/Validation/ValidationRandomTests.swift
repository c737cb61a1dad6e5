import ObjectModel
import ObjectRules
import TestKit
import Testing

@Suite struct ValidationRandomTests {
    /// Whatever an object says, it is judged, and judged the same again; what may be created may stay as it is.
    @Test(arguments: 0..<40 as Range<UInt64>)
    func everyKind(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for resource in Schema.kubernetes.resources {
            var object = Value.object(RandomObject.fields(of: resource.message, &random, depth: 5))
            object["metadata"] = ["name": "x"]
            if resource.namespaced { object["metadata"]?["namespace"] = "n" }
            Defaulting.apply(to: &object, resource: resource)
            let errors = Validation.create(object, resource: resource)
            #expect(errors == Validation.create(object, resource: resource))
            let again = Validation.update(object, old: object, resource: resource, subresource: nil)
            if errors.isEmpty { #expect(again.isEmpty, "\(resource.groupResource): \(again)") }
            let status = Validation.update(object, old: object, resource: resource, subresource: "status")
            #expect(status == Validation.update(object, old: object, resource: resource, subresource: "status"))
        }
    }
}

/// Objects with the fields of the schema and odd values in them.
private enum RandomObject {
    static func fields(of message: MessageID, _ random: inout SeededGenerator, depth: Int) -> Fields {
        var fields = Fields()
        for field in Schema.kubernetes[message].fields where Int.random(in: 0..<3, using: &random) == 0 {
            switch field.shape {
            case .single: fields[field.name] = value(field.scalar, &random, depth: depth)
            case .list:
                fields[field.name] = .array(
                    (0..<Int.random(in: 1...2, using: &random)).map { _ in
                        value(field.scalar, &random, depth: depth)
                    })
            case .map:
                fields[field.name] = .object(
                    Fields(["app", "a b"].map { ($0, value(field.scalar, &random, depth: depth)) }))
            }
        }
        return fields
    }

    private static func value(_ type: ScalarType, _ random: inout SeededGenerator, depth: Int) -> Value {
        switch type {
        case .bool: .bool(.random(using: &random))
        case .int32, .int64: .int([-1, 0, 1, 80, Int64(Int32.max)].randomElement(using: &random) ?? 0)
        case .double: 1.5
        case .quantity: .string(["-1", "0", "500m", "1Gi"].randomElement(using: &random) ?? "0")
        case .intOrString: Bool.random(using: &random) ? 1 : "120%"
        case .time, .microTime: "2001-01-01T00:00:00Z"
        case .strings: ["x"]
        case .any: [:]
        case .message(let id): depth > 0 ? .object(fields(of: id, &random, depth: depth - 1)) : [:]
        case .string, .bytes:
            .string(
                ["", "x", "X_", "In", "-", "..", "*", "10.0.0.0/8", "1-", "a/b/c"].randomElement(using: &random) ?? "")
        }
    }
}
