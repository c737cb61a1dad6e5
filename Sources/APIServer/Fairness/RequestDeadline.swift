import ObjectModel

/// How long a request may take: what the client says in `timeout`, at most the server's own bound.
enum RequestDeadline {
    /// Nanoseconds. Fails with 400 where the client's wish can't be read.
    static func nanoseconds(_ query: Query) throws(StatusError) -> Int64 {
        let usual = Int64(ServerLimits.answerSeconds) * 1_000_000_000
        let text = query["timeout"]
        guard !text.isEmpty else { return usual }
        guard let wish = GoDuration.nanoseconds(text) else {
            throw .badRequest(
                "invalid timeout specified in the request URL - time: invalid duration \(FieldError.quoted(text))")
        }
        return wish <= 0 ? usual : min(Int64(wish), usual)
    }

    /// The answer when the time is over.
    static let exceeded = StatusError(
        code: 504, reason: "Timeout",
        message: "Timeout: request did not complete within requested timeout - context deadline exceeded",
        details: Fields())
}

/// Durations as Go writes them: `1h15m30.5s`, `300ms`.
enum GoDuration {
    private static let units: [(name: String, nanoseconds: Double)] = [
        ("ns", 1), ("us", 1e3), ("µs", 1e3), ("ms", 1e6), ("s", 1e9), ("m", 60e9), ("h", 3600e9),
    ]

    /// nil for what is no duration, or does not fit.
    static func nanoseconds(_ text: String) -> Double? {
        var rest = text[...]
        let isNegative = rest.first == "-"
        if isNegative || rest.first == "+" { rest.removeFirst() }
        if rest == "0" { return 0 }
        guard !rest.isEmpty else { return nil }
        var total = 0.0
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            rest = rest.dropFirst(digits.count)
            let name = rest.prefix { !($0.isASCII && ($0.isNumber || $0 == ".")) }
            rest = rest.dropFirst(name.count)
            guard let number = Double(digits), let unit = units.first(where: { $0.name == name }) else { return nil }
            total += number * unit.nanoseconds
        }
        return total < 9.2e18 ? (isNegative ? -total : total) : nil
    }
}
