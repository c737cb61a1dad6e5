import Foundation
import NIOCore
import ObjectModel

/// What all connections of one event loop share. Used on that loop alone.
final class LoopShare {
    let queue: FairQueue
    private var dateSecond = 0
    private var dateText = ""

    init(_ loop: any EventLoop) {
        queue = FairQueue(
            now: { NIODeadline.now().uptimeNanoseconds },
            // A task that is to run at once would run before the loop looks at its connections.
            later: { loop.assumeIsolated().scheduleTask(in: .nanoseconds(ServerLimits.breathNanoseconds), $0) },
            inASecond: { loop.assumeIsolated().scheduleTask(in: .seconds(1), $0) })
    }

    /// This second in the form of the header `Date`.
    var date: String {
        let now = time(nil)
        if now != dateSecond {
            dateSecond = now
            dateText = HTTPDate.text(Int64(now))
        }
        return dateText
    }
}

/// Dates of HTTP (RFC 9110, section 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`.
package enum HTTPDate {
    private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// `seconds` since 1970, not before.
    package static func text(_ seconds: Int64) -> String {
        let (day, second) = seconds.quotientAndRemainder(dividingBy: 86_400)
        let (year, month, date) = Time.civil(fromDays: day)
        let clock = [second / 3600, second / 60 % 60, second % 60].map { padded(Int($0)) }.joined(separator: ":")
        return "\(days[Int(day % 7)]), \(padded(date)) \(months[month - 1]) \(year) \(clock) GMT"
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
