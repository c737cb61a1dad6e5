extension Value {
    /// This value, with every part that is equal in a like value taken from there, so that memory holds it once. Two
    /// pods of one template differ in a dozen places; the rest of the second then costs nothing. What differs may be
    /// equal to what others hold: their conditions of the same second, say. It is taken from `recent`.
    ///
    /// Equal means equal as text too: members in another order stay as they are.
    public func sharing(with model: Value, _ recent: inout RecentParts) -> Value {
        shared(with: model, &recent, .object).value
    }

    /// What a part is to an object. There is no other object with its name and its uid: to look for one like it, or to
    /// keep it for another, is in vain.
    private enum Role {
        case object
        case metadata
        case part
    }

    private func shared(
        with model: Value, _ recent: inout RecentParts, _ role: Role = .part
    ) -> (value: Value, isEqual: Bool) {
        switch (self, model) {
        case (.string(let own), .string(let other)): own == other ? (model, true) : (recent.part(self), false)
        case (.array(let own), .array(let other)): Self.shared(own, other, &recent)
        case (.object(let own), .object(let other)): Self.shared(own.entries, other.entries, &recent, role)
        default: self == model ? (model, true) : (recent.part(self), false)
        }
    }

    /// The same, where the model has nothing in this place: an address that is the key of a member, say, over what
    /// all addresses have.
    private func sharedAlone(_ recent: inout RecentParts) -> Value {
        switch self {
        case .array(let elements): recent.part(.array(elements.map { $0.sharedAlone(&recent) }))
        case .object(let fields):
            recent.part(
                .object(
                    Fields(
                        uniqueEntries: fields.entries.map {
                            Fields.Entry(key: $0.key, value: $0.value.sharedAlone(&recent))
                        })))
        default: recent.part(self)
        }
    }

    private static func shared(
        _ own: [Value], _ other: [Value], _ recent: inout RecentParts
    ) -> (value: Value, isEqual: Bool) {
        if own.isSameStorage(as: other) { return (.array(other), true) }
        var result = PartsLikeModel(other, count: own.count)
        for index in own.indices {
            guard index < other.count else {
                result.add(own[index].sharedAlone(&recent))
                continue
            }
            // Most are the same, and are not touched: other threads count references to the model too.
            if own[index].isSameLeaf(as: other[index]) {
                result.addModels(at: index)
                continue
            }
            let part = own[index].shared(with: other[index], &recent)
            result.add(part.value, isModels: part.isEqual)
        }
        guard let different = result.different else { return (.array(other), true) }
        return (recent.part(.array(different)), false)
    }

    private static func shared(
        _ own: [Fields.Entry], _ other: [Fields.Entry], _ recent: inout RecentParts, _ role: Role
    ) -> (value: Value, isEqual: Bool) {
        if own.isSameStorage(as: other) { return (.object(Fields(uniqueEntries: other)), true) }
        var result = PartsLikeModel(other, count: own.count)
        var search = MemberSearch(other)
        for index in own.indices {
            let position = search.position(of: own[index].key, guess: index)
            let isInPlace = position == index
            if isInPlace, own[index].value.isSameLeaf(as: other[index].value) {
                result.addModels(at: index)
                continue
            }
            let entry = own[index]
            guard let match = position.map({ other[$0] }) else {
                result.add(Fields.Entry(key: entry.key, value: entry.value.sharedAlone(&recent)))
                continue
            }
            let isMetadata = role == .object && entry.key == "metadata"
            let part = entry.value.shared(with: match.value, &recent, isMetadata ? .metadata : .part)
            result.add(Fields.Entry(key: match.key, value: part.value), isModels: isInPlace && part.isEqual)
        }
        guard let different = result.different else { return (.object(Fields(uniqueEntries: other)), true) }
        let object = Value.object(Fields(uniqueEntries: different))
        return (role == .part ? recent.part(object) : object, false)
    }
}

/// Parts that are put together and may turn out to be all those of the model, in its order. As long as they are, no
/// memory is taken.
private struct PartsLikeModel<Part> {
    private let model: [Part]
    private let count: Int
    private var taken = 0
    private var own: [Part]?

    /// - Parameter count: How many parts there will be.
    init(_ model: [Part], count: Int) {
        self.model = model
        self.count = count
    }

    /// - Parameter isModels: Whether it is the model's part in the same place.
    mutating func add(_ part: Part, isModels: Bool = false) {
        if own == nil {
            if isModels { return taken += 1 }
            own = beginning
        }
        own?.append(part)
    }

    /// Adds the model's part in this place, where the next one stands.
    @inline(__always)
    mutating func addModels(at index: Int) {
        if own == nil { taken += 1 } else { own?.append(model[index]) }
    }

    /// The parts, unless they are just the model's.
    var different: [Part]? { own ?? (taken == model.count ? nil : beginning) }

    private var beginning: [Part] {
        var parts: [Part] = []
        parts.reserveCapacity(count)
        parts += model.prefix(taken)
        return parts
    }
}

extension Value {
    /// Where its members or elements are; nil where nothing can be.
    package var place: UInt? {
        switch self {
        case .array(let elements) where !elements.isEmpty: elements.place
        case .object(let fields) where !fields.isEmpty: fields.entries.place
        default: nil
        }
    }

    /// Whether two trees are one in memory, and so equal without a look.
    package func isSameStorage(as other: Value) -> Bool {
        switch (self, other) {
        case (.array(let own), .array(let other)): own.isSameStorage(as: other)
        case (.object(let own), .object(let other)): own.entries.isSameStorage(as: other.entries)
        default: false
        }
    }
}

extension Array {
    /// Whether two arrays are one in memory, and so equal without a look.
    func isSameStorage(as other: [Element]) -> Bool {
        count == other.count
            && withUnsafeBufferPointer { own in other.withUnsafeBufferPointer { own.baseAddress == $0.baseAddress } }
    }
}
