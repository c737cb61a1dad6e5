import ObjectTree

/// What is different between two states of an object.
public struct Comparison: Sendable, Equatable {
    /// What only the new object has.
    public internal(set) var added = FieldSet()
    /// What both have with different values.
    public internal(set) var modified = FieldSet()
    /// What only the old object has.
    public internal(set) var removed = FieldSet()

    init() {}

    /// Compares two objects of a type. Parts that they share in memory cost nothing.
    public init(from old: Value, to new: Value, _ schema: ObjectSchema) {
        var nothing = KnownDifferences(capacity: 0)
        self.init(from: old, to: new, schema, &nothing)
    }

    /// The same, where parts of earlier comparisons may come again: of objects that are made from one template.
    package init(from old: Value, to new: Value, _ schema: ObjectSchema, _ known: inout KnownDifferences) {
        let difference = Comparer(table: schema.table).compare(old, new, schema.root, &known)
        added = Self.set(difference.added)
        modified = Self.set(difference.modified)
        removed = Self.set(difference.removed)
    }

    private static func set(_ node: Value?) -> FieldSet { node.map { FieldSet(entries: $0.below) } ?? FieldSet() }

    /// Whether nothing is different.
    public var isEmpty: Bool { added.isEmpty && modified.isEmpty && removed.isEmpty }
    /// What the new object has that the old one has not, or not so.
    public var taken: FieldSet { modified.union(added) }
    /// Every field that is not as it was.
    public var all: FieldSet { taken.union(removed) }
}

/// Differences of parts that were compared before.
package struct KnownDifferences: Sendable {
    private struct Known {
        let old: Value?
        let table: TypeTable
        let type: TypeID
        let difference: Comparer.Difference
    }

    private var parts: KnownParts<Known>

    /// - Parameter capacity: Parts at most; with 0 nothing is known.
    package init(capacity: Int) { parts = KnownParts(capacity: capacity) }

    /// What an object of a template has instead of `old` is little or nothing, so that is quickly compared.
    fileprivate func difference(_ old: Value?, _ new: Value, _ table: TypeTable, _ type: TypeID) -> Comparer.Difference?
    {
        guard let known = parts[new], known.type == type, known.table === table, known.old == old else { return nil }
        return known.difference
    }

    fileprivate mutating func note(
        _ difference: Comparer.Difference, _ old: Value?, _ new: Value, _ table: TypeTable, _ type: TypeID
    ) {
        parts.note(Known(old: old, table: table, type: type, difference: difference), of: new)
    }
}

/// Walks two objects at once.
private struct Comparer {
    let table: TypeTable

    /// Nodes of sets for one value; nil where there is nothing to say.
    struct Difference: Sendable {
        var added: Value?
        var modified: Value?
        var removed: Value?

        static let added = Difference(added: .member)
        static let modified = Difference(modified: .member)
        static let removed = Difference(removed: .member)

        /// Both of what two looks found.
        func merged(_ other: Difference) -> Difference {
            func union(_ one: Value?, _ two: Value?) -> Value? {
                guard let one else { return two }
                guard let two else { return one }
                let below = FieldSet(entries: one.below).union(FieldSet(entries: two.below))
                return .node(isMember: one.isMember || two.isMember, below.tree.entries)
            }
            return Difference(
                added: union(added, other.added), modified: union(modified, other.modified),
                removed: union(removed, other.removed))
        }
    }

    /// Nodes by step, as they are found.
    struct Gathered {
        private var added: [Fields.Entry] = []
        private var modified: [Fields.Entry] = []
        private var removed: [Fields.Entry] = []

        mutating func add(_ difference: Difference, at step: @autoclosure () -> String) {
            if difference.added == nil, difference.modified == nil, difference.removed == nil { return }
            let step = step()
            if let node = difference.added { added.append(Fields.Entry(key: step, value: node)) }
            if let node = difference.modified { modified.append(Fields.Entry(key: step, value: node)) }
            if let node = difference.removed { removed.append(Fields.Entry(key: step, value: node)) }
        }

        /// The node of what is around them, which is new or gone itself if one of its states is missing.
        func difference(isNew: Bool, isGone: Bool) -> Difference {
            Difference(
                added: .node(isMember: isNew, PathStep.sorted(added)),
                modified: .node(isMember: false, PathStep.sorted(modified)),
                removed: .node(isMember: isGone, PathStep.sorted(removed)))
        }
    }

