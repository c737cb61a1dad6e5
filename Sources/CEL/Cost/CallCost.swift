/// What a call costs, in the units of cel-go and of Kubernetes' libraries.
enum CallCost: Sendable {
    case fixed(UInt64)
    /// Reading an argument a number of times.
    case text(argument: Int, times: Double)
    /// Reading the result a number of times.
    case result(times: Double)
    /// Reading the shorter, or both arguments.
    case shorter, both
    /// Looking for one text in another.
    case product
    /// A regular expression: text times pattern.
    case pattern(text: Int, pattern: Int)
    /// A pattern of a fixed length.
    case knownPattern(text: Int)
    /// Looking through a list: an element at a time, or with all that is in it.
    case elements(argument: Int)
    case traversal
    /// Each of one list with each of the other.
    case sets(Double)
    /// Comparing addresses, with a text to be parsed or not; blocks take another look.
    case addresses(parses: Bool, isBlock: Bool)

    static let textFactor = 0.1
    static let patternFactor = 0.25

    /// The cost of a call that was made.
    func actual(_ arguments: [CELValue], _ result: CELValue) -> UInt64 {
        switch self {
        case .fixed(let cost): return cost
        case .text(let index, let times): return Self.read(arguments[index].size, times)
        case .result(let times): return Self.read(result.size, times)
        case .shorter: return Self.read(min(arguments[0].size, arguments[1].size))
        case .both: return Self.read(arguments[0].size + arguments[1].size)
        case .product: return Self.read(arguments[0].size) * Self.read(arguments[1].size)
        case .pattern(let text, let pattern):
            return Self.read(arguments[text].size + 1) * Self.scaled(arguments[pattern].size, Self.patternFactor)
        case .knownPattern(let text):
            guard case .format(let format) = arguments[0] else { return 1 }
            let pattern = Self.scaled(UInt64(format.patternLength), Self.patternFactor)
            return Self.read(arguments[text].size) * pattern
        case .elements(let index): return arguments[index].size
        case .traversal: return Self.traverse(arguments[0])
        case .sets(let factor):
            return 1 + UInt64(Double(arguments[0].size) * Double(arguments[1].size) * factor)
        case .addresses(let parses, let isBlock):
            var cost = Self.read(arguments[0].size * 2)
            if isBlock { cost += Self.read(arguments[0].size) + 1 }
            return cost + (parses ? Self.read(arguments[1].size) : 0)
        }
    }

    static func read(_ size: UInt64, _ times: Double = 1) -> UInt64 { scaled(size, times * textFactor) }

    private static func scaled(_ size: UInt64, _ factor: Double) -> UInt64 {
        UInt64((Double(size) * factor).rounded(.up))
    }

    private static func traverse(_ value: CELValue) -> UInt64 {
        switch value {
        case .string(let text): UInt64(Double(text.utf8.count) * textFactor)
        case .bytes(let bytes): UInt64(Double(bytes.count) * textFactor)
        case .list(let list): list.values.reduce(0) { $0 + traverse($1) }
        case .map(let map): map.keys.reduce(0) { $0 + traverse($1) + (map.member($1).map(traverse) ?? 0) }
        default: 1
        }
    }
}
