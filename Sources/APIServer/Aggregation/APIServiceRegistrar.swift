import APIClient
import Logging
import ObjectModel
import ObjectStore
import Synchronization

/// Keeps the APIServices of what this server serves, and follows those of others: whether they can be reached, and what
/// they serve.
final class APIServiceRegistrar: StoreSubscriber {
    static let storageName = "apiservices.apiregistration.k8s.io"
    /// Changes of these may change whether a server can be reached.
    private static let followed = [storageName, "services", "endpointslices.discovery.k8s.io"]

    private let operations: ObjectOperations
    private let client: any APIClient
    private let remote: RemoteServices
    private let availability: ServiceAvailability
    private let wakeUps: AsyncStream<Void>
    private let wakeUp: AsyncStream<Void>.Continuation
    private let logger = Logger(label: "aggregation")

    init(
        operations: ObjectOperations, client: any APIClient, remote: RemoteServices,
        availability: ServiceAvailability
    ) {
        self.operations = operations
        self.client = client
        self.remote = remote
        self.availability = availability
        (wakeUps, wakeUp) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func receive(_ events: [StoreEvent]) { wakeUp.yield() }

    private var stored: [APIService] {
        operations.lookups.all(Self.storageName).map { APIService($0) }
    }

    /// Routes to the servers that are known already, before the first request comes, and notes from now on what
    /// changes.
    func load() {
        for resource in Self.followed {
            do throws(StoreError) {
                _ = try operations.store.subscribe(self, resource: resource, after: operations.store.revision)
            } catch {
                // The present revision is never too old.
                logger.error("\(error)")
            }
        }
        operations.served.whenChanged { [wakeUp] in wakeUp.yield() }
        remote.replace(stored.compactMap(RemoteService.init))
    }

    /// Follows the APIServices until the task is cancelled.
    func run() async {
        defer {
            for resource in Self.followed { operations.store.unsubscribe(self, resource: resource) }
        }
        wakeUp.yield()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { [self] in await lookAgain() }
            for await _ in wakeUps {
                await keepLocal()
                await reviewRemote()
            }
            group.cancelAll()
        }
    }

    /// Servers may come and go without anything being said about it.
    private func lookAgain() async {
        while !Task.isCancelled {
            do { try await Task.sleep(for: .seconds(ServerLimits.availabilitySeconds)) } catch { return }
            if !remote.now.services.isEmpty { wakeUp.yield() }
        }
    }

    // MARK: - Local ones

    /// Creates the objects of what is built in where they are missing.
    func createBuiltIn() async throws {
        let present = Set(stored.map(\.metadata.name))
        for service in LocalAPIServices.all(of: operations.schema.resources, managed: LocalAPIServices.onStart)
        where !present.contains(service.metadata.name) {
            do {
                _ = try await create(service)
            } catch let error as StatusError where error.isAlreadyExists {
                continue
            }
        }
    }

    private func create(_ service: APIService) async throws -> Value {
        try await client.create(
            APIService.resource, namespace: "", name: nil, subresource: nil, object: service.value)
    }

    /// Creates, puts right and removes the objects of custom resources.
    private func keepLocal() async {
        let custom = operations.served.customNow.resources
        let wanted = LocalAPIServices.all(of: custom, managed: LocalAPIServices.always)
        let present = Dictionary(stored.map { ($0.metadata.name, $0) }, uniquingKeysWith: { first, _ in first })
        for service in wanted {
            await attempt(service.metadata.name) {
                guard var existing = present[service.metadata.name] else { return _ = try await create(service) }
                guard Self.isManaged(existing), existing.spec != service.spec else { return }
                existing.spec = service.spec
                _ = try await client.update(
                    APIService.resource, namespace: "", name: existing.metadata.name, subresource: nil,
                    object: existing.value)
            }
        }
        let names = Set(wanted.map(\.metadata.name))
        for service in present.values where Self.isManaged(service) && !names.contains(service.metadata.name) {
            await attempt(service.metadata.name) {
                _ = try await client.delete(
                    APIService.resource, namespace: "", name: service.metadata.name,
                    options: DeleteRequest(uid: service.metadata.uid))
            }
        }
    }

    private static func isManaged(_ service: APIService) -> Bool {
        service.metadata.labels[LocalAPIServices.label] == LocalAPIServices.always
    }

    private func attempt(_ name: String, _ write: () async throws -> Void) async {
        do {
            try await write()
        } catch let error as StatusError where error.isConflict || error.isNotFound || error.isAlreadyExists {
            // It has changed meanwhile, which is the next event.
        } catch {
            logger.warning("APIService \(name): \(error)")
        }
    }

    // MARK: - Remote ones

    private func reviewRemote() async {
        var services: [RemoteService] = []
        let objects = stored
        let known = Dictionary(remote.now.services.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        // Routed to before it is known whether they answer.
        remote.replace(
            objects.compactMap(RemoteService.init).map { service in
                var service = service
                service.takeOver(known[service.name])
                return service
            })
        var findings: [(ServiceAvailability.Finding, APIService)] = []
        for object in objects {
            guard var service = RemoteService(object) else { continue }
            service.takeOver(known[service.name])
            let finding = await availability.finding(on: service)
            service.hear(finding)
            services.append(service)
            findings.append((finding, object))
        }
        if !services.isEmpty { remote.replace(services) }
        // Who has seen the condition can use the server.
        for (finding, object) in findings { await write(finding, to: object) }
    }

    private func write(_ finding: ServiceAvailability.Finding, to object: APIService) async {
        var object = object
        let old = object.status.conditions.first { $0.type == "Available" }
        guard old?.status != finding.status || old?.reason != finding.reason || old?.message != finding.message else {
            return
        }
        var condition = old ?? .make { $0.type = "Available" }
        if old?.status != finding.status { condition.lastTransitionTime = operations.environment.now() }
        condition.status = finding.status
        condition.reason = finding.reason
        condition.message = finding.message
        object.status.conditions = object.status.conditions.filter { $0.type != "Available" } + [condition]
        await attempt(object.metadata.name) {
            _ = try await client.update(
                APIService.resource, namespace: "", name: object.metadata.name, subresource: "status",
                object: object.value)
        }
    }
}
