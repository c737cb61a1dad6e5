import ObjectModel

/// A schedule in cron's notation, as CronJobs write it: five fields or a name such as `@daily`.
public struct CronSchedule: Sendable, Hashable {
    /// What is wrong with a text.
    public struct Failure: Error, Sendable {
        public let message: String
    }

    /// The values of one field at which the schedule is due.
    public struct Field: Sendable, Hashable {
        /// Bit n stands for value n.
        public let bits: UInt64
        /// Written `*`: it does not restrict. Days count when both their fields fit, or one if both restrict.
        public let isStar: Bool

        /// Whether the field names this minute, hour, day or month.
        public func contains(_ value: Int) -> Bool { bits & (1 << UInt64(value)) != 0 }
    }

    /// The five fields, in the order in which they are written.
    public let minute: Field
    public let hour: Field
    public let dayOfMonth: Field
    public let month: Field
    /// 0 is Sunday.
    public let dayOfWeek: Field
    /// Seconds between times of an `@every` schedule, which has no other fields.
    public let interval: Int?

    /// The zone that the text itself names (`TZ=Europe/Berlin 0 9 * * *`), a form that new CronJobs may not use.
    public let zoneName: String?

    /// From text such as `*/5 * * * *`, `@hourly` or `@every 1h30m`.
    public init(parsing text: String) throws(Failure) {
        guard !text.isEmpty else { throw Failure(message: "empty spec string") }
        let (zone, rest) = try Self.zone(of: text)
        if rest.hasPrefix("@every ") {
            let seconds = try Self.interval(of: rest)
            try self.init(fields: ["*", "*", "*", "*", "*"], interval: max(seconds, 1), zoneName: zone)
        } else if rest.hasPrefix("@") {
            guard let fields = Self.names[String(rest)] else {
                throw Failure(message: "unrecognized descriptor: \(rest)")
            }
            try self.init(fields: fields.split(separator: " "), interval: nil, zoneName: zone)
        } else {
            let fields = rest.unicodeScalars.split(whereSeparator: Self.isSpace).map(Substring.init)
            guard fields.count == 5 else {
                throw Failure(
                    message: "expected exactly 5 fields, found \(fields.count): [\(fields.joined(separator: " "))]")
            }
            try self.init(fields: fields, interval: nil, zoneName: zone)
        }
    }

    /// Nearly all are plain spaces, of which nothing needs to be looked up.
    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || (!("!"..."~" ~= scalar) && scalar.properties.isWhitespace)
    }

    /// The zone in front of a schedule, if there is one, and the schedule.
    private static func zone(of text: String) throws(Failure) -> (name: String?, rest: Substring) {
        guard text.hasPrefix("TZ=") || text.hasPrefix("CRON_TZ=") else { return (nil, text[...]) }
        let name = text.drop { $0 != "=" }.dropFirst().prefix { $0 != " " }
        guard name.isEmpty || TimeZoneNames.contains(String(name)) else {
            throw Failure(message: "provided bad location \(name): unknown time zone \(name)")
        }
        return (String(name), text[name.endIndex...].drop(while: \.isWhitespace))
    }

    private static func interval(of text: Substring) throws(Failure) -> Int {
        do {
            return try CronInterval.seconds(parsing: String(text.dropFirst(7)))
        } catch {
            throw Failure(message: "failed to parse duration \(text): \(error.message)")
        }
    }

    private init(fields: [Substring], interval: Int?, zoneName: String?) throws(Failure) {
        minute = try CronField.parse(fields[0], CronField(bounds: 0...59))
        hour = try CronField.parse(fields[1], CronField(bounds: 0...23))
        dayOfMonth = try CronField.parse(fields[2], CronField(bounds: 1...31))
        month = try CronField.parse(fields[3], CronField(bounds: 1...12, names: CronField.months))
        dayOfWeek = try CronField.parse(fields[4], CronField(bounds: 0...6, names: CronField.weekdays))
        self.interval = interval
        self.zoneName = zoneName
    }

    private static let names = [
        "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *", "@monthly": "0 0 1 * *", "@weekly": "0 0 * * 0",
        "@daily": "0 0 * * *", "@midnight": "0 0 * * *", "@hourly": "0 * * * *",
    ]
}

