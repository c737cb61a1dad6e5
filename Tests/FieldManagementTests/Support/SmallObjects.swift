import FieldManagement
import ObjectTree

/// A type with one field of every sort, and all objects of it that are worth a look.
enum SmallObjects {
    /// `{a: string, m: map of strings, l: list by k of {k, v}, s: set of strings, w: atomic list}`.
    static let schema = ObjectSchema(
        TypeTable([
            ObjectType(
                map: .init([
                    .init("a", 1), .init("m", 2), .init("l", 3), .init("s", 5), .init("w", 6), .init("metadata", 7),
                    .init("kind", 1), .init("apiVersion", 1),
                ])),
            ObjectType(scalar: .string),
            ObjectType(map: .init(others: 1)),
            ObjectType(list: .init(of: 4, .map(keys: ["k"]))),
            ObjectType(map: .init([.init("k", 1), .init("v", 1)])),
            ObjectType(list: .init(of: 1, .set)),
            ObjectType(list: .init(of: 1, .atomic)),
            ObjectType(map: .init([.init("name", 1), .init("labels", 2), .init("annotations", 2)])),
        ]), root: 0)

    private static let scalars: [Value?] = [nil, "1", "2"]
    private static let maps: [Value?] = [nil, ["x": "1"], ["x": "2", "y": "1"]]
    private static let lists: [Value?] = [
        nil, [["k": "1"]], [["k": "1", "v": "1"]], [["k": "2"], ["k": "1", "v": "2"]],
    ]
    private static let sets: [Value?] = [nil, ["p"], ["q", "p"]]
    private static let wholes: [Value?] = [nil, ["1", "2"]]

    /// Every combination of a few values of the fields.
    static let all: [Value] = scalars.flatMap { a in
        maps.flatMap { m in
            lists.flatMap { l in
                sets.flatMap { s in
                    wholes.map { w in
                        var fields = Fields()
                        (fields["a"], fields["m"], fields["l"], fields["s"], fields["w"]) = (a, m, l, s, w)
                        return .object(fields)
                    }
                }
            }
        }
    }

    /// Some of them, in an order that chance decides.
    static func some(_ count: Int, _ generator: inout some RandomNumberGenerator) -> [Value] {
        Array(all.shuffled(using: &generator).prefix(count))
    }
}

extension FieldSet {
    /// Whether all of these fields are in another set.
    func isSubset(of other: FieldSet) -> Bool { subtracting(other).isEmpty }
}

extension FieldOwnership {
    /// Of objects of one version that never changes.
    static func of(
        _ schema: ObjectSchema = SmallObjects.schema, apiVersion: String = "v1", filter: FieldFilter = .all,
        subresource: String = "", now: String = "2026-01-01T00:00:00Z"
    ) -> FieldOwnership {
        FieldOwnership(
            versions: FieldVersions(current: apiVersion, schema: schema), filter: filter, subresource: subresource,
            now: now, json: JSONForm(parse: { texts[$0] }, print: { "\($0)" }))
    }

    /// Texts of annotations that the tests use, and what they say.
    static let texts: [String: Value] = [
        "one": ["apiVersion": "v1", "a": "1"], "other": ["apiVersion": "v2", "a": "1"],
    ]
}
