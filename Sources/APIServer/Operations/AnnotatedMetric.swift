import ObjectModel

/// A metric, or what was measured of it, between the form of autoscaling/v2 and that of v2beta1, in which annotations
/// of v1 hold it.
struct AnnotatedMetric {
    /// A member of the old form, and where v2 has it.
    private struct Member {
        let name: String
        let path: [String]
        /// What the old form has for none, where it always has a quantity.
        var none: Value?
    }

    static let spec = AnnotatedMetric(key: "target", prefix: "target")
    static let status = AnnotatedMetric(key: "current", prefix: "current")

    private let key: String
    private let sources: [(type: String, members: [Member])]

    private init(key: String, prefix: String) {
        self.key = key
        let isStatus = key == "current"
        let zero = Value.string("0")
        // Spelled out, as nil would be the null of a tree.
        let measured: Value? = isStatus ? .some(zero) : .none
        let value = Member(name: prefix + "Value", path: [key, "value"], none: measured)
        let resource = [
            Member(name: "name", path: ["name"]),
            Member(name: prefix + "AverageUtilization", path: [key, "averageUtilization"]),
            Member(name: prefix + "AverageValue", path: [key, "averageValue"], none: measured),
        ]
        let metric = Member(name: "metricName", path: ["metric", "name"])
        let selector = Member(name: "selector", path: ["metric", "selector"])
        sources = [
            (
                "object",
                [
                    Member(name: "target", path: ["describedObject"]), metric,
                    Member(name: value.name, path: value.path, none: zero), selector,
                    Member(name: "averageValue", path: [key, "averageValue"]),
                ]
            ),
            (
                "pods",
                [
                    metric,
                    Member(name: prefix + "AverageValue", path: [key, "averageValue"], none: zero),
                    selector,
                ]
            ),
            ("resource", resource),
            ("containerResource", resource + [Member(name: "container", path: ["container"])]),
            (
                "external",
                [
                    metric, Member(name: "metricSelector", path: ["metric", "selector"]), value,
                    Member(name: prefix + "AverageValue", path: [key, "averageValue"]),
                ]
            ),
        ]
    }

    /// The old form of a metric of v2.
    func annotated(_ metric: Value) -> Value {
        var out: Fields = ["type": metric["type"] ?? ""]
        for (type, members) in sources {
            guard let source = metric[type] else { continue }
            var fields = Fields()
            for member in members {
                fields[member.name] = member.path.reduce(Optional(source)) { $0?[$1] } ?? member.none
            }
            out[type] = .object(fields)
        }
        return .object(out)
    }

    /// The form of v2 of a metric as annotations have it.
    func restored(_ metric: Value) -> Value {
        var out: Fields = ["type": metric["type"] ?? ""]
        for (type, members) in sources {
            guard let source = metric[type] else { continue }
            var fields = Fields()
            for member in members {
                guard let value = source[member.name], value != member.none else { continue }
                Self.set(value, at: member.path[...], in: &fields)
            }
            if key == "target" {
                var target = fields.object(key)
                target["type"] = Self.targetType(of: type, target)
                fields[key] = .object(target)
            }
            out[type] = .object(fields)
        }
        return .object(out)
    }

    private static func set(_ value: Value, at path: ArraySlice<String>, in fields: inout Fields) {
        guard let name = path.first else { return }
        if path.count == 1 {
            fields[name] = value
        } else {
            var below = fields.object(name)
            set(value, at: path.dropFirst(), in: &below)
            fields[name] = .object(below)
        }
    }

    /// The old form does not say it: it follows from which of the values is there.
    private static func targetType(of source: String, _ target: Fields) -> Value {
        switch source {
        case "resource", "containerResource": target["averageUtilization"] == nil ? "AverageValue" : "Utilization"
        case "pods": "AverageValue"
        case "object": target["averageValue"] == nil ? "Value" : "AverageValue"
        default: target["value"] == nil ? "AverageValue" : "Value"
        }
    }
}
