/// A moment: seconds and nanoseconds since 1970-01-01T00:00:00Z. It is an input of every plan; nothing here reads a
/// clock.
public struct Time: Sendable, Hashable, Comparable {
    public var seconds: Int64
    /// 0 ..< 1_000_000_000.
    public var nanoseconds: Int32

    public init(seconds: Int64, nanoseconds: Int32 = 0) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    public static func < (left: Time, right: Time) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }

    /// The moment a number of seconds later (or, when negative, earlier), of those that RFC 3339 can write.
    public func adding(seconds delta: Double) -> Time {
        guard abs(delta) < Self.widestStep else { return Time(seconds: delta < 0 ? Self.first : Self.last) }
        let total = Double(nanoseconds) + (delta - delta.rounded(.down)) * 1e9
        let carry = total >= 1e9 ? 1.0 : 0
        return Time(
            seconds: min(max(seconds + Int64(delta.rounded(.down) + carry), Self.first), Self.last),
            nanoseconds: Int32(min(total - carry * 1e9, 999_999_999)))
    }

    /// The years 1 and 9999, in seconds, and a step that leads out of them from everywhere between.
    private static let first: Int64 = -62_135_596_800
    private static let last: Int64 = 253_402_300_799
    private static let widestStep = 1e12

    /// Seconds from another moment to this one.
    public func since(_ earlier: Time) -> Double {
        Double(seconds - earlier.seconds) + Double(nanoseconds - earlier.nanoseconds) / 1e9
    }

    /// Without its fraction: what an API field of type Time can hold.
    public var wholeSeconds: Time { Time(seconds: seconds) }
}

// MARK: - RFC 3339

extension Time {
    /// `2026-01-02T03:04:05Z`.
    public var rfc3339: String {
        var text = [UInt8]()
        text.reserveCapacity(20)
        appendDateTime(to: &text)
        text.append(UInt8(ascii: "Z"))
        return String(decoding: text, as: UTF8.self)
    }

    /// `2026-01-02T03:04:05.000006Z`.
    public var rfc3339Micro: String {
        var text = [UInt8]()
        text.reserveCapacity(27)
        appendDateTime(to: &text)
        text.append(UInt8(ascii: "."))
        Self.append(Int(nanoseconds / 1000), width: 6, to: &text)
        text.append(UInt8(ascii: "Z"))
        return String(decoding: text, as: UTF8.self)
    }

    private func appendDateTime(to text: inout [UInt8]) {
        let days = seconds.flooredDivision(by: 86_400)
        let second = Int(seconds - days * 86_400)
        let (year, month, day) = Self.civil(fromDays: days)
        Self.append(year, width: 4, to: &text)
        text.append(UInt8(ascii: "-"))
        Self.append(month, width: 2, to: &text)
        text.append(UInt8(ascii: "-"))
        Self.append(day, width: 2, to: &text)
        text.append(UInt8(ascii: "T"))
        Self.append(second / 3600, width: 2, to: &text)
        text.append(UInt8(ascii: ":"))
        Self.append(second / 60 % 60, width: 2, to: &text)
        text.append(UInt8(ascii: ":"))
        Self.append(second % 60, width: 2, to: &text)
    }

    private static func append(_ number: Int, width: Int, to text: inout [UInt8]) {
        var divisor = 1
        for _ in 1..<width { divisor *= 10 }
        while divisor > 0 {
            text.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }

    /// From RFC 3339 with an optional fraction and `Z` or an offset; nil for anything else.
    public init?(rfc3339 text: String) {
        var parser = RFC3339Parser(bytes: Array(text.utf8))
        guard let time = parser.parse() else { return nil }
        self = time
    }

    /// Days since 1970-01-01 of a proleptic Gregorian date (Howard Hinnant, chrono-compatible date algorithms).
    public static func days(year: Int, month: Int, day: Int) -> Int64 {
        let year = Int64(month <= 2 ? year - 1 : year)
        let era = year.flooredDivision(by: 400)
        let yearOfEra = year - era * 400
        let dayOfYear = Int64((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1)
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The date of a number of days since 1970-01-01.
    public static func civil(fromDays days: Int64) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = shifted.flooredDivision(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = Int(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9)
        let day = Int(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
        return (Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0), month, day)
    }
}

extension Int64 {
    func flooredDivision(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}

private struct RFC3339Parser {
    let bytes: [UInt8]
    var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func parse() -> Time? {
        guard let year = number(4), skip("-"), let month = number(2), skip("-"), let day = number(2),
            skip("T") || skip("t"), let hour = number(2), skip(":"), let minute = number(2), skip(":"),
            let second = number(2), (1...12).contains(month), day >= 1, day <= Self.days(in: month, year: year),
            hour < 24, minute < 60, second < 60
        else { return nil }
        var nanoseconds: Int32 = 0
        if skip(".") {
            guard let fraction = fraction() else { return nil }
            nanoseconds = fraction
        }
        guard let offset = offset(), position == bytes.count else { return nil }
        let days = Time.days(year: year, month: month, day: day)
        let ofDay = Int64(hour * 3600 + minute * 60 + second - offset)
        let seconds = days * 86_400 + ofDay
        guard Self.representable.contains(seconds) else { return nil }
        return Time(seconds: seconds, nanoseconds: nanoseconds)
    }

    /// The seconds of the years 0 to 9999, which can be written with four digits. An offset may lead out of them.
    private static let representable: ClosedRange<Int64> = -62_167_219_200...253_402_300_799

    private static func days(in month: Int, year: Int) -> Int {
        let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
        return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func number(_ width: Int) -> Int? {
        guard position + width <= bytes.count else { return nil }
        var number = 0
        for _ in 0..<width {
            let digit = bytes[position] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            number = number * 10 + Int(digit)
            position += 1
        }
        return number
    }

    private mutating func fraction() -> Int32? {
        var nanoseconds: Int32 = 0
        var digits = 0
        while position < bytes.count, case let digit = bytes[position] &- UInt8(ascii: "0"), digit < 10 {
            if digits < 9 { nanoseconds = nanoseconds * 10 + Int32(digit) }
            digits += 1
            position += 1
        }
        guard digits > 0 else { return nil }
        for _ in min(digits, 9)..<9 { nanoseconds *= 10 }
        return nanoseconds
    }

    /// Seconds east of UTC.
    private mutating func offset() -> Int? {
        if skip("Z") || skip("z") { return 0 }
        let sign: Int
        if skip("+") { sign = 1 } else if skip("-") { sign = -1 } else { return nil }
        guard let hours = number(2), skip(":"), let minutes = number(2), hours < 24, minutes < 60 else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }
}