    func compare(_ old: Value?, _ new: Value?, _ id: TypeID, _ known: inout KnownDifferences) -> Difference {
        guard let new else { return compareAnew(old, nil, id, &known) }
        if let old, old.isSameStorage(as: new) { return Difference() }
        if let difference = known.difference(old, new, table, id) { return difference }
        let difference = compareAnew(old, new, id, &known)
        known.note(difference, old, new, table, id)
        return difference
    }

    private func compareAnew(
        _ old: Value?, _ new: Value?, _ id: TypeID, _ known: inout KnownDifferences
    ) -> Difference {
        if old == nil, let new { return Difference(added: addition(new, id, &known)) }
        let (shape, other) = Shape.pair(old, new, in: table[id])
        let difference = compare(old, new, shape, &known)
        guard let other else { return difference }
        return difference.merged(compare(old, new, other, &known))
    }

    private func compare(
        _ old: Value?, _ new: Value?, _ shape: Shape, _ known: inout KnownDifferences
    ) -> Difference {
        switch shape {
        case .scalar, .none: return leaf(old, new)
        case .map(let map):
            let (before, after) = (old?.objectValue ?? Fields(), new?.objectValue ?? Fields())
            if map.isAtomic || (before.isEmpty && after.isEmpty) { return leaf(old, new) }
            return members(before, after, map, &known).difference(isNew: old == nil, isGone: new == nil)
        case .list(let list):
            let (before, after) = (old?.arrayValue ?? [], new?.arrayValue ?? [])
            if list.rule == .atomic || (before.isEmpty && after.isEmpty) { return leaf(old, new) }
            return elements(before, after, list, &known).difference(isNew: old == nil, isGone: new == nil)
        }
    }

    /// What is only in the new object is most of a creation: nothing is to be compared there.
    private func addition(_ new: Value, _ id: TypeID, _ known: inout KnownDifferences) -> Value? {
        switch Shape(of: new, in: table[id]) {
        case .scalar, .none: return .member
        case .map(let map):
            guard !map.isAtomic, case .object(let fields) = new else { return .member }
            return .node(isMember: true, PathStep.sorted(additions(fields, map, &known)))
        case .list(let list):
            guard list.rule != .atomic, case .array(let elements) = new else { return .member }
            guard let keys = shortKeys(elements, list) else {
                return self.elements([], elements, list, &known).difference(isNew: true, isGone: false).added
            }
            let entries = zip(elements, keys).compactMap { element, key in
                addition(element, list.element, &known).map { Fields.Entry(key: key.step(list.rule), value: $0) }
            }
            return .node(isMember: true, PathStep.sorted(entries))
        }
    }

    private func additions(
        _ fields: Fields, _ map: ObjectType.Map, _ known: inout KnownDifferences
    ) -> [Fields.Entry] {
        var entries: [Fields.Entry] = []
        entries.reserveCapacity(fields.count)
        map.forEachMember(of: fields) { entry, named, type in
            guard let node = addition(entry.value, type, &known) else { return }
            entries.append(Fields.Entry(key: named?.step ?? PathStep.field(entry.key), value: node))
        }
        return entries
    }

    private func leaf(_ old: Value?, _ new: Value?) -> Difference {
        guard let old else { return .added }
        guard let new else { return .removed }
        return old.means(new) ? Difference() : .modified
    }

    private func members(
        _ before: Fields, _ after: Fields, _ map: ObjectType.Map, _ known: inout KnownDifferences
    ) -> Gathered {
        var gathered = Gathered()
        var pairs = MemberPairs(before, after)
        var guess = 0
        while let (key, old, new) = pairs.next() {
            let named = map.member(key, guess: guess)
            if let named { guess = named.position + 1 }
            guard let type = named?.member.type ?? map.others else { continue }
            gathered.add(compare(old, new, type, &known), at: named?.member.step ?? PathStep.field(key))
        }
        return gathered
    }

