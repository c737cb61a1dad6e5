import ObjectTree

/// Finds where a value does not fit its type.
package struct TypeCheck {
    /// One misfit: where, and what.
    struct Problem: Equatable {
        var path: String
        let message: String
    }

    private let table: TypeTable
    /// Elements of a list that have the same key, which stored objects may have and applied ones may not.
    private let allowsDuplicates: Bool
    private var problems: [Problem] = []

    private init(_ table: TypeTable, allowsDuplicates: Bool) {
        self.table = table
        self.allowsDuplicates = allowsDuplicates
    }

    /// What is wrong with an object, as Kubernetes words it; nil if nothing is.
    package static func complaint(
        about value: Value, _ schema: ObjectSchema, allowsDuplicates: Bool
    ) -> String? {
        var check = TypeCheck(schema.table, allowsDuplicates: allowsDuplicates)
        check.check(value, schema.root, "")
        let texts = check.problems.map { $0.path.isEmpty ? $0.message : "\($0.path): \($0.message)" }
        guard texts.count > 1 else { return texts.first }
        return (["errors:"] + texts.map { "  " + $0 }).joined(separator: "\n")
    }

    private mutating func report(_ path: String, _ message: String) {
        problems.append(Problem(path: path, message: message))
    }

    private mutating func check(_ value: Value, _ id: TypeID, _ path: String) {
        switch Shape(of: value, in: table[id]) {
        case .map(let map): check(value, map, path)
        case .list(let list): check(value, list, path)
        case .scalar(let scalar):
            if let message = Self.complaint(about: value, scalar) { report(path, message) }
        case .none: report(path, "schema error: invalid atom: inlined")
        }
    }

    private static func complaint(about value: Value, _ scalar: ObjectType.Scalar) -> String? {
        switch (scalar, value) {
        case (_, .null), (.number, .int), (.number, .double), (.string, .string), (.bool, .bool),
            (.any, .int), (.any, .double), (.any, .string), (.any, .bool):
            nil
        case (.number, _): "expected numeric (int or float), got \(GoText.type(value))"
        case (.string, _): "expected string, got &value.valueUnstructured{Value:\(GoText.source(value))}"
        case (.bool, _): "expected boolean, got &{\(GoText.plain(value))}"
        case (.any, _): "expected any scalar, got &{\(GoText.plain(value))}"
        }
    }

    private mutating func check(_ value: Value, _ map: ObjectType.Map, _ path: String) {
        if value.isNull { return }
        guard case .object(let fields) = value else {
            return report(path, "expected map, got &{\(GoText.plain(value))}")
        }
        for (guess, entry) in fields.entries.enumerated() {
            let step = path + "." + entry.key
            guard let type = map.member(entry.key, guess: guess)?.member.type ?? map.others else {
                // The first is enough: nothing else of this object is looked at.
                return report(step, "field not declared in schema")
            }
            check(entry.value, type, step)
        }
    }

    private mutating func check(_ value: Value, _ list: ObjectType.List, _ path: String) {
        if value.isNull { return }
        guard case .array(let elements) = value else {
            return report(path, "expected list, got &{\(GoText.plain(value))}")
        }
        var seen: Set<ElementKey> = []
        for (index, element) in elements.enumerated() {
            guard list.rule != .atomic else {
                check(element, list.element, "\(path)[\(index)]")
                continue
            }
            do throws(ElementKey.Missing) {
                let key = try ElementKey(of: element, in: list, table)
                let text = PathStep.description(key.step(list.rule))
                if !seen.insert(key).inserted, !allowsDuplicates {
                    report(path, "duplicate entries for key \(text)")
                }
                check(element, list.element, path + text)
            } catch {
                return report(path, "element \(index): \(error.reason)")
            }
        }
    }
}
