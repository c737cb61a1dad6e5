/// The members of an object in the order they were written. API objects have few members, so a lookup walks them.
///
/// Equality ignores the order of members, as JSON does.
public struct Fields: Sendable {
    /// One member.
    public struct Entry: Sendable, Hashable {
        public var key: String
        public var value: Value

        public init(key: String, value: Value) {
            self.key = key
            self.value = value
        }
    }

    /// The members in order; keys are unique.
    public private(set) var entries: [Entry]

    public init() { entries = [] }

    /// Members from pairs; of pairs with one key the last wins.
    public init(_ pairs: some Sequence<(String, Value)>) {
        entries = []
        for (key, value) in pairs { self[key] = value }
    }

    /// Members whose keys the caller knows to be unique (a decoder that has checked them).
    public init(uniqueEntries: [Entry]) { entries = uniqueEntries }

    /// Whether there is no member.
    public var isEmpty: Bool { entries.isEmpty }
    public var count: Int { entries.count }
    /// The keys in order.
    public var keys: [String] { entries.map(\.key) }

    /// Most other keys have another length, which is known without a look at the text.
    @inline(__always)
    func index(of key: String) -> Int? {
        let length = key.utf8.count
        return entries.withUnsafeBufferPointer { entries in
            for index in entries.indices
            where entries[index].key.utf8.count == length && entries[index].key == key { return index }
            return nil
        }
    }

    /// The value of a member; setting nil removes the member.
    public subscript(key: String) -> Value? {
        get {
            guard let index = index(of: key) else { return nil }
            return entries[index].value
        }
        set {
            let index = index(of: key)
            switch (index, newValue) {
            case (let index?, let value?): entries[index].value = value
            case (let index?, nil): entries.remove(at: index)
            case (nil, let value?): entries.append(Entry(key: key, value: value))
            case (nil, nil): break
            }
        }
    }

    /// Whether a member of that name is there, null or not.
    public func contains(_ key: String) -> Bool { index(of: key) != nil }

    /// Changes one member in place without copying what is below it; nil inside means absent.
    public mutating func update<Result>(_ key: String, _ change: (inout Value?) throws -> Result) rethrows -> Result {
        guard let index = index(of: key) else {
            var value: Value?
            defer { if let value { entries.append(Entry(key: key, value: value)) } }
            return try change(&value)
        }
        var value: Value? = entries[index].value
        entries[index].value = .null
        defer {
            if let value { entries[index].value = value } else { entries.remove(at: index) }
        }
        return try change(&value)
    }

    /// The value of a member, which is removed.
    @discardableResult
    public mutating func removeValue(forKey key: String) -> Value? {
        guard let index = index(of: key) else { return nil }
        return entries.remove(at: index).value
    }

    /// Takes out every member that the closure picks; the others keep their order.
    public mutating func removeAll(where shouldRemove: (Entry) -> Bool) { entries.removeAll(where: shouldRemove) }
}

extension Fields: Hashable {
    public static func == (left: Fields, right: Fields) -> Bool {
        guard left.count == right.count else { return false }
        if left.entries.isSameStorage(as: right.entries) { return true }
        var search = MemberSearch(right)
        for index in left.entries.indices {
            // Objects made by one writer mostly agree in order too.
            guard let position = search.position(of: left.entries[index].key, guess: index),
                right.entries[position].value == left.entries[index].value
            else { return false }
        }
        return true
    }

    public func hash(into hasher: inout Hasher) {
        var sum = 0
        for entry in entries {
            var one = Hasher()
            entry.hash(into: &one)
            sum &+= one.finalize()
        }
        hasher.combine(sum)
    }
}

extension Fields: Sequence {
    public func makeIterator() -> IndexingIterator<[Entry]> { entries.makeIterator() }
    public var underestimatedCount: Int { entries.count }
}

extension Fields: ExpressibleByDictionaryLiteral {
    /// The members in the order they are written; of equal keys the last counts.
    public init(dictionaryLiteral elements: (String, Value)...) { self.init(elements) }
}
