import ObjectTree

/// A set of fields of an object, kept as the tree that `fieldsV1` writes: the same value is what the rules reckon with
/// and what the object carries, so neither reading nor writing it costs anything, and equal sets share memory.
///
/// A member of the set is an empty node, or one with the marker `.` beside what is below it. Steps stand in Kubernetes'
/// order, and no node is there without a member in or below it.
public struct FieldSet: Sendable, Hashable {
    /// The steps of the first level.
    public internal(set) var tree: Fields

    public init() { tree = Fields() }

    init(tree: Fields) { self.tree = tree }

    init(entries: [Fields.Entry]) { tree = Fields(uniqueEntries: entries) }

    /// The paths of members of an object, such as `["metadata", "labels"]`; for rules that name fields.
    public init(paths: [[String]]) {
        self.init()
        for path in paths { self = union(Self.path(path[...])) }
    }

    private static func path(_ names: ArraySlice<String>) -> FieldSet {
        guard let first = names.first else { return FieldSet() }
        return FieldSet(entries: [
            Fields.Entry(key: PathStep.field(first), value: .object(path(names.dropFirst()).tree))
        ])
    }

    /// Whether nothing is in it.
    public var isEmpty: Bool { tree.isEmpty }

    /// The tree as `fieldsV1` has it.
    public var value: Value { .object(tree) }

    /// Whether a path of members of objects is in the set.
    public func contains(_ path: [String]) -> Bool {
        var entries = tree.entries
        for (index, name) in path.enumerated() {
            let step = PathStep.field(name)
            guard let node = entries.first(where: { $0.key == step })?.value else { return false }
            if index == path.count - 1 { return node.isMember }
            entries = node.below
        }
        return false
    }

    /// What is in the set below a step.
    func below(_ step: String) -> FieldSet? {
        guard case .object(let fields)? = tree[step] else { return nil }
        let below = Value.object(fields).below
        return below.isEmpty ? nil : FieldSet(entries: below)
    }

    /// Every member's path as messages show it: those of a level before those below them.
    public var descriptions: [String] {
        var texts: [String] = []
        Self.describe(tree.entries, prefix: "", into: &texts)
        return texts
    }

    private static func describe(_ entries: [Fields.Entry], prefix: String, into texts: inout [String]) {
        for entry in entries where entry.value.isMember { texts.append(prefix + PathStep.description(entry.key)) }
        for entry in entries {
            let below = entry.value.below
            guard !below.isEmpty else { continue }
            describe(below, prefix: prefix + PathStep.description(entry.key), into: &texts)
        }
    }
}

/// A node of a set's tree.
extension Value {
    /// A field that is in the set, with nothing below it.
    static let member = Value.object(Fields())

    /// A node of what is below it, and whether it is in the set itself; nil when there is neither.
    static func node(isMember: Bool, _ below: [Fields.Entry]) -> Value? {
        if below.isEmpty { return isMember ? .some(.member) : .none }
        guard isMember else { return .object(Fields(uniqueEntries: below)) }
        return .object(Fields(uniqueEntries: [Fields.Entry(key: PathStep.itself, value: .member)] + below))
    }

    /// Whether the field of this node is in the set.
    var isMember: Bool {
        guard case .object(let fields) = self, let first = fields.entries.first else { return true }
        return first.key == PathStep.itself
    }

    /// The nodes below this one.
    var below: [Fields.Entry] {
        guard case .object(let fields) = self, let first = fields.entries.first else { return [] }
        return first.key == PathStep.itself ? Array(fields.entries.dropFirst()) : fields.entries
    }
}
