import ObjectTree

/// What field management knows of a type: which shapes its values may have, and how each is merged. A type that does
/// not say (unknown fields of custom resources) allows all three.
public struct ObjectType: Sendable, Equatable {
    /// What a scalar may be.
    public enum Scalar: Sendable, Equatable {
        case string, number, bool
        /// Any scalar: quantities, times, numbers or texts.
        case any
    }

    /// How the elements of a list are told apart.
    public enum ListRule: Sendable, Equatable {
        /// The list belongs to its manager as a whole.
        case atomic
        /// Scalars, each of which is there once.
        case set
        /// Objects, told apart by the values of these fields.
        case map(keys: [String])
    }

    /// A list of elements of one type.
    public struct List: Sendable, Equatable {
        /// The type of the elements.
        public var element: TypeID
        /// How they are merged.
        public var rule: ListRule

        public init(of element: TypeID, _ rule: ListRule) {
            self.element = element
            self.rule = rule
        }
    }

    /// A struct, a map, or a struct with further members. A class, as it is passed on at every step of every walk.
    public final class Map: Sendable, Equatable {
        public let members: [Member]
        /// The type of members that are not named; nil where there are no others.
        public let others: TypeID?
        /// The object belongs to its manager as a whole.
        public let isAtomic: Bool

        public init(_ members: [Member] = [], others: TypeID? = nil, isAtomic: Bool = false) {
            self.members = members
            self.others = others
            self.isAtomic = isAtomic
        }

        public static func == (left: Map, right: Map) -> Bool {
            left === right
                || (left.isAtomic == right.isAtomic && left.others == right.others && left.members == right.members)
        }
    }

    /// A named member of an object. A class for the same reason.
    public final class Member: Sendable, Equatable {
        public let name: String
        public let type: TypeID
        /// What a key field counts as when it is absent.
        public let defaultValue: Value?
        /// The step of a path that leads to it.
        let step: String

        public init(_ name: String, _ type: TypeID, default defaultValue: Value? = nil) {
            self.name = name
            self.type = type
            self.defaultValue = defaultValue
            step = PathStep.field(name)
        }

        public static func == (left: Member, right: Member) -> Bool {
            left === right
                || (left.name == right.name && left.type == right.type && left.defaultValue == right.defaultValue)
        }
    }

    /// Which scalars it may be, if any.
    public var scalar: Scalar?
    /// Which lists.
    public var list: List?
    /// Which objects.
    public var map: Map?

    public init(scalar: Scalar? = nil, list: List? = nil, map: Map? = nil) {
        self.scalar = scalar
        self.list = list
        self.map = map
    }

    /// Whether values come in one shape only.
    var hasOneShape: Bool { (scalar == nil ? 0 : 1) + (list == nil ? 0 : 1) + (map == nil ? 0 : 1) == 1 }
}

extension ObjectType.Map {
    /// The member of a name. `guess` is where it stands if the object follows the type's order.
    func member(_ name: String, guess: Int) -> (position: Int, member: ObjectType.Member)? {
        if guess < members.count, members[guess].name == name { return (guess, members[guess]) }
        guard let position = members.firstIndex(where: { $0.name == name }) else { return nil }
        return (position, members[position])
    }

    /// Visits the members of an object that may be there, with what the type says of each; nil for those that it does
    /// not name.
    func forEachMember(of fields: Fields, _ visit: (Fields.Entry, ObjectType.Member?, TypeID) -> Void) {
        var guess = 0
        for entry in fields.entries {
            let named = member(entry.key, guess: guess)
            if let named { guess = named.position + 1 }
            guard let type = named?.member.type ?? others else { continue }
            visit(entry, named?.member, type)
        }
    }

    /// The type of a member; nil for one that may not be there.
    func type(of name: String) -> TypeID? { member(name, guess: 0)?.member.type ?? others }
}

/// A position in a `TypeTable`.
public typealias TypeID = Int

/// Types that refer to each other by position, so that they may contain themselves. Made once for the API of
/// Kubernetes, and once for every version of a custom resource.
public final class TypeTable: Sendable {
    let types: [ObjectType]

    public init(_ types: [ObjectType]) { self.types = types }

    subscript(id: TypeID) -> ObjectType { types[id] }
}

/// The type of a kind's objects.
public struct ObjectSchema: Sendable {
    public let table: TypeTable
    public let root: TypeID

    public init(_ table: TypeTable, root: TypeID) {
        self.table = table
        self.root = root
    }
}
