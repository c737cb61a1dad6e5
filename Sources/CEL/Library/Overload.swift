/// One form of a function: what it takes, what it gives and what it costs.
public struct Overload: Sendable {
    typealias Body = @Sendable ([CELValue]) throws(EvaluationError) -> CELValue

    /// What errors and costs know it by.
    let id: String
    let function: String
    /// Whether it is called on its first argument.
    let isMethod: Bool
    let parameters: [CELType]
    let result: CELType
    let cost: CallCost
    let body: Body

    /// A function.
    init(
        _ id: String, _ function: String, _ parameters: [CELType], _ result: CELType, cost: CallCost = .fixed(1),
        _ body: @escaping Body
    ) {
        (self.id, self.function, isMethod) = (id, function, false)
        (self.parameters, self.result, self.cost, self.body) = (parameters, result, cost, body)
    }

    /// A method of its first parameter.
    init(
        _ id: String, method: String, _ parameters: [CELType], _ result: CELType, cost: CallCost = .fixed(1),
        _ body: @escaping Body
    ) {
        (self.id, function, isMethod) = (id, method, true)
        (self.parameters, self.result, self.cost, self.body) = (parameters, result, cost, body)
    }

    func fits(_ arguments: [CELValue]) -> Bool {
        guard arguments.count == parameters.count else { return false }
        for index in arguments.indices where !arguments[index].fits(parameters[index]) { return false }
        return true
    }
}

/// Functions by name and form of call.
struct FunctionTable: Sendable {
    private var table: [String: [Overload]] = [:]

    init(_ overloads: [Overload]) {
        for overload in overloads {
            table[Self.key(overload.function, overload.isMethod), default: []].append(overload)
        }
    }

    private static func key(_ name: String, _ isMethod: Bool) -> String { isMethod ? "." + name : name }

    func overloads(_ name: String, isMethod: Bool) -> [Overload] { table[Self.key(name, isMethod)] ?? [] }

    func contains(_ name: String) -> Bool { table[name] != nil || table["." + name] != nil }

    /// `optional.of(x)` is no method of `optional`, but a function of that name.
    func qualified(_ name: String, target: Expression?) -> String? {
        guard let prefix = target?.qualifiedName, table["\(prefix).\(name)"] != nil else { return nil }
        return "\(prefix).\(name)"
    }
}