/// How one field of a schedule is read.
private struct CronField {
    let bounds: ClosedRange<Int>
    var names: [String: Int] = [:]

    static let months = named(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], from: 1)
    static let weekdays = named(["sun", "mon", "tue", "wed", "thu", "fri", "sat"], from: 0)

    private static func named(_ names: [String], from first: Int) -> [String: Int] {
        Dictionary(uniqueKeysWithValues: zip(names, first...))
    }

    /// A bit for every value.
    private var everything: UInt64 { (1 << UInt64(bounds.count) - 1) << UInt64(bounds.lowerBound) }

    static func parse(_ text: Substring, _ field: CronField) throws(CronSchedule.Failure) -> CronSchedule.Field {
        if text == "*" { return .init(bits: field.everything, isStar: true) }
        if let value = Int(text), field.bounds.contains(value) { return .init(bits: 1 << UInt64(value), isStar: false) }
        var bits: UInt64 = 0
        var isStar = false
        for part in text.split(separator: ",") {
            let (range, step, star) = try field.range(part)
            for value in stride(from: range.lowerBound, through: range.upperBound, by: step) {
                bits |= 1 << UInt64(value)
            }
            isStar = isStar || star
        }
        return .init(bits: bits, isStar: isStar)
    }

    /// `*`, `3`, `3-5`, each with `/2` or without.
    private func range(
        _ text: Substring
    ) throws(CronSchedule.Failure) -> (range: ClosedRange<Int>, step: Int, isStar: Bool) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let limits = parts[0].split(separator: "-", omittingEmptySubsequences: false)
        var isStar = limits[0] == "*" || limits[0] == "?"
        var start = bounds.lowerBound
        var end = bounds.upperBound
        if !isStar {
            start = try number(limits[0])
            switch limits.count {
            case 1: end = start
            case 2: end = try number(limits[1])
            default: throw .init(message: "too many hyphens: \(text)")
            }
        }
        var step = 1
        if parts.count == 2 {
            step = try Self.integer(parts[1])
            // `N/step` means `N-max/step`.
            if limits.count == 1 { end = bounds.upperBound }
            if step > 1 { isStar = false }
        } else if parts.count > 2 {
            throw .init(message: "too many slashes: \(text)")
        }
        try check(start, end, step, text)
        return (start...end, step, isStar)
    }

    private func check(_ start: Int, _ end: Int, _ step: Int, _ text: Substring) throws(CronSchedule.Failure) {
        if start < bounds.lowerBound {
            throw .init(message: "beginning of range (\(start)) below minimum (\(bounds.lowerBound)): \(text)")
        }
        if end > bounds.upperBound {
            throw .init(message: "end of range (\(end)) above maximum (\(bounds.upperBound)): \(text)")
        }
        if start > end {
            throw .init(message: "beginning of range (\(start)) beyond end of range (\(end)): \(text)")
        }
        if step == 0 { throw .init(message: "step of range should be a positive number: \(text)") }
    }

    private func number(_ text: Substring) throws(CronSchedule.Failure) -> Int {
        if !names.isEmpty, let value = names[text.lowercased()] { return value }
        return try Self.integer(text)
    }

    private static func integer(_ text: Substring) throws(CronSchedule.Failure) -> Int {
        guard let value = Int(text) else {
            let digits = text.first == "-" || text.first == "+" ? text.dropFirst() : text
            let isNumber = !digits.isEmpty && digits.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
            throw .init(
                message: "failed to parse int from \(text): strconv.Atoi: parsing "
                    + "\(FieldError.quoted(String(text))): \(isNumber ? "value out of range" : "invalid syntax")")
        }
        guard value >= 0 else { throw .init(message: "negative number (\(value)) not allowed: \(text)") }
        return value
    }
}
