import ObjectModel

/// Who selects whom: owners with a selector of labels and values (a Service, say) and the labelled objects of their
/// namespace. A change of an object costs as much as it has labels and selecting owners, however many objects and
/// owners there are; a new selector costs a look at the objects of its namespace.
public struct SelectorIndex: Sendable {
    private struct Pair: Hashable {
        let namespace: String
        let key: String
        let value: String
    }

    private var selectors: [ObjectKey: [String: String]] = [:]
    /// Every owner under one pair of its selector, so that an object finds those that may select it by its labels.
    private var ownersByPair: [Pair: Set<ObjectKey>] = [:]
    private var selected: [ObjectKey: Set<ObjectKey>] = [:]
    private var owners: [ObjectKey: Set<ObjectKey>] = [:]

    public init() {}

    /// The objects that an owner selects, in no order.
    public func objects(of owner: ObjectKey) -> Set<ObjectKey> { selected[owner] ?? [] }
    /// The owners that select an object, in no order.
    public func owners(of object: ObjectKey) -> Set<ObjectKey> { owners[object] ?? [] }

    /// The selector of an owner as it is now; nil or empty for none. Answers whether it is another than before.
    ///
    /// - Parameter candidates: The objects of the owner's namespace with their labels, asked for when it is another.
    @discardableResult
    public mutating func setSelector(
        _ selector: [String: String]?, of owner: ObjectKey, candidates: () -> [(key: ObjectKey, labels: Fields)]
    ) -> Bool {
        let selector = selector?.isEmpty == true ? nil : selector
        guard selectors[owner] != selector else { return false }
        if let old = selectors[owner] { remove(owner, old) }
        selectors[owner] = selector
        guard let selector, let pair = Self.pair(selector, owner) else { return true }
        ownersByPair[pair, default: []].insert(owner)
        for candidate in candidates() where Self.matches(selector, candidate.labels) {
            selected[owner, default: []].insert(candidate.key)
            owners[candidate.key, default: []].insert(owner)
        }
        return true
    }

    /// The labels of an object as they are now; nil for one that is gone. Answers the owners that have won or lost it.
    @discardableResult
    public mutating func setLabels(_ labels: Fields?, of object: ObjectKey) -> Set<ObjectKey> {
        let before = owners[object] ?? []
        let after = labels.map { selectingOwners($0, namespace: object.namespace) } ?? []
        guard before != after else { return [] }
        for owner in before.subtracting(after) { unlink(object, from: owner) }
        for owner in after { selected[owner, default: []].insert(object) }
        owners[object] = after.isEmpty ? nil : after
        return before.symmetricDifference(after)
    }

    private func selectingOwners(_ labels: Fields, namespace: String) -> Set<ObjectKey> {
        var found: Set<ObjectKey> = []
        for label in labels {
            let pair = Pair(namespace: namespace, key: label.key, value: label.value.stringValue ?? "")
            for owner in ownersByPair[pair] ?? [] {
                if let selector = selectors[owner], Self.matches(selector, labels) { found.insert(owner) }
            }
        }
        return found
    }

    private mutating func remove(_ owner: ObjectKey, _ selector: [String: String]) {
        if let pair = Self.pair(selector, owner) {
            ownersByPair[pair]?.remove(owner)
            if ownersByPair[pair]?.isEmpty ?? false { ownersByPair[pair] = nil }
        }
        for object in selected.removeValue(forKey: owner) ?? [] {
            owners[object]?.remove(owner)
            if owners[object]?.isEmpty ?? false { owners[object] = nil }
        }
    }

    private mutating func unlink(_ object: ObjectKey, from owner: ObjectKey) {
        selected[owner]?.remove(object)
        if selected[owner]?.isEmpty ?? false { selected[owner] = nil }
    }

    private static func pair(_ selector: [String: String], _ owner: ObjectKey) -> Pair? {
        selector.min { $0.key < $1.key }.map { Pair(namespace: owner.namespace, key: $0.key, value: $0.value) }
    }

    private static func matches(_ selector: [String: String], _ labels: Fields) -> Bool {
        selector.allSatisfy { labels[$0.key]?.stringValue == $0.value }
    }
}
