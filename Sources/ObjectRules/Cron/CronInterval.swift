import ObjectModel

/// The time between the runs of an `@every` schedule, in Go's notation of durations: `90m`, `1h30m`, `1.5h`.
enum CronInterval {
    private static let nanoseconds: [Substring: Double] = [
        "ns": 1, "us": 1e3, "µs": 1e3, "μs": 1e3, "ms": 1e6, "s": 1e9, "m": 60e9, "h": 3600e9,
    ]
    /// What Go's durations can hold.
    private static let longest = 9.223_372_036e18

    /// Whole seconds; less than a second is 0, and what lies in the past is negative.
    /// - Throws: What Go says about a text that is no duration.
    static func seconds(parsing text: String) throws(CronSchedule.Failure) -> Int {
        var rest = text[...]
        let isNegative = rest.first == "-"
        if isNegative || rest.first == "+" { rest.removeFirst() }
        if rest == "0" { return 0 }
        guard !rest.isEmpty else { throw invalid(text) }
        var total = 0.0
        while !rest.isEmpty { total += try component(&rest, of: text) }
        guard total <= longest else { throw invalid(text) }
        return Int(total / 1e9) * (isNegative ? -1 : 1)
    }

    /// One number and its unit, in nanoseconds.
    private static func component(_ rest: inout Substring, of text: String) throws(CronSchedule.Failure) -> Double {
        let digits = rest.prefix(while: isNumeric)
        guard let number = Double(digits.last == "." ? digits.dropLast() : digits) else { throw invalid(text) }
        rest.removeFirst(digits.count)
        let unit = rest.prefix { !isNumeric($0) }
        guard !unit.isEmpty else {
            throw .init(message: "time: missing unit in duration \(FieldError.quoted(text))")
        }
        rest.removeFirst(unit.count)
        guard let factor = nanoseconds[unit] else {
            throw .init(
                message: "time: unknown unit \(FieldError.quoted(String(unit))) in duration \(FieldError.quoted(text))")
        }
        return number * factor
    }

    private static func isNumeric(_ character: Character) -> Bool {
        character == "." || character.isASCII && character.isNumber
    }

    private static func invalid(_ text: String) -> CronSchedule.Failure {
        .init(message: "time: invalid duration \(FieldError.quoted(text))")
    }
}
