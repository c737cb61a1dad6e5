import ObjectTree

/// `getFullYear()` and the like, in UTC or at an offset.
enum TimeLibrary {
    static let overloads: [Overload] =
        moments.flatMap { name, read in
            [
                Overload("timestamp_\(name)", method: name, [.timestamp], .int) { (arguments) throws(EvaluationError) in
                    .int(read(try local(arguments[0], "UTC")))
                },
                Overload("timestamp_\(name)_with_tz", method: name, [.timestamp, .string], .int) {
                    (arguments) throws(EvaluationError) in
                    .int(read(try local(arguments[0], arguments[1].stringValue ?? "")))
                },
            ]
        }
        + spans.map { name, unit in
            Overload("duration_\(name)", method: name, [.duration], .int) { (arguments) throws(EvaluationError) in
                guard case .duration(let duration) = arguments[0] else { throw .noSuchOverload }
                return .int(duration.nanoseconds / unit)
            }
        } + [
            Overload("duration_getMilliseconds", method: "getMilliseconds", [.duration], .int) {
                (arguments) throws(EvaluationError) in
                guard case .duration(let duration) = arguments[0] else { throw .noSuchOverload }
                return .int(duration.nanoseconds / 1_000_000)
            }
        ]

    private static let spans: [(String, Int64)] = [
        ("getHours", 3_600_000_000_000), ("getMinutes", 60_000_000_000), ("getSeconds", 1_000_000_000),
    ]

    private static let moments: [(String, @Sendable (Time) -> Int64)] = [
        ("getFullYear", { Int64(date($0).year) }), ("getMonth", { Int64(date($0).month - 1) }),
        ("getDate", { Int64(date($0).day) }), ("getDayOfMonth", { Int64(date($0).day - 1) }),
        ("getDayOfYear", { days($0) - Time.days(year: date($0).year, month: 1, day: 1) }),
        ("getDayOfWeek", { (days($0) % 7 + 11) % 7 }), ("getHours", { ofDay($0) / 3600 }),
        ("getMinutes", { ofDay($0) / 60 % 60 }), ("getSeconds", { ofDay($0) % 60 }),
        ("getMilliseconds", { Int64($0.nanoseconds / 1_000_000) }),
    ]

    private static func days(_ time: Time) -> Int64 { (time.seconds - ofDay(time)) / 86_400 }
    private static func ofDay(_ time: Time) -> Int64 { ((time.seconds % 86_400) + 86_400) % 86_400 }
    private static func date(_ time: Time) -> (year: Int, month: Int, day: Int) { Time.civil(fromDays: days(time)) }

    /// The moment as the clocks of a zone show it. Zones are given as offsets, or as UTC.
    private static func local(_ value: CELValue, _ zone: String) throws(EvaluationError) -> Time {
        guard case .timestamp(let time) = value else { throw .noSuchOverload }
        guard let offset = offset(zone) else { throw EvaluationError("unknown time zone \(zone)") }
        return Time(seconds: time.seconds + offset, nanoseconds: time.nanoseconds)
    }

    private static func offset(_ zone: String) -> Int64? {
        if zone.isEmpty || zone == "UTC" { return 0 }
        let parts = zone.split(separator: ":")
        let digits = parts.first.map { $0.first == "+" ? $0.dropFirst() : $0 }
        guard parts.count == 2, let hours = digits.flatMap({ Int64($0) }), let minutes = Int64(parts[1]),
            (-23...23).contains(hours), (0..<60).contains(minutes)
        else { return nil }
        return hours * 3600 + (zone.hasPrefix("-") ? -minutes : minutes) * 60
    }
}
