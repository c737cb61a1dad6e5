import ObjectModel

/// Which labels are selected: the compiled form of a `labelSelector` query and of a `LabelSelector` in an object.
public struct LabelSelectorExpression: Sendable, Hashable {
    /// One condition; all of them must hold.
    public struct Requirement: Sendable, Hashable {
        /// What is asked of the label. The raw value is how a query writes it.
        public enum Operator: String, Sendable {
            case equals = "="
            case notEquals = "!="
            case isIn = "in"
            case notIn = "notin"
            case exists
            case doesNotExist = "!"
            case greaterThan = ">"
            case lessThan = "<"
        }

        /// The label that is looked at, and how.
        public let key: String
        public let `operator`: Operator
        /// Sorted and without repetitions.
        public let values: [String]

        init(uncheckedKey key: String, _ operator: Operator, _ values: [String]) {
            self.key = key
            self.operator = `operator`
            self.values = values
        }
    }

    /// Sorted by key.
    public let requirements: [Requirement]
    private let selectsNothing: Bool

    init(requirements: [Requirement], selectsNothing: Bool = false) {
        self.requirements = requirements.enumerated()
            .sorted { ($0.element.key, $0.offset) < ($1.element.key, $1.offset) }
            .map(\.element)
        self.selectsNothing = selectsNothing
    }

    /// Selects every object.
    public static let everything = LabelSelectorExpression(requirements: [])
    /// Selects no object.
    public static let nothing = LabelSelectorExpression(requirements: [], selectsNothing: true)

    /// Whether every object is selected.
    public var isEverything: Bool { requirements.isEmpty && !selectsNothing }

    /// From the text of a query such as `a=b,c!=d,e in (f,g),!h,x>1`; BadRequest where it is not well-formed.
    public init(parsing text: String) throws(StatusError) {
        var parser = LabelSelectorParser(text)
        do throws(LabelSelectorParser.Failure) {
            self.init(requirements: try parser.parse())
        } catch {
            throw .badRequest(error.message)
        }
    }

    /// From the selector of an object: absent selects nothing, empty everything. Throws what is wrong with the first
    /// bad requirement.
    public init(_ selector: LabelSelector?) throws(StatusError) {
        guard let selector else {
            self = .nothing
            return
        }
        self.init(requirements: try Self.requirements(of: selector))
    }

    private static func requirements(of selector: LabelSelector) throws(StatusError) -> [Requirement] {
        var requirements: [Requirement] = []
        do throws(LabelSelectorParser.Failure) {
            for entry in selector.fields.object("matchLabels").entries {
                requirements.append(try Requirement(key: entry.key, .equals, [entry.value.stringValue ?? ""]))
            }
            for expression in selector.matchExpressions {
                guard let `operator` = Self.operators[expression.operator] else {
                    let name = FieldError.quoted(expression.operator)
                    throw LabelSelectorParser.Failure("\(name) is not a valid label selector operator")
                }
                requirements.append(try Requirement(key: expression.key, `operator`, expression.values))
            }
        } catch {
            throw .badRequest(error.message)
        }
        return requirements
    }

    private static let operators: [String: Requirement.Operator] = [
        "In": .isIn, "NotIn": .notIn, "Exists": .exists, "DoesNotExist": .doesNotExist,
    ]

    /// Selects what meets all these conditions.
    public init(allOf requirements: [Requirement]) { self.init(requirements: requirements) }

    /// From labels that must all be there with these values (the `selector` of a Service or ReplicationController).
    public init(matchLabels: Fields) {
        self.init(
            requirements: matchLabels.entries.map {
                Requirement(uncheckedKey: $0.key, .equals, [$0.value.stringValue ?? ""])
            })
    }

    /// Whether an object with these labels is selected.
    public func matches(_ labels: Fields?) -> Bool {
        !selectsNothing && requirements.allSatisfy { $0.matches(labels?[$0.key]?.stringValue) }
    }
}

extension LabelSelectorExpression.Requirement {
    /// A condition that Kubernetes accepts, or what is wrong with it.
    init(key: String, _ operator: Operator, _ values: [String]) throws(LabelSelectorParser.Failure) {
        var errors: [FieldError] = []
        let keyProblems = NameFormat.qualifiedName(key)
        if !keyProblems.isEmpty {
            errors.append(.invalid(FieldPath("key"), .string(key), keyProblems.joined(separator: "; ")))
        }
        errors += Self.countErrors(`operator`, values)
        for (index, value) in values.enumerated() {
            let problems = NameFormat.labelValue(value)
            guard !problems.isEmpty else { continue }
            errors.append(
                .invalid(
                    FieldPath("values").index(index).key(key), .string(value), problems.joined(separator: "; ")))
        }
        guard errors.isEmpty else { throw LabelSelectorParser.Failure(errors) }
        self.init(uncheckedKey: key, `operator`, Set(values).sorted())
    }

    private static func countErrors(_ operator: Operator, _ values: [String]) -> [FieldError] {
        let path = FieldPath("values")
        let shown = Value.array(values.map(Value.string))
        switch `operator` {
        case .isIn, .notIn:
            guard values.isEmpty else { return [] }
            return [.invalid(path, shown, "for 'in', 'notin' operators, values set can't be empty")]
        case .equals, .notEquals:
            guard values.count != 1 else { return [] }
            return [.invalid(path, shown, "exact-match compatibility requires one single value")]
        case .exists, .doesNotExist:
            guard !values.isEmpty else { return [] }
            return [.invalid(path, shown, "values set must be empty for exists and does not exist")]
        case .greaterThan, .lessThan:
            return values.enumerated().filter { Int64($0.element) == nil }.map { index, value in
                .invalid(
                    path.index(index), .string(value), "for 'Gt', 'Lt' operators, the value must be an integer")
            }
        }
    }

    /// Whether a label with this value (nil: no such label) satisfies the condition.
    func matches(_ value: String?) -> Bool {
        switch `operator` {
        case .exists: return value != nil
        case .doesNotExist: return value == nil
        case .equals, .isIn: return value.map(values.contains) ?? false
        case .notEquals, .notIn: return value.map { !values.contains($0) } ?? true
        case .greaterThan, .lessThan:
            guard let number = value.flatMap({ Int64($0) }), let limit = values.first.flatMap({ Int64($0) }) else {
                return false
            }
            return `operator` == .greaterThan ? number > limit : number < limit
        }
    }
}

extension LabelSelectorExpression: CustomStringConvertible {
    /// The text of a query that selects the same.
    public var description: String { requirements.map(\.description).joined(separator: ",") }
}

extension LabelSelectorExpression.Requirement: CustomStringConvertible {
    public var description: String {
        switch `operator` {
        case .exists: key
        case .doesNotExist: "!" + key
        case .isIn, .notIn: "\(key) \(`operator`.rawValue) (\(values.joined(separator: ",")))"
        default: key + `operator`.rawValue + values.joined(separator: ",")
        }
    }
}
