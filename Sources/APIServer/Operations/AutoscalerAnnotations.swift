import ObjectCoding
import ObjectModel

/// What autoscaling/v1 has no fields for, as its objects carry it: JSON in annotations, which other versions never
/// show. Metrics are written there as they were in v2beta1, the behavior with Go's names.
struct AutoscalerAnnotations {
    private static let prefix = "autoscaling.alpha.kubernetes.io/"

    /// In the form of v2, without the use of CPU, as all the others; nil when nothing is said.
    var metrics: [Value]?
    var behavior: Value?
    var currentMetrics: [Value]?
    var conditions: [Value]?

    /// Reads the annotations and takes them out. One that cannot be read stays, for its author to see.
    static func taken(from object: inout Fields) -> AutoscalerAnnotations {
        var taken = AutoscalerAnnotations()
        var metadata = object.object("metadata")
        var annotations = metadata.object("annotations")
        guard annotations.contains(where: { $0.key.hasPrefix(prefix) }) else { return taken }
        taken.metrics = take("metrics", from: &annotations)?.arrayValue?.map(AnnotatedMetric.spec.restored)
        taken.currentMetrics = take("current-metrics", from: &annotations)?.arrayValue?
            .map(AnnotatedMetric.status.restored)
        taken.conditions = take("conditions", from: &annotations)?.arrayValue
        taken.behavior = take("behavior", from: &annotations).map(restored)
        metadata["annotations"] = annotations.isEmpty ? nil : .object(annotations)
        object["metadata"] = .object(metadata)
        return taken
    }

    /// Writes the annotations of a stored object, which has none of them.
    func put(into object: inout Fields) {
        let values: [(String, Value?)] = [
            ("metrics", Self.list(metrics?.map(AnnotatedMetric.spec.annotated))),
            ("current-metrics", Self.list(currentMetrics?.map(AnnotatedMetric.status.annotated))),
            ("conditions", Self.list(conditions)), ("behavior", behavior.map(Self.annotated)),
        ]
        let present = values.compactMap { name, value in value.map { (name, $0) } }
        guard !present.isEmpty else { return }
        var metadata = object.object("metadata")
        var annotations = metadata.object("annotations")
        for (name, value) in present {
            annotations[Self.prefix + name] = .string(String(decoding: JSON.encode(value), as: UTF8.self))
        }
        metadata["annotations"] = .object(annotations)
        object["metadata"] = .object(metadata)
    }

    private static func list(_ values: [Value]?) -> Value? {
        guard let values, !values.isEmpty else { return nil }
        return .array(values)
    }

    private static func take(_ name: String, from annotations: inout Fields) -> Value? {
        guard let text = annotations[prefix + name]?.stringValue else { return nil }
        do throws(CodingError) {
            let value = try JSON.parse(text)
            annotations[prefix + name] = nil
            return value
        } catch {
            return nil
        }
    }

    // MARK: - Behavior

    private static let rules = ["stabilizationWindowSeconds", "selectPolicy", "policies", "tolerance"]

    /// Go writes the fields of its type in their order, with null for what is absent.
    private static func annotated(_ behavior: Value) -> Value {
        let directions = ["scaleUp", "scaleDown"].map { direction -> (String, Value) in
            guard let given = behavior[direction] else { return (direction, .null) }
            return (direction, .object(Fields(rules.map { ($0, given[$0] ?? .null) })))
        }
        return named(.object(Fields(directions))) { $0.prefix(1).uppercased() + $0.dropFirst() }
    }

    private static func restored(_ behavior: Value) -> Value {
        named(behavior, keepsNull: false) { $0.prefix(1).lowercased() + $0.dropFirst() }
    }

    /// The tree with other names of members.
    private static func named(_ value: Value, keepsNull: Bool = true, _ name: (String) -> String) -> Value {
        switch value {
        case .object(let fields):
            let members = keepsNull ? Array(fields) : fields.filter { $0.value != .null }
            return .object(Fields(members.map { (name($0.key), named($0.value, keepsNull: keepsNull, name)) }))
        case .array(let elements): return .array(elements.map { named($0, keepsNull: keepsNull, name) })
        default: return value
        }
    }
}
