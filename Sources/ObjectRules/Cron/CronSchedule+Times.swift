import ObjectModel

// When a schedule is due. Runs are found directly, forwards and backwards: the next day whose fields fit, then the next
// time of day; minutes are never walked. All of it happens on the clock on the wall, which the zone turns into moments:
// a time that is shown twice counts the first time, one that is left out does not count.

extension CronSchedule {
    /// The first run after a moment; nil when there is none within `Limits.cronSearchYears`. An `@every` schedule
    /// counts from the moment itself.
    public func next(after time: Time, in zone: ZoneOffsets) -> Time? {
        if let interval { return Time(seconds: time.seconds + Int64(interval)) }
        var wall = zone.latestWall(upTo: time.seconds)
        while let candidate = nextWall(after: wall) {
            if let moment = zone.firstMoment(ofWall: candidate) { return Time(seconds: moment) }
            wall = zone.gap(aroundWall: candidate).map { $0.upperBound - 1 } ?? candidate
        }
        return nil
    }

    /// The last run up to a moment that comes after `earliest`; nil when there is none. An `@every` schedule counts
    /// from `earliest`.
    public func latest(upTo time: Time, after earliest: Time, in zone: ZoneOffsets) -> Time? {
        guard time > earliest else { return nil }
        if let interval = interval.map(Int64.init) {
            let runs = (time.seconds - earliest.seconds) / interval
            return runs > 0 ? Time(seconds: earliest.seconds + runs * interval) : nil
        }
        var wall = zone.latestWall(upTo: time.seconds) + 1
        while let candidate = latestWall(before: wall) {
            wall = candidate
            if let moment = zone.firstMoment(ofWall: candidate) {
                guard moment > earliest.seconds else { return nil }
                if moment <= time.seconds { return Time(seconds: moment) }
            } else if let gap = zone.gap(aroundWall: candidate) {
                wall = gap.lowerBound
            }
        }
        return nil
    }
}

// MARK: - On the wall

extension CronSchedule {
    private func nextWall(after wall: Int64) -> Int64? {
        var day = wall.days
        if contains(day: day), let minute = minuteOfDay(after: Int(wall - day * 86_400) / 60) {
            return day * 86_400 + Int64(minute) * 60
        }
        guard let first = minuteOfDay(after: -1), let next = nextDay(after: day) else { return nil }
        day = next
        return day * 86_400 + Int64(first) * 60
    }

    private func latestWall(before wall: Int64) -> Int64? {
        var day = (wall - 1).days
        if contains(day: day), let minute = minuteOfDay(before: Int(wall - 1 - day * 86_400) / 60 + 1) {
            return day * 86_400 + Int64(minute) * 60
        }
        guard let last = minuteOfDay(before: 1440), let previous = latestDay(before: day) else { return nil }
        day = previous
        return day * 86_400 + Int64(last) * 60
    }

    /// -1 to ask for the first of the day.
    private func minuteOfDay(after minuteOfDay: Int) -> Int? {
        let (hour, minute) = minuteOfDay < 0 ? (-1, 59) : (minuteOfDay / 60, minuteOfDay % 60)
        if hour >= 0, self.hour.contains(hour), let next = self.minute.first(after: minute) { return hour * 60 + next }
        guard let next = self.hour.first(after: hour), let first = self.minute.first(after: -1) else { return nil }
        return next * 60 + first
    }

    /// 1440 to ask for the last of the day.
    private func minuteOfDay(before minuteOfDay: Int) -> Int? {
        let (hour, minute) = (minuteOfDay / 60, minuteOfDay % 60)
        if hour < 24, self.hour.contains(hour), let last = self.minute.last(before: minute) { return hour * 60 + last }
        guard let previous = self.hour.last(before: hour), let last = self.minute.last(before: 60) else { return nil }
        return previous * 60 + last
    }

    private func contains(day: Int64) -> Bool {
        let (year, month, dayOfMonth) = Time.civil(fromDays: day)
        return days(year: year, month: month).contains(dayOfMonth)
    }

    private func nextDay(after day: Int64) -> Int64? {
        var (year, month, dayOfMonth) = Time.civil(fromDays: day)
        for _ in 0...(12 * Limits.cronSearchYears) {
            if let next = days(year: year, month: month).first(after: dayOfMonth) {
                return Time.days(year: year, month: month, day: next)
            }
            (year, month, dayOfMonth) = month == 12 ? (year + 1, 1, 0) : (year, month + 1, 0)
        }
        return nil
    }

    private func latestDay(before day: Int64) -> Int64? {
        var (year, month, dayOfMonth) = Time.civil(fromDays: day)
        for _ in 0...(12 * Limits.cronSearchYears) {
            if let previous = days(year: year, month: month).last(before: dayOfMonth) {
                return Time.days(year: year, month: month, day: previous)
            }
            (year, month, dayOfMonth) = month == 1 ? (year - 1, 12, 32) : (year, month - 1, 32)
        }
        return nil
    }

    /// The days of a month that fit: those of both fields, or of either if both restrict.
    private func days(year: Int, month: Int) -> Field {
        guard self.month.contains(month) else { return Field(bits: 0, isStar: false) }
        let first = Time.days(year: year, month: month, day: 1)
        let next = month == 12 ? first + 31 : Time.days(year: year, month: month + 1, day: 1)
        var byWeekday: UInt64 = 0
        for day in 1...Int(next - first) where dayOfWeek.contains((first.weekday + day - 1) % 7) {
            byWeekday |= 1 << UInt64(day)
        }
        let byDate = dayOfMonth.bits & ((1 << UInt64(next - first + 1)) - 1)
        let isEither = !dayOfMonth.isStar && !dayOfWeek.isStar
        return Field(bits: isEither ? byDate | byWeekday : byDate & byWeekday, isStar: false)
    }
}

extension CronSchedule.Field {
    /// -1 to ask for the very first.
    fileprivate func first(after value: Int) -> Int? {
        let rest = bits & (UInt64.max << UInt64(value + 1))
        return rest == 0 ? nil : rest.trailingZeroBitCount
    }

    fileprivate func last(before value: Int) -> Int? {
        let rest = bits & ((1 << UInt64(value)) - 1)
        return rest == 0 ? nil : 63 - rest.leadingZeroBitCount
    }
}

extension Int64 {
    /// Whole days since 1970 of a number of seconds.
    var days: Int64 { self >= 0 ? self / 86_400 : (self + 1) / 86_400 - 1 }
    /// The weekday of a number of days since 1970, which was a Thursday; 0 is Sunday.
    var weekday: Int { Int(((self + 4) % 7 + 7) % 7) }
}
