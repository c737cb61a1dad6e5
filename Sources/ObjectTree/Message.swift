/// A typed view of an object node. The structs of `ObjectModel` are generated from `Schema/` and hold nothing but the
/// node itself, so going from tree to struct and back costs nothing and loses no field.
public protocol Message: Sendable, Hashable {
    /// The message's key in the schema, such as `batch.v1.JobSpec`.
    static var messageName: String { get }
    var fields: Fields { get set }
    init(fields: Fields)
}

extension Message {
    @inlinable public init() { self.init(fields: Fields()) }
    /// The view of a node; of anything but an object it is empty.
    @inlinable public init(_ value: Value?) { self.init(fields: value?.objectValue ?? Fields()) }
    /// The node that this is a view of.
    @inlinable public var value: Value { .object(fields) }
    /// Whether no field is set.
    @inlinable public var isEmpty: Bool { fields.isEmpty }

    /// A view made by filling in an empty one.
    @inlinable public static func make(_ fill: (inout Self) throws -> Void) rethrows -> Self {
        var message = Self()
        try fill(&message)
        return message
    }
}

/// A kind: a message that clients create, read and watch.
public protocol Kind: Message {
    /// Such as `batch/v1`.
    static var apiVersion: String { get }
    /// Such as `Job`.
    static var kind: String { get }
}

extension Kind {
    /// Group and version as the object states them, such as `batch/v1`.
    public var apiVersion: String {
        get { fields.string("apiVersion") }
        set { fields.set("apiVersion", newValue, always: false) }
    }
    /// The kind as the object states it, such as `Job`.
    public var kind: String {
        get { fields.string("kind") }
        set { fields.set("kind", newValue, always: false) }
    }
    /// An empty object with `apiVersion` and `kind` filled in.
    @inlinable public static func new(_ fill: (inout Self) throws -> Void = { _ in }) rethrows -> Self {
        var object = Self()
        object.fields["apiVersion"] = .string(Self.apiVersion)
        object.fields["kind"] = .string(Self.kind)
        try fill(&object)
        return object
    }
}

/// What generated properties are made of. A field without presence reads as its zero value when absent and, unless
/// it is printed `always`, is left out when set to it.
extension Fields {
    public func string(_ key: String) -> String {
        if case .string(let text)? = self[key] { return text }
        return ""
    }
    public func optionalString(_ key: String) -> String? { self[key]?.stringValue }
    public func int(_ key: String) -> Int { self[key]?.intValue ?? 0 }
    public func optionalInt(_ key: String) -> Int? { self[key]?.intValue }
    public func bool(_ key: String) -> Bool { self[key]?.boolValue ?? false }
    public func optionalBool(_ key: String) -> Bool? { self[key]?.boolValue }
    public func double(_ key: String) -> Double { optionalDouble(key) ?? 0 }
    /// A number, which JSON may have written without a point; nil for anything else.
    public func optionalDouble(_ key: String) -> Double? {
        switch self[key] {
        case .double(let number)?: number
        case .int(let number)?: Double(number)
        default: nil
        }
    }
    public func object(_ key: String) -> Fields { self[key]?.objectValue ?? Fields() }
    @inlinable public func message<M: Message>(_ key: String) -> M { M(fields: object(key)) }
    @inlinable public func optionalMessage<M: Message>(_ key: String) -> M? {
        self[key]?.objectValue.map { M(fields: $0) }
    }
    @inlinable public func messages<M: Message>(_ key: String) -> [M] {
        (self[key]?.arrayValue ?? []).map { M(fields: $0.objectValue ?? Fields()) }
    }
    public func strings(_ key: String) -> [String] { (self[key]?.arrayValue ?? []).compactMap(\.stringValue) }
    public func ints(_ key: String) -> [Int] { (self[key]?.arrayValue ?? []).compactMap(\.intValue) }
    public func values(_ key: String) -> [Value] { self[key]?.arrayValue ?? [] }
    public func stringMap(_ key: String) -> [String: String] {
        guard let members = self[key]?.objectValue else { return [:] }
        return Dictionary(uniqueKeysWithValues: members.map { ($0.key, $0.value.stringValue ?? "") })
    }
    @inlinable public func messageMap<M: Message>(_ key: String) -> [String: M] {
        guard let members = self[key]?.objectValue else { return [:] }
        return Dictionary(uniqueKeysWithValues: members.map { ($0.key, M($0.value)) })
    }
    public func valueMap(_ key: String) -> [String: Value] {
        guard let members = self[key]?.objectValue else { return [:] }
        return Dictionary(uniqueKeysWithValues: members.map { ($0.key, $0.value) })
    }
    public func time(_ key: String) -> Time? { self[key]?.stringValue.flatMap(Time.init(rfc3339:)) }
    public func quantity(_ key: String) -> Quantity? { self[key].flatMap(Quantity.init(value:)) }
    /// Amounts by resource name; what is not a quantity is left out.
    public func quantityMap(_ key: String) -> [String: Quantity] {
        guard let members = self[key]?.objectValue else { return [:] }
        return Dictionary(
            uniqueKeysWithValues: members.compactMap { entry in
                Quantity(value: entry.value).map { (entry.key, $0) }
            })
    }
    public func intOrString(_ key: String) -> IntOrString? { self[key].flatMap(IntOrString.init(value:)) }

