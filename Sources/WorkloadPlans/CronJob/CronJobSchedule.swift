import ObjectModel
import ObjectRules

// schedule, timeZone: when runs are due. Without a time zone a schedule is in UTC.

/// What the schedule of a CronJob comes to at a moment.
struct CronJobSchedule: Sendable {
    /// Why the text of the schedule can't be read.
    private(set) var problem: CronSchedule.Failure?
    /// The latest time of the schedule that has come and is not taken care of; nil when there is none.
    private(set) var due: Time?
    /// The time of the schedule after that.
    private(set) var next: Time?
    /// Whether more than a hundred times have passed since the last run, and within the starting deadline.
    private(set) var isFarBehind = false
    /// Seconds after a time of the schedule at which its Job is created.
    let delay: Double

    /// - Parameters:
    ///   - earliest: The last time that is taken care of.
    ///   - now: nil leaves everything open but the problem.
    init(_ cronJob: CronJob, zone: ZoneOffsets?, after earliest: Time, upTo now: Time) {
        delay = cronJob.startDelay
        let schedule: CronSchedule
        do throws(CronSchedule.Failure) {
            schedule = try CronSchedule(parsing: cronJob.spec.schedule)
        } catch {
            problem = error
            return
        }
        guard let zone else { return }
        let moment = now.adding(seconds: -delay)
        due = schedule.latest(upTo: moment, after: earliest, in: zone)
        next = schedule.next(after: due ?? earliest, in: zone)
        guard due != nil else { return }
        let first = max(earliest, cronJob.spec.deadlineStart(at: moment) ?? earliest)
        isFarBehind = schedule.missedRuns(from: first, upTo: moment, in: zone) > Limits.missedRuns
    }
}

extension CronSchedule {
    /// About how many runs there were, by the distance of the first two, as Kubernetes counts them.
    fileprivate func missedRuns(from earliest: Time, upTo now: Time, in zone: ZoneOffsets) -> Int {
        guard let first = next(after: earliest, in: zone), first <= now else { return 0 }
        guard let second = next(after: first, in: zone), second <= now else { return 1 }
        return Int((now.seconds - first.seconds) / (second.seconds - first.seconds)) + 1
    }
}

extension CronJob {
    /// The time zone of the schedule, by its name in the time zone database. Without one it is UTC.
    public var zoneName: String {
        let schedule = spec.schedule
        if schedule.hasPrefix("TZ=") || schedule.hasPrefix("CRON_TZ=") {
            do throws(CronSchedule.Failure) {
                if let name = try CronSchedule(parsing: schedule).zoneName { return name }
            } catch {
                // The plan says what is wrong with the text.
            }
        }
        return spec.timeZone ?? "UTC"
    }
}

extension CronJobState {
    /// Whether zone and schedule can be read. They have been checked when they were written; still, a zone may not be
    /// known on this machine.
    func canTellTime(_ plan: inout Plan) -> Bool {
        if zone == nil {
            let name = cronJob.zoneName
            plan.announce(
                .warning(
                    "UnknownTimeZone", "invalid timeZone: \"\(name)\": unknown time zone \(name)", about: identity))
            plan.wait(for: "the time zone \(name), which this machine's time zone database does not have")
            return false
        }
        if let problem = schedule.problem {
            plan.announce(
                .warning(
                    "UnparseableSchedule", "unparseable schedule: \"\(spec.schedule)\" : \(problem.message)",
                    about: identity))
            plan.wait(for: "a schedule that can be read (\(problem.message))")
            return false
        }
        if spec.schedule.utf8.contains(UInt8(ascii: "T")), spec.schedule.contains("TZ") {
            plan.announce(
                .warning(
                    "UnsupportedSchedule",
                    "CRON_TZ or TZ used in schedule \"\(spec.schedule)\" is not officially supported, see "
                        + "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details",
                    about: identity))
        }
        return true
    }

    /// Whether the schedule has a next time, which then is waited for. One such as `0 0 31 2 *` has none.
    func hasRuns(_ plan: inout Plan) -> Bool {
        if let next = schedule.next {
            let local = text(of: next)
            let isPlain = schedule.delay == 0 && local.hasSuffix("Z")
            plan.wait(
                for: "the next time of the schedule \(spec.schedule)" + (isPlain ? "" : ", \(local)") + spreadNote,
                until: next.adding(seconds: schedule.delay))
            return true
        }
        if schedule.due != nil { return true }
        plan.announce(
            .warning(
                "InvalidSchedule",
                "invalid schedule: \(spec.schedule) : time difference between two schedules is less than 1 second",
                about: identity))
        plan.wait(for: "another schedule; \(spec.schedule) never comes")
        return false
    }

    /// A time as the schedule's clock shows it: `2026-01-02T03:04:05+01:00`.
    func text(of time: Time) -> String {
        let offset = zone?.offset(at: time.seconds) ?? 0
        let local = Time(seconds: time.seconds + Int64(offset)).rfc3339
        guard offset != 0 else { return local }
        let minutes = abs(offset) / 60
        let digits = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return local.dropLast() + (offset < 0 ? "-" : "+") + digits.joined(separator: ":")
    }
}
