import APIClient
import Logging
import ObjectModel

/// Keeps a consumer in step with the objects of one kind: lists them, then watches; lists again when the server no
/// longer knows the position (410) or the watch breaks in a way that may have lost changes.
public struct Reflector: Sendable {
    /// What a consumer is told, in order, by one task.
    public enum Change: Sendable {
        /// These are all objects there are at that revision.
        case replaced([Value], resourceVersion: UInt64)
        case added(Value)
        case modified(Value)
        /// The last state of an object that is gone.
        case deleted(Value)
        /// Nothing changed up to that revision.
        case bookmark(resourceVersion: UInt64)
    }

    private let resource: ResourceType
    private let options: ListRequest
    private let client: any APIClient
    private let clock: any Clock
    private let rightOfWay: RightOfWay?
    private let logger: Logger

    /// `options` may hold selectors; its resourceVersion is ignored.
    /// - Parameter rightOfWay: What has it goes before changes are passed on.
    public init(
        _ resource: ResourceType, options: ListRequest = ListRequest(), client: any APIClient, clock: any Clock,
        rightOfWay: RightOfWay? = nil
    ) {
        self.resource = resource
        self.rightOfWay = rightOfWay
        self.options = options
        self.client = client
        self.clock = clock
        var logger = Logger(label: "reflector")
        logger[metadataKey: "resource"] = "\(resource.groupResource)"
        self.logger = logger
    }

    /// Runs until the task is cancelled. `onFailure` is told of failures, which are logged and tried again anyway.
    public func run(
        onFailure: @Sendable (any Error) -> Void = { _ in }, _ consume: @Sendable (Change) -> Void
    ) async {
        var backoff = Backoff(first: ControllerLimits.firstRelistDelay, longest: ControllerLimits.longestRelistDelay)
        var position: String?
        while !Task.isCancelled {
            do {
                if position == nil { position = try await list(consume) }
                if try await watch(from: &position, consume) > 0 {
                    backoff.reset()
                } else {
                    // A server that ends watches at once must not be asked without pause.
                    try await clock.sleep(seconds: backoff.next())
                }
            } catch let error as StatusError where error.isExpired {
                logger.debug("position has expired; listing again")
                position = nil
            } catch is CancellationError {
                return
            } catch {
                guard !Task.isCancelled else { return }
                logger.warning("watching failed: \(error)")
                onFailure(error)
                do { try await clock.sleep(seconds: backoff.next()) } catch { return }
            }
        }
    }

    private func list(_ consume: (Change) -> Void) async throws -> String {
        let list = try await client.list(resource, namespace: nil, options: options)
        consume(.replaced(list.items, resourceVersion: UInt64(list.resourceVersion) ?? 0))
        return list.resourceVersion
    }

    /// `position` follows the events, so that a watch that merely ends goes on where it was. Answers their number.
    private func watch(from position: inout String?, _ consume: (Change) -> Void) async throws -> Int {
        var count = 0
        var options = options
        options.resourceVersion = position ?? ""
        for try await event in try await client.watch(resource, namespace: nil, options: options) {
            await rightOfWay?.giveWay()
            let version = event.object.at("metadata", "resourceVersion")?.stringValue ?? ""
            switch event.kind {
            case .added: consume(.added(event.object))
            case .modified: consume(.modified(event.object))
            case .deleted: consume(.deleted(event.object))
            case .bookmark: consume(.bookmark(resourceVersion: UInt64(version) ?? 0))
            }
            if !version.isEmpty { position = version }
            count += 1
        }
        return count
    }
}
