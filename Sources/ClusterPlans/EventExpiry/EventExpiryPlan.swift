import ObjectModel

/// When an event has been kept long enough: an hour after it was last written, as Kubernetes' `--event-ttl` has it.
public enum EventExpiryPlan {
    /// Seconds that an event is kept.
    public static let lifetimeSeconds = 3600.0

    /// Whether the time of an event is over.
    public static func isExpired(_ event: Event, now: Time) -> Bool {
        guard let written = lastWritten(event) else { return false }
        return now.since(written) >= lifetimeSeconds
    }

    /// The latest of the times that an event states; repeated events state when they were last seen.
    private static func lastWritten(_ event: Event) -> Time? {
        [
            event.metadata.creationTimestamp, event.lastTimestamp, event.eventTime, event.series?.lastObservedTime,
        ].compactMap { $0 }.max()
    }
}