    private func elements(
        _ before: [Value], _ after: [Value], _ list: ObjectType.List, _ known: inout KnownDifferences
    ) -> Gathered {
        if let old = shortKeys(before, list), let new = shortKeys(after, list) {
            return elements(before, old, after, new, list, &known)
        }
        var gathered = Gathered()
        var order: [ElementKey] = []
        let old = grouped(before, list, &order)
        let new = grouped(after, list, &order)
        var done: Set<ElementKey> = []
        for key in order where done.insert(key).inserted {
            let (one, two) = (old[key] ?? [], new[key] ?? [])
            gathered.add(element(one, two, list, &known), at: key.step(list.rule))
        }
        return gathered
    }

    /// The keys of a short list whose elements all have one of their own: most lists are, and need no dictionaries.
    private func shortKeys(_ elements: [Value], _ list: ObjectType.List) -> [ElementKey]? {
        guard elements.count <= Self.shortList else { return nil }
        var keys: [ElementKey] = []
        keys.reserveCapacity(elements.count)
        for element in elements {
            guard let key = ElementKey.orNil(of: element, in: list, table), !keys.contains(key) else { return nil }
            keys.append(key)
        }
        return keys
    }

    /// Elements of a list in which looking for a key costs less than hashing it.
    private static let shortList = 12

    private func elements(
        _ before: [Value], _ old: [ElementKey], _ after: [Value], _ new: [ElementKey], _ list: ObjectType.List,
        _ known: inout KnownDifferences
    ) -> Gathered {
        var gathered = Gathered()
        for (index, key) in new.enumerated() {
            let match = index < old.count && old[index] == key ? index : old.firstIndex(of: key)
            let difference = compare(match.map { before[$0] }, after[index], list.element, &known)
            gathered.add(difference, at: key.step(list.rule))
        }
        for (index, key) in old.enumerated() where !new.contains(key) {
            gathered.add(compare(before[index], nil, list.element, &known), at: key.step(list.rule))
        }
        return gathered
    }

    private func grouped(
        _ elements: [Value], _ list: ObjectType.List, _ order: inout [ElementKey]
    ) -> [ElementKey: [Value]] {
        var groups: [ElementKey: [Value]] = [:]
        for element in elements {
            guard let key = ElementKey.orNil(of: element, in: list, table) else { continue }
            groups[key, default: []].append(element)
            order.append(key)
        }
        return groups
    }

    /// Elements of one key. Several of them count as one thing that is there or not.
    private func element(
        _ old: [Value], _ new: [Value], _ list: ObjectType.List, _ known: inout KnownDifferences
    ) -> Difference {
        switch (old.count, new.count) {
        case (...1, ...1): return compare(old.first, new.first, list.element, &known)
        case (2..., 2...): return old == new ? Difference() : .modified
        case (2..., _):
            guard let new = new.first else { return .removed }
            return compare(nil, new, list.element, &known).merged(.removed)
        default:
            guard let old = old.first else { return .added }
            return compare(old, nil, list.element, &known).merged(.added)
        }
    }
}

/// The members of two objects, those of one name together.
struct MemberPairs {
    private var before: MemberSearch
    private let after: [Fields.Entry]
    private var position = 0
    private var guess = 0
    /// Positions in `before` of members that `after` has too: bits, and a list for what is beyond them.
    private var matched: UInt64 = 0
    private var matchedBeyond: [Bool]
    private var rest = 0

    init(_ before: Fields, _ after: Fields) {
        self.before = MemberSearch(before)
        self.after = after.entries
        matchedBeyond = [Bool](repeating: false, count: max(0, before.count - UInt64.bitWidth))
    }

    mutating func next() -> (key: String, old: Value?, new: Value?)? {
        if position < after.count {
            let entry = after[position]
            position += 1
            guard let match = before.position(of: entry.key, guess: guess) else {
                return (entry.key, nil, entry.value)
            }
            noteMatch(at: match)
            guess = match + 1
            return (entry.key, before.entries[match].value, entry.value)
        }
        while rest < before.entries.count {
            let entry = before.entries[rest]
            rest += 1
            if !isMatched(rest - 1) { return (entry.key, entry.value, nil) }
        }
        return nil
    }

    private mutating func noteMatch(at position: Int) {
        if position < UInt64.bitWidth {
            matched |= 1 << UInt64(position)
        } else {
            matchedBeyond[position - UInt64.bitWidth] = true
        }
    }

    private func isMatched(_ position: Int) -> Bool {
        position < UInt64.bitWidth
            ? matched & (1 << UInt64(position)) != 0 : matchedBeyond[position - UInt64.bitWidth]
    }
}
