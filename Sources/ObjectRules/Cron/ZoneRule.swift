import ObjectModel

/// How a time zone will change its clocks year by year, in the notation of POSIX's TZ variable as files of the time
/// zone database end with it (RFC 8536): `CET-1CEST,M3.5.0,M10.5.0/3`, `<+01>-1`.
public struct ZoneRule: Sendable, Hashable {
    /// Seconds ahead of UTC.
    private let standard: Int
    private let summer: Summer?

    private struct Summer: Sendable, Hashable {
        let offset: Int
        let start: YearlyMoment
        let end: YearlyMoment
    }

    /// Whether the clocks are changed at all.
    var hasSummerTime: Bool { summer != nil }

    /// nil for a text that is no such rule.
    public init?(parsing text: String) {
        var reader = ZoneRuleReader(text)
        guard reader.skipName(), let standard = reader.offset() else { return nil }
        self.standard = -standard
        guard !reader.isAtEnd else {
            summer = nil
            return
        }
        guard reader.skipName() else { return nil }
        let offset = reader.offset().map { -$0 } ?? self.standard + 3600
        guard reader.skip(","), let start = reader.moment(), reader.skip(","), let end = reader.moment(),
            reader.isAtEnd
        else { return nil }
        summer = Summer(offset: offset, start: start, end: end)
    }

    /// Seconds ahead of UTC at a moment.
    func offset(at second: Int64) -> Int {
        let year = Time.civil(fromDays: (second + Int64(standard)).days).year
        return changes(of: (year - 1)...(year + 1)).last { $0.start <= second }?.after ?? standard
    }

    func changes(in range: ClosedRange<Int64>) -> [ZoneOffsets.Change] {
        guard hasSummerTime else { return [] }
        let first = Time.civil(fromDays: range.lowerBound.days).year
        let last = Time.civil(fromDays: range.upperBound.days).year
        return changes(of: (first - 1)...(last + 1)).filter { range.contains($0.start) }
    }

    private func changes(of years: ClosedRange<Int>) -> [ZoneOffsets.Change] {
        guard let summer else { return [] }
        return years.flatMap { year in
            [
                ZoneOffsets.Change(
                    start: summer.start.wall(in: year) - Int64(standard), before: standard, after: summer.offset),
                ZoneOffsets.Change(
                    start: summer.end.wall(in: year) - Int64(summer.offset), before: summer.offset, after: standard),
            ]
        }.sorted { $0.start < $1.start }
    }
}

/// A moment of each year, as the clock on the wall shows it before it is changed.
private struct YearlyMoment: Sendable, Hashable {
    enum Day: Sendable, Hashable {
        /// A weekday (0 is Sunday) of a month: the first, second, ... or, for 5, the last.
        case weekday(Int, week: Int, month: Int)
        /// 1...365, February 29 never counted.
        case withoutLeapDay(Int)
        /// 0...365, February 29 counted.
        case ofYear(Int)
    }

    let day: Day
    /// From the midnight before that day; may be negative or more than a day.
    let seconds: Int

    func wall(in year: Int) -> Int64 { days(in: year) * 86_400 + Int64(seconds) }

    private func days(in year: Int) -> Int64 {
        let newYear = Time.days(year: year, month: 1, day: 1)
        switch day {
        case .ofYear(let number): return newYear + Int64(number)
        case .withoutLeapDay(let number):
            let isLeap = Time.days(year: year + 1, month: 1, day: 1) - newYear == 366
            return newYear + Int64(isLeap && number >= 60 ? number : number - 1)
        case .weekday(let weekday, let week, let month):
            let first = Time.days(year: year, month: month, day: 1)
            var day = first + Int64((weekday - first.weekday + 7) % 7) + Int64(7 * (week - 1))
            while Time.civil(fromDays: day).month != month { day -= 7 }
            return day
        }
    }
}

private struct ZoneRuleReader {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = Substring(text).utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    /// `CET`, or anything in angle brackets.
    mutating func skipName() -> Bool {
        if skip("<") {
            rest = rest.drop { $0 != UInt8(ascii: ">") }
            return skip(">")
        }
        let name = rest.prefix { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
        rest = rest.dropFirst(name.count)
        return name.count >= 3
    }

    /// `1`, `-5:30`, `+10:00:00`: seconds behind UTC, or from midnight.
    mutating func offset() -> Int? {
        let sign = skip("-") ? -1 : 1
        if sign == 1 { _ = skip("+") }
        guard let hours = number(upTo: 167) else { return nil }
        var seconds = hours * 3600
        for unit in [60, 1] where skip(":") {
            guard let part = number(upTo: 59) else { return nil }
            seconds += part * unit
        }
        return sign * seconds
    }

    /// `M3.5.0/2`, `J60`, `365/23`.
    mutating func moment() -> YearlyMoment? {
        guard let day = day() else { return nil }
        guard skip("/") else { return YearlyMoment(day: day, seconds: 7200) }
        return offset().map { YearlyMoment(day: day, seconds: $0) }
    }

    private mutating func day() -> YearlyMoment.Day? {
        if skip("J") { return number(upTo: 365).flatMap { $0 >= 1 ? .withoutLeapDay($0) : nil } }
        guard skip("M") else { return number(upTo: 365).map { .ofYear($0) } }
        guard let month = number(upTo: 12), month >= 1, skip("."), let week = number(upTo: 5), week >= 1, skip("."),
            let weekday = number(upTo: 6)
        else { return nil }
        return .weekday(weekday, week: week, month: month)
    }

    private mutating func number(upTo limit: Int) -> Int? {
        let digits = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        guard let number = Int(String(Substring(digits))), number <= limit else { return nil }
        rest = rest.dropFirst(digits.count)
        return number
    }
}
