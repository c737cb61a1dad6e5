import ObjectTree

/// Unions and differences. All of them walk two sorted lists at once and hand back what they were given where nothing
/// changes.
extension FieldSet {
    /// The fields in either set.
    public func union(_ other: FieldSet) -> FieldSet {
        if other.isEmpty { return self }
        if isEmpty { return other }
        return FieldSet(entries: Self.union(tree.entries, other.tree.entries))
    }

    private static func union(_ left: [Fields.Entry], _ right: [Fields.Entry]) -> [Fields.Entry] {
        var result: [Fields.Entry] = []
        result.reserveCapacity(max(left.count, right.count))
        zip(left, right) { one, other in
            switch (one, other) {
            case (let one?, let other?):
                result.append(Fields.Entry(key: one.key, value: union(one.value, other.value)))
            case (let only?, nil), (nil, let only?): result.append(only)
            case (nil, nil): break
            }
        }
        return result
    }

    private static func union(_ left: Value, _ right: Value) -> Value {
        if left == right { return left }
        return .node(isMember: left.isMember || right.isMember, union(left.below, right.below)) ?? .member
    }

    /// The fields in this set and not in the other. A field stays when only one below it is taken away.
    public func subtracting(_ other: FieldSet) -> FieldSet {
        if isEmpty || other.isEmpty { return self }
        return Self.difference(tree.entries, other.tree.entries, isRecursive: false).map(FieldSet.init(entries:))
            ?? self
    }

    /// The fields in this set that are neither in the other nor below one of its fields.
    public func subtractingAll(_ other: FieldSet) -> FieldSet {
        if isEmpty || other.isEmpty { return self }
        return Self.difference(tree.entries, other.tree.entries, isRecursive: true).map(FieldSet.init(entries:)) ?? self
    }

    /// nil when nothing is taken away.
    private static func difference(
        _ left: [Fields.Entry], _ right: [Fields.Entry], isRecursive: Bool
    ) -> [Fields.Entry]? {
        var result: [Fields.Entry] = []
        var isChanged = false
        zip(left, right) { one, other in
            guard let one else { return }
            guard let other else { return result.append(one) }
            let wasMember = one.value.isMember
            let isTaken = other.value.isMember
            if isTaken, isRecursive {
                isChanged = true
                return
            }
            let below = difference(one.value.below, other.value.below, isRecursive: isRecursive)
            guard below != nil || (wasMember && isTaken) else { return result.append(one) }
            isChanged = true
            guard let node = Value.node(isMember: wasMember && !isTaken, below ?? one.value.below) else { return }
            result.append(Fields.Entry(key: one.key, value: node))
        }
        return isChanged ? result : nil
    }

    /// The fields in both sets.
    public func intersection(_ other: FieldSet) -> FieldSet {
        FieldSet(entries: Self.intersection(tree.entries, other.tree.entries))
    }

    private static func intersection(_ left: [Fields.Entry], _ right: [Fields.Entry]) -> [Fields.Entry] {
        var result: [Fields.Entry] = []
        zip(left, right) { one, other in
            guard let one, let other else { return }
            let below = intersection(one.value.below, other.value.below)
            guard let node = Value.node(isMember: one.value.isMember && other.value.isMember, below) else { return }
            result.append(Fields.Entry(key: one.key, value: node))
        }
        return result
    }

    /// Walks two sorted lists at once, entries of one step together.
    private static func zip(
        _ left: [Fields.Entry], _ right: [Fields.Entry], _ visit: (Fields.Entry?, Fields.Entry?) -> Void
    ) {
        var (i, j) = (0, 0)
        while i < left.count, j < right.count {
            if left[i].key == right[j].key {
                visit(left[i], right[j])
                (i, j) = (i + 1, j + 1)
            } else if PathStep.precedes(left[i].key, right[j].key) {
                visit(left[i], nil)
                i += 1
            } else {
                visit(nil, right[j])
                j += 1
            }
        }
        while i < left.count {
            visit(left[i], nil)
            i += 1
        }
        while j < right.count {
            visit(nil, right[j])
            j += 1
        }
    }
}
