import APIClient
import CustomResources
import Logging
import ObjectModel
import ObjectStore
import Synchronization

/// Follows the definitions of custom resources: gives them their names, serves what they define, and takes their
/// objects away with them.
///
/// Everything it knows is in the store, so it can die anywhere. A definition is served before its condition Established
/// says so: who has seen the condition can use the resource.
final class DefinitionRegistrar: StoreSubscriber {
    static let storageName = "customresourcedefinitions.apiextensions.k8s.io"

    /// A definition as it was last made ready.
    private struct Prepared {
        let fingerprint: Value
        let resources: [ResourceType]
        let followers: DefinitionFollowers

        /// Whether watches can go on under the definition as it is now: conditions may change.
        func isLike(_ fingerprint: Value) -> Bool {
            ["uid", "spec", "names"].allSatisfy { self.fingerprint[$0] == fingerprint[$0] }
        }
    }

    private struct State {
        var prepared: [String: Prepared] = [:]
        /// Definitions, by uid, whose objects are being deleted.
        var emptying: Set<String> = []
    }

    private let operations: ObjectOperations
    private let client: any APIClient
    private let served: ServedResources
    private let resource: ResourceType
    private let message: MessageID
    private let state = Mutex(State())
    private let wakeUps: AsyncStream<Void>
    private let wakeUp: AsyncStream<Void>.Continuation
    private let logger = Logger(label: "custom-resources")

