import ObjectModel

extension TableFormat {
    static let eventRows = [
        KindRow(Event.self) { event, now in
            EventOccurrence(
                type: event.type, reason: event.reason, about: event.involvedObject, source: event.source,
                reporter: (event.reportingComponent, event.reportingInstance), message: event.message,
                eventTime: event.eventTime, first: event.firstTimestamp, last: event.lastTimestamp, count: event.count,
                series: event.series.map { ($0.count, $0.lastObservedTime) }, name: event.metadata.name
            ).cells(now)
        },
        KindRow(EventsV1Event.self) { event, now in
            EventOccurrence(
                type: event.type, reason: event.reason, about: event.regarding, source: event.deprecatedSource,
                reporter: (event.reportingController, event.reportingInstance), message: event.note,
                eventTime: event.eventTime, first: event.deprecatedFirstTimestamp, last: event.deprecatedLastTimestamp,
                count: event.deprecatedCount, series: event.series.map { ($0.count, $0.lastObservedTime) },
                name: event.metadata.name
            ).cells(now)
        },
    ]
}

/// What both kinds of Event say, under one name each.
private struct EventOccurrence {
    var type: String
    var reason: String
    var about: ObjectReference
    var source: EventSource
    var reporter: (component: String, instance: String)
    var message: String
    var eventTime: Time?
    var first: Time?
    var last: Time?
    var count: Int
    var series: (count: Int, last: Time?)?
    var name: String

    func cells(_ now: Time) -> [Value] {
        let begin = first ?? eventTime
        let end = series.map(\.last) ?? (last ?? begin)
        let kind = about.kind.lowercased()
        let times = series?.count ?? (count == 0 ? 1 : count)
        return [
            .string(HumanDuration.since(end, now: now)), .string(type), .string(reason),
            .string(about.name.isEmpty ? kind : "\(kind)/\(about.name)"), .string(about.fieldPath),
            .string(sourceText), .string(Self.trimmed(message)), .string(HumanDuration.since(begin, now: now)),
            .number(times), .string(name),
        ]
    }

    /// `component, instance`, from the old fields where they are filled in.
    private var sourceText: String {
        let component = source.component.isEmpty ? reporter.component : source.component
        let instance = source.host.isEmpty ? reporter.instance : source.host
        return instance.isEmpty ? component : "\(component), \(instance)"
    }

    private static func trimmed(_ text: String) -> String {
        let start = text.drop(while: \.isWhitespace)
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...end])
    }
}