    public func node(_ key: String) -> Value? { self[key] }
    public mutating func setNode(_ key: String, _ value: Value?) { self[key] = value }

    public mutating func set(_ key: String, _ text: String, always: Bool) {
        self[key] = text.isEmpty && !always ? nil : .string(text)
    }
    public mutating func set(_ key: String, _ number: Int, always: Bool) {
        self[key] = number == 0 && !always ? nil : .int(Int64(number))
    }
    public mutating func set(_ key: String, _ flag: Bool, always: Bool) {
        self[key] = !flag && !always ? nil : .bool(flag)
    }
    public mutating func set(_ key: String, _ number: Double, always: Bool) {
        self[key] = number == 0 && !always ? nil : .double(number)
    }
    public mutating func set(_ key: String, _ text: String?) { self[key] = text.map(Value.string) }
    public mutating func set(_ key: String, _ number: Int?) { self[key] = number.map { .int(Int64($0)) } }
    public mutating func set(_ key: String, _ flag: Bool?) { self[key] = flag.map(Value.bool) }
    public mutating func set(_ key: String, _ number: Double?) { self[key] = number.map(Value.double) }
    public mutating func set(_ key: String, _ time: Time?, micro: Bool) {
        self[key] = time.map { .string(micro ? $0.rfc3339Micro : $0.rfc3339) }
    }
    public mutating func set(_ key: String, _ quantity: Quantity?) {
        self[key] = quantity.map { .string($0.description) }
    }
    public mutating func set(_ key: String, _ value: IntOrString?) { self[key] = value.map(\.value) }
    @inlinable public mutating func set<M: Message>(_ key: String, _ message: M, always: Bool) {
        self[key] = message.isEmpty && !always ? nil : message.value
    }
    @inlinable public mutating func set<M: Message>(_ key: String, _ message: M?) { self[key] = message.map(\.value) }
    @inlinable public mutating func set<M: Message>(_ key: String, _ messages: [M], always: Bool) {
        self[key] = messages.isEmpty && !always ? nil : .array(messages.map(\.value))
    }
    public mutating func set(_ key: String, _ texts: [String], always: Bool) {
        self[key] = texts.isEmpty && !always ? nil : .array(texts.map(Value.string))
    }
    public mutating func set(_ key: String, _ numbers: [Int], always: Bool) {
        self[key] = numbers.isEmpty && !always ? nil : .array(numbers.map { .int(Int64($0)) })
    }
    public mutating func set(_ key: String, _ values: [Value], always: Bool) {
        self[key] = values.isEmpty && !always ? nil : .array(values)
    }
    /// Maps are written in the order of their keys, as Go does.
    public mutating func set(_ key: String, _ map: [String: String], always: Bool) {
        setMap(key, map.mapValues(Value.string), always: always)
    }
    public mutating func set(_ key: String, _ map: [String: Quantity], always: Bool) {
        setMap(key, map.mapValues { .string($0.description) }, always: always)
    }
    @inlinable public mutating func set<M: Message>(_ key: String, _ map: [String: M], always: Bool) {
        setMap(key, map.mapValues(\.value), always: always)
    }
    /// Writes a map in the order of its keys; an empty one goes, unless it is printed `always`.
    public mutating func setMap(_ key: String, _ map: [String: Value], always: Bool) {
        guard !map.isEmpty || always else { return self[key] = nil }
        let sorted = map.sorted { $0.key < $1.key }
        self[key] = .object(Fields(uniqueEntries: sorted.map { Entry(key: $0.key, value: $0.value) }))
    }
}
