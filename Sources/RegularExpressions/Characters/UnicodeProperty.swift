/// What `\p{...}` can ask of a character: a general category, a group of them, or a script.
enum UnicodeProperty: Sendable {
    case any, ascii
    case categories(Set<Unicode.GeneralCategory>)
    case script([ClosedRange<UInt32>])

    /// By a name such as `L`, `Lu`, `Letter` or `Greek`; nil for one that Unicode does not have. Case, spaces,
    /// hyphens and underscores do not count.
    init?(name: String) {
        switch Self.plain(name) {
        case "any": self = .any
        case "ascii": self = .ascii
        case let plain:
            if let categories = Self.categories[plain] {
                self = .categories(categories)
            } else if let ranges = ScriptTable.ranges[plain] {
                self = .script(ranges)
            } else {
                return nil
            }
        }
    }

    static func plain(_ name: some StringProtocol) -> String {
        name.lowercased().filter { $0 != " " && $0 != "-" && $0 != "_" }
    }

    func contains(_ value: UInt32) -> Bool {
        switch self {
        case .any: return true
        case .ascii: return value < 128
        case .categories(let categories):
            guard let scalar = Unicode.Scalar(value) else { return categories.contains(.surrogate) }
            return categories.contains(scalar.properties.generalCategory)
        case .script(let ranges):
            var (low, high) = (0, ranges.count)
            while low < high {
                let middle = (low + high) / 2
                if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
            }
            return low < ranges.count && ranges[low].contains(value)
        }
    }

    private typealias Category = Unicode.GeneralCategory

    /// Each with its short and its long name.
    private static let single: [(String, String, Category)] = [
        ("cc", "control", .control), ("cf", "format", .format), ("cn", "unassigned", .unassigned),
        ("co", "privateuse", .privateUse), ("cs", "surrogate", .surrogate),
        ("ll", "lowercaseletter", .lowercaseLetter), ("lm", "modifierletter", .modifierLetter),
        ("lo", "otherletter", .otherLetter), ("lt", "titlecaseletter", .titlecaseLetter),
        ("lu", "uppercaseletter", .uppercaseLetter), ("mc", "spacingmark", .spacingMark),
        ("me", "enclosingmark", .enclosingMark), ("mn", "nonspacingmark", .nonspacingMark),
        ("nd", "decimalnumber", .decimalNumber), ("nl", "letternumber", .letterNumber),
        ("no", "othernumber", .otherNumber), ("pc", "connectorpunctuation", .connectorPunctuation),
        ("pd", "dashpunctuation", .dashPunctuation), ("pe", "closepunctuation", .closePunctuation),
        ("pf", "finalpunctuation", .finalPunctuation), ("pi", "initialpunctuation", .initialPunctuation),
        ("po", "otherpunctuation", .otherPunctuation), ("ps", "openpunctuation", .openPunctuation),
        ("sc", "currencysymbol", .currencySymbol), ("sk", "modifiersymbol", .modifierSymbol),
        ("sm", "mathsymbol", .mathSymbol), ("so", "othersymbol", .otherSymbol),
        ("zl", "lineseparator", .lineSeparator), ("zp", "paragraphseparator", .paragraphSeparator),
        ("zs", "spaceseparator", .spaceSeparator),
    ]

    /// Groups are all categories that begin with one letter.
    private static let groups = [
        ("c", "other"), ("l", "letter"), ("m", "mark"), ("n", "number"), ("p", "punctuation"), ("s", "symbol"),
        ("z", "separator"),
    ]

    private static let categories: [String: Set<Category>] = {
        var result: [String: Set<Category>] = [:]
        for (short, long, category) in single {
            result[short] = [category]
            result[long] = [category]
        }
        for (letter, name) in groups {
            let members = Set(single.filter { $0.0.hasPrefix(letter) }.map(\.2))
            result[letter] = members
            result[name] = members
        }
        let cased: Set<Category> = [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter]
        for name in ["lc", "casedletter"] { result[name] = cased }
        for (name, short) in [("digit", "nd"), ("cntrl", "cc"), ("punct", "p"), ("combiningmark", "m")] {
            result[name] = result[short]
        }
        return result
    }()
}
