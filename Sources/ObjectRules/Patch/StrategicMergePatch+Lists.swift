import ObjectModel

extension StrategicMergePatch {
    /// A list after a patch: replaced, or merged where the field's rule says so.
    func merge(_ patch: [Value], into original: [Value], of field: FieldType) throws(StatusError) -> [Value] {
        guard let rule = field.patch, rule.merge else { return Self.withoutDirectives(.array(patch)).arrayValue ?? [] }
        guard let first = original.first ?? patch.first else { return [] }
        let all = original + patch
        guard first.arrayValue == nil else {
            throw StatusError(
                code: 422, reason: "Invalid",
                message: "the server rejected our request due to an error in our request", details: Fields())
        }
        guard all.allSatisfy({ $0.goTypeName == first.goTypeName }) else {
            throw .unreasoned(
                "list element types are not identical: [\(all.map(\.goTypeName).joined(separator: " "))]")
        }
        guard first.objectValue != nil else {
            var seen = Set<Value>()
            let merged = all.filter { seen.insert($0).inserted }
            return try ElementOrder(mergeKey: "", patchOrder: patch, liveOrder: original).arrange(merged)
        }
        guard !rule.mergeKey.isEmpty else {
            throw .unreasoned("cannot merge lists without merge key for \(field.name)")
        }
        return try mergeObjects(patch, into: original, key: rule.mergeKey, at: place(field))
    }

    private func mergeObjects(
        _ patch: [Value], into original: [Value], key: String, at place: Place
    ) throws(StatusError) -> [Value] {
        var live = original
        var changes: [Value] = []
        var replaces = false
        for element in patch {
            guard let directive = element[Self.patch] else {
                changes.append(element)
                continue
            }
            switch directive {
            case "delete":
                let doomed = try ElementOrder.identity(of: element, key)
                live.removeAll { $0[key] == doomed }
            case "replace": replaces = true
            case "merge": throw .unreasoned("merging lists cannot yet be specified in the patch")
            default: throw Self.unknown(directive, in: element.objectValue ?? Fields())
            }
        }
        if replaces {
            for change in changes { _ = try ElementOrder.identity(of: change, key) }
            return changes.map { Self.withoutDirectives($0) }
        }
        var merged = live
        var places: [Value: Int] = [:]
        for (index, element) in live.enumerated() {
            if let identity = element[key], places[identity] == nil { places[identity] = index }
        }
        for change in changes {
            let identity = try ElementOrder.identity(of: change, key)
            if let index = places[identity] {
                let before = merged[index].objectValue ?? Fields()
                merged[index] = .object(try merge(change.objectValue ?? Fields(), into: before, at: place))
            } else {
                places[identity] = merged.count
                merged.append(Self.withoutDirectives(change))
            }
        }
        return try ElementOrder(mergeKey: key, patchOrder: changes, liveOrder: live).arrange(merged)
    }
}

/// Where the elements of a merged list go: those that a patch names come in the patch's order, the others in the order
/// they had, and where both orders leave it open an element stands where it stood.
struct ElementOrder {
    /// Empty for lists of scalars, which are their own identity.
    let mergeKey: String
    let patchOrder: [Value]
    let liveOrder: [Value]

    /// What makes an element of a list the one it is.
    static func identity(of element: Value, _ mergeKey: String) throws(StatusError) -> Value {
        guard !mergeKey.isEmpty else { return element }
        guard let identity = element[mergeKey] else {
            throw .unreasoned("map: \(element.goText) does not contain declared merge key: \(mergeKey)")
        }
        return identity
    }

    func arrange(_ merged: [Value]) throws(StatusError) -> [Value] {
        let patchRank = try ranks(patchOrder)
        let liveRank = try ranks(liveOrder)
        var named: [(element: Value, identity: Value)] = []
        var others: [(element: Value, identity: Value)] = []
        for element in merged {
            let identity = try Self.identity(of: element, mergeKey)
            if patchRank[identity] != nil {
                named.append((element, identity))
            } else {
                others.append((element, identity))
            }
        }
        named = Self.sorted(named, by: patchRank)
        others = Self.sorted(others, by: liveRank)
        return Self.interleave(named, others, liveRank)
    }

    private func ranks(_ order: [Value]) throws(StatusError) -> [Value: Int] {
        var ranks: [Value: Int] = [:]
        for (rank, element) in order.enumerated() {
            let identity = try Self.identity(of: element, mergeKey)
            if ranks[identity] == nil { ranks[identity] = rank }
        }
        return ranks
    }

    private static func sorted(
        _ elements: [(element: Value, identity: Value)], by rank: [Value: Int]
    ) -> [(element: Value, identity: Value)] {
        elements.enumerated().sorted { left, right in
            let leftRank = rank[left.element.identity] ?? Int.max
            let rightRank = rank[right.element.identity] ?? Int.max
            return (leftRank, left.offset) < (rightRank, right.offset)
        }.map(\.element)
    }

    private static func interleave(
        _ named: [(element: Value, identity: Value)], _ others: [(element: Value, identity: Value)],
        _ liveRank: [Value: Int]
    ) -> [Value] {
        var result: [Value] = []
        var named = named[...]
        for other in others {
            // What is new, or stood before, comes first.
            while let next = named.first {
                if let rank = liveRank[next.identity], let mine = liveRank[other.identity], mine < rank { break }
                result.append(next.element)
                named.removeFirst()
            }
            result.append(other.element)
        }
        return result + named.map(\.element)
    }
}
