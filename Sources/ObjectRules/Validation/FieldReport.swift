import ObjectModel

/// Gathers the field errors of an object while its rules walk down the tree. Where the walk stands is a stack of
/// names, so that the path's text is made only for an error, never for a field that is in order.
public struct FieldReport {
    /// What was found so far.
    public private(set) var errors: [FieldError] = []
    /// What is allowed and yet worth a warning, as clients read it.
    private(set) var warnings: [String] = []
    private var steps: [Step] = []
    private let root: FieldPath

    private enum Step {
        case field(String)
        case index(Int)
        case key(String)
    }

    /// A report whose paths start at `root`.
    public init(at root: FieldPath = FieldPath()) { self.root = root }

    /// The errors that `rules` finds below `root`.
    public static func collect(at root: FieldPath = FieldPath(), _ rules: (inout FieldReport) -> Void) -> [FieldError] {
        var report = FieldReport(at: root)
        rules(&report)
        return report.errors
    }

    /// What `rules` warns of.
    static func warnings(_ rules: (inout FieldReport) -> Void) -> [String] {
        var report = FieldReport()
        rules(&report)
        return report.warnings
    }

    /// Warns about a member of what is looked at or, without a field, about that itself.
    mutating func warn(_ field: String? = nil, _ text: String) { warnings.append("\(path(field)): \(text)") }

    /// A warning that names no field.
    mutating func warn(text: String) { warnings.append(text) }

    /// Where the walk stands.
    public var path: FieldPath {
        var path = root
        for step in steps { path = Self.appending(step, to: path) }
        return path
    }

    /// Adds errors that were made with paths of their own.
    public mutating func add(_ more: [FieldError]) { errors += more }
    public mutating func add(_ error: FieldError) { errors.append(error) }

    private static func appending(_ step: Step, to path: FieldPath) -> FieldPath {
        switch step {
        case .field(let name): path.child(name)
        case .index(let position): path.index(position)
        case .key(let key): path.key(key)
        }
    }

    private func path(_ field: String?) -> FieldPath {
        guard let field else { return path }
        return path.child(field)
    }
}

// MARK: - Walking

extension FieldReport {
    /// Runs rules with the walk standing at a field.
    public mutating func at(_ field: String, _ rules: (inout FieldReport) -> Void) {
        steps.append(.field(field))
        rules(&self)
        steps.removeLast()
    }

    /// Runs rules with the walk standing at one entry of the map that is here.
    public mutating func at(key: String, _ rules: (inout FieldReport) -> Void) {
        steps.append(.key(key))
        rules(&self)
        steps.removeLast()
    }

    /// Runs rules with the walk standing at one element of the list that is here.
    public mutating func at(index: Int, _ rules: (inout FieldReport) -> Void) {
        steps.append(.index(index))
        rules(&self)
        steps.removeLast()
    }

    /// Runs rules for each element of the list in a field.
    public mutating func each<Element>(
        _ field: String, _ elements: [Element], _ rules: (Element, inout FieldReport) -> Void
    ) {
        guard !elements.isEmpty else { return }
        steps.append(.field(field))
        for (position, element) in elements.enumerated() {
            steps.append(.index(position))
            rules(element, &self)
            steps.removeLast()
        }
        steps.removeLast()
    }
}

// MARK: - Errors

/// Each method adds the error of its name, in the words of `FieldError`: about a member of what is looked at or,
/// without a field, about that itself.
extension FieldReport {
    public mutating func required(_ field: String? = nil, _ detail: String = "") {
        errors.append(.required(path(field), detail))
    }
    public mutating func invalid(_ field: String? = nil, _ value: Value, _ detail: String) {
        errors.append(.invalid(path(field), value, detail))
    }
    /// One error for each problem that a format found in a text.
    public mutating func invalid(_ field: String? = nil, _ text: String, problems: [String]) {
        for problem in problems { errors.append(.invalid(path(field), .string(text), problem)) }
    }
    public mutating func notSupported(_ field: String? = nil, _ value: Value, _ supported: [String]) {
        errors.append(.notSupported(path(field), value, supported: supported))
    }
    public mutating func duplicate(_ field: String? = nil, _ value: Value) {
        errors.append(.duplicate(path(field), value))
    }
    public mutating func forbidden(_ field: String? = nil, _ detail: String) {
        errors.append(.forbidden(path(field), detail))
    }
    public mutating func notFound(_ field: String? = nil, _ value: Value) {
        errors.append(.notFound(path(field), value))
    }
    public mutating func tooLong(_ field: String? = nil, maximum: Int) {
        errors.append(.tooLong(path(field), maximum: maximum))
    }
    public mutating func tooMany(_ field: String? = nil, actual: Int, maximum: Int) {
        errors.append(.tooMany(path(field), actual: actual, maximum: maximum))
    }
}

// MARK: - Rules that many fields share

extension FieldReport {
    /// A text that must be there; more rules go into `format`, which lists the text's problems.
    public mutating func text(_ field: String, _ text: String, format: (String) -> [String] = { _ in [] }) {
        guard !text.isEmpty else { return required(field) }
        invalid(field, text, problems: format(text))
    }
    /// A text that is checked when it is there.
    public mutating func optionalText(_ field: String, _ text: String, format: (String) -> [String]) {
        guard !text.isEmpty else { return }
        invalid(field, text, problems: format(text))
    }
    /// A number that may not be negative; nil is fine.
    public mutating func nonnegative(_ field: String, _ number: Int?) {
        guard let number, number < 0 else { return }
        invalid(field, .int(Int64(number)), "must be greater than or equal to 0")
    }
    /// A number within bounds; nil is fine.
    public mutating func range(_ field: String, _ number: Int?, _ bounds: ClosedRange<Int>) {
        guard let number, !bounds.contains(number) else { return }
        invalid(field, .int(Int64(number)), NameFormat.rangeProblem(bounds))
    }
    /// A text that is one of a set, shown in the order given.
    public mutating func oneOf(_ field: String, _ text: String, _ supported: [String]) {
        guard !supported.contains(text) else { return }
        notSupported(field, .string(text), supported)
    }
    /// A field that an update may not change.
    public mutating func immutable(_ field: String, _ new: Value?, _ old: Value?) {
        guard new != old else { return }
        invalid(field, new ?? .null, "field is immutable")
    }
}
