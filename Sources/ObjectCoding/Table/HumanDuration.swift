import ObjectModel

/// Durations as `kubectl get` shows them: the two largest units while they matter, then one.
enum HumanDuration {
    /// The time since a moment, `<unknown>` without one.
    static func since(_ time: Time?, now: Time) -> String {
        guard let time else { return "<unknown>" }
        return text(seconds: Int(now.since(time)))
    }

    /// `5s`, `3m12s`, `2d4h`. Clocks may differ by a second; a moment further in the future is `<invalid>`.
    static func text(seconds: Int) -> String {
        let minutes = seconds / 60
        let hours = minutes / 60
        let days = hours / 24
        switch seconds {
        case ..<(-1): return "<invalid>"
        case ..<0: return "0s"
        case ..<120: return "\(seconds)s"
        default: break
        }
        switch (minutes, hours) {
        case (..<10, _): return pair(minutes, "m", seconds % 60, "s")
        case (..<180, _): return "\(minutes)m"
        case (_, ..<8): return pair(hours, "h", minutes % 60, "m")
        case (_, ..<48): return "\(hours)h"
        case (_, ..<(8 * 24)): return pair(days, "d", hours % 24, "h")
        case (_, ..<(2 * 365 * 24)): return "\(days)d"
        case (_, ..<(8 * 365 * 24)): return pair(days / 365, "y", days % 365, "d")
        default: return "\(days / 365)y"
        }
    }

    private static func pair(_ large: Int, _ largeUnit: String, _ small: Int, _ smallUnit: String) -> String {
        small == 0 ? "\(large)\(largeUnit)" : "\(large)\(largeUnit)\(small)\(smallUnit)"
    }
}