    init(operations: ObjectOperations, client: any APIClient) {
        self.operations = operations
        self.client = client
        served = operations.served
        resource = CustomResourceDefinition.resource
        message = operations.schema.messageID("meta.v1.PartialObjectMetadata") ?? 0
        (wakeUps, wakeUp) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func receive(_ events: [StoreEvent]) { wakeUp.yield() }

    private var definitions: [CustomResourceDefinition] {
        operations.store.list(resource: Self.storageName, namespace: nil).objects
            .map { CustomResourceDefinition($0.tree) }
    }

    /// Serves what is defined already, before the first request comes, and notes from now on what changes.
    func load() {
        do throws(StoreError) {
            _ = try operations.store.subscribe(self, resource: Self.storageName, after: operations.store.revision)
        } catch {
            // The present revision is never too old.
            logger.error("\(error)")
        }
        serve(definitions)
    }

    /// Follows the definitions until the task is cancelled.
    func run() async {
        defer { operations.store.unsubscribe(self, resource: Self.storageName) }
        wakeUp.yield()
        await withTaskGroup(of: Void.self) { group in
            for await _ in wakeUps {
                for definition in await review() { group.addTask { await self.empty(definition) } }
            }
            group.cancelAll()
        }
    }

    // MARK: - Names and serving

    /// Brings every definition's status and what is served up to date; returns those whose objects have to go now.
    private func review() async -> [CustomResourceDefinition] {
        let now = operations.environment.now()
        var all = definitions.sorted { Self.age($0) < Self.age($1) }
        var changed: [CustomResourceDefinition] = []
        for index in all.indices where all[index].metadata.deletionTimestamp == nil {
            let next = DefinitionStatus(of: all[index], others: all, now: now).next
            guard next != all[index].status else { continue }
            all[index].status = next
            changed.append(all[index])
        }
        serve(all)
        for definition in changed { await writeStatus(of: definition) }
        return all.filter(mayBeEmptied)
    }

    /// Older definitions come first to their names.
    private static func age(_ definition: CustomResourceDefinition) -> (Int, String) {
        (definition.metadata.creationTimestamp.map { Int($0.seconds) } ?? 0, definition.metadata.name)
    }

    private func serve(_ definitions: [CustomResourceDefinition]) {
        let known = state.withLock { $0.prepared }
        var prepared: [String: Prepared] = [:]
        for definition in definitions {
            let name = definition.metadata.name
            let fingerprint = Self.fingerprint(definition)
            if let before = known[name], before.fingerprint == fingerprint {
                prepared[name] = before
            } else {
                prepared[name] = prepare(definition, fingerprint, before: known[name])
            }
        }
        let isChanged = state.withLock { state in
            defer { state.prepared = prepared }
            return state.prepared.mapValues(\.fingerprint) != prepared.mapValues(\.fingerprint)
        }
        guard isChanged else { return }
        served.replace(prepared.sorted { $0.key < $1.key }.flatMap(\.value.resources))
        for (name, before) in known where prepared[name]?.followers !== before.followers { before.followers.end() }
    }

    /// What the served resources depend on.
    private static func fingerprint(_ definition: CustomResourceDefinition) -> Value {
        [
            "uid": .string(definition.metadata.uid), "spec": definition.spec.value,
            "names": definition.status.acceptedNames.value, "isEstablished": .bool(definition.isTrue("Established")),
            "isTerminating": .bool(definition.isTrue("Terminating")),
        ]
    }

    private func prepare(
        _ definition: CustomResourceDefinition, _ fingerprint: Value, before: Prepared?
    ) -> Prepared {
        let isNew = before == nil && operations.store.count(resource: definition.metadata.name) == 0
        // Writes that began under the old definition may still be on their way: until they have arrived, every object
        // is looked at.
        let since = isNew ? operations.store.revision : UInt64.max
        var followers = DefinitionFollowers()
        if let before, before.isLike(fingerprint) { followers = before.followers }
        let resources = CustomResource.resources(of: definition, message: message) {
            ServedVersion($0, currentSince: since, followers: followers)
        }
        if !isNew { settleLater(resources) }
        return Prepared(fingerprint: fingerprint, resources: resources, followers: followers)
    }

    private func settleLater(_ resources: [ResourceType]) {
        let store = operations.store
        Task {
            do { try await Task.sleep(for: .seconds(ServerLimits.definitionSettlingSeconds)) } catch { return }
            for resource in resources { resource.served?.settle(at: store.revision) }
        }
    }

    private func writeStatus(of definition: CustomResourceDefinition) async {
        do {
            _ = try await client.update(
                resource, namespace: "", name: definition.metadata.name, subresource: "status",
                object: definition.value)
        } catch let error as StatusError where error.isConflict || error.isNotFound {
            // It has changed meanwhile, which is the next event.
        } catch {
            logger.warning("status of \(definition.metadata.name): \(error)")
        }
    }

    // MARK: - The end of a definition

    private func mayBeEmptied(_ definition: CustomResourceDefinition) -> Bool {
        definition.metadata.deletionTimestamp != nil
            && definition.metadata.finalizers.contains(DefinitionLifecycle.finalizer)
            && state.withLock { $0.emptying.insert(definition.metadata.uid).inserted }
    }

    /// Deletes the objects of a definition, and lets it go once there are none.
    private func empty(_ definition: CustomResourceDefinition) async {
        let name = definition.metadata.name
        defer { _ = state.withLock { $0.emptying.remove(definition.metadata.uid) } }
        var delay = ServerLimits.firstEmptyingDelay
        await setTerminating(
            definition, "True", "InstanceDeletionInProgress", "CustomResource deletion is in progress",
            removingFinalizer: false)
        while !Task.isCancelled {
            let objects = operations.store.list(resource: name, namespace: nil).objects
            if objects.isEmpty {
                return await setTerminating(
                    definition, "False", "InstanceDeletionCompleted", "removed all instances", removingFinalizer: true)
            }
            await deleteAll(objects, of: definition)
            guard operations.store.count(resource: name) > 0 else { continue }
            do { try await Task.sleep(for: .seconds(delay)) } catch { return }
            delay = min(delay * 2, ServerLimits.longestEmptyingDelay)
        }
    }

    private func deleteAll(_ objects: [StoredObject], of definition: CustomResourceDefinition) async {
        guard
            let resource = CustomResource.names(of: definition, message: message).first ?? Self.any(definition, message)
        else { return }
        for object in objects where object.metadata["deletionTimestamp"] == nil {
            do {
                _ = try await client.delete(
                    resource, namespace: object.key.namespace, name: object.key.name,
                    options: DeleteRequest(propagationPolicy: "Background"))
            } catch let error as StatusError where error.isNotFound {
                // Gone already.
            } catch {
                logger.warning("\(definition.metadata.name): \(error)")
            }
        }
    }

    /// The version in which objects are stored, which need no conversion in it. A definition that serves no version
    /// may have objects all the same.
    private static func any(_ definition: CustomResourceDefinition, _ message: MessageID) -> ResourceType? {
        var definition = definition
        definition.spec.versions = definition.spec.versions.filter(\.storage)
        for index in definition.spec.versions.indices { definition.spec.versions[index].served = true }
        return CustomResource.names(of: definition, message: message).first
    }

    /// Changes the newest version of a definition, whatever else has been changed in it.
    private func setTerminating(
        _ definition: CustomResourceDefinition, _ status: String, _ reason: String, _ message: String,
        removingFinalizer: Bool
    ) async {
        let now = operations.environment.now()
        let uid = definition.metadata.uid
        let target = ResourceRequest(resource: resource, namespace: "", name: definition.metadata.name)
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            operations.update(target, options: WriteOptions()) { current in
                var newest = CustomResourceDefinition(current)
                guard newest.metadata.uid == uid else { return .none }
                newest.status = DefinitionStatus.setting(
                    "Terminating", status, reason: reason, message: message, in: newest.status, now: now)
                if removingFinalizer { newest.metadata.finalizers.removeAll { $0 == DefinitionLifecycle.finalizer } }
                return ObjectOperations.isFinished(newest.value) ? .delete(newest.value) : .put(newest.value)
            } completion: { _ in
                continuation.resume()
            }
        }
    }
}
