import ObjectModel
import ObjectRules

// swiftlet.dev/start-spread-seconds: CronJobs that are due at the same time start one after the other, within so many
// seconds. Which one starts when depends on its name alone, so each keeps its distance from run to run.

extension CronJob {
    /// Seconds from a time of the schedule to the creation of its Job; 0 unless asked for.
    var startDelay: Double {
        guard let window = SecondsAnnotation.startSpread.value(in: metadata), window > 0 else { return 0 }
        return Double(Self.stableHash("\(metadata.namespace)/\(metadata.name)") % UInt64(window))
    }

    /// FNV-1a (Fowler, Noll, Vo), with its bits mixed: names that differ in their last letter end up far apart.
    private static func stableHash(_ text: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return ((hash ^ (hash >> 32)) &* 0x9E37_79B9_7F4A_7C15) >> 16
    }
}

extension CronJobState {
    var spreadNote: String {
        schedule.delay == 0 ? "" : ", and \(Int(schedule.delay)) s because its start is spread"
    }
}
