/// Values that may not be there. `orValue` and `or` are operators: their other side is only run when needed.
enum OptionalLibrary {
    static let overloads: [Overload] = [
        Overload("optional_of", "optional.of", [.element], .optional(.element)) { .optional($0[0]) },
        Overload("optional_ofNonZeroValue", "optional.ofNonZeroValue", [.element], .optional(.element)) {
            .optional($0[0].isZero ? nil : $0[0])
        },
        Overload("optional_none", "optional.none", [], .optional(.element)) { _ in .optional(nil) },
        Overload("optional_value", method: "value", [.optional(.element)], .element) {
            (arguments) throws(EvaluationError) in
            guard case .optional(let inner?) = arguments[0] else {
                throw EvaluationError("optional.none() dereference")
            }
            return inner
        },
        Overload("optional_hasValue", method: "hasValue", [.optional(.element)], .bool) {
            if case .optional(nil) = $0[0] { return .bool(false) }
            return .bool(true)
        },
        Overload("optional_orValue", method: "orValue", [.optional(.element), .element], .element) { $0[1] },
        Overload("optional_or", method: "or", [.optional(.element), .optional(.element)], .optional(.element)) {
            $0[1]
        },
    ]
}
