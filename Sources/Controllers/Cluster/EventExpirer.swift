import APIClient
import ClusterPlans
import ControllerRuntime
import Logging
import ObjectModel

/// Deletes events whose time is over. It keeps no cache of them: there are many, and a look a minute is enough.
public struct EventExpirer: Sendable {
    private let client: any APIClient
    private let clock: any Clock
    private let logger = Logger(label: "event-expirer")

    public init(client: any APIClient, clock: any Clock) {
        self.client = client
        self.clock = clock
    }

    /// Looks until the task is cancelled.
    public func run() async {
        do {
            while true {
                do {
                    try await sweep()
                } catch let error as StatusError {
                    logger.warning("events were not looked through: \(error)")
                }
                try await clock.sleep(until: clock.now().adding(seconds: ClusterControllerLimits.eventSweepSeconds))
            }
        } catch {
            // Cancelled.
        }
    }

    /// Deletes what is over now. An event that is repeated at this very moment stays.
    package func sweep() async throws {
        var request = ListRequest()
        request.limit = ClusterControllerLimits.eventsPerLook
        repeat {
            let page = try await client.list(Event.resource, namespace: nil, options: request)
            try await delete(page.items.map { Event($0) })
            request.continueToken = page.continueToken
        } while !request.continueToken.isEmpty
    }

    private func delete(_ events: [Event]) async throws {
        let now = clock.now()
        for event in events where EventExpiryPlan.isExpired(event, now: now) {
            let metadata = event.metadata
            do {
                try await client.delete(
                    Event.self, namespace: metadata.namespace, name: metadata.name,
                    options: DeleteRequest(uid: metadata.uid, resourceVersion: metadata.resourceVersion))
            } catch let error as StatusError where error.isNotFound || error.isConflict {
                continue
            }
        }
    }
}
