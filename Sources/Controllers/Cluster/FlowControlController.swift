import APIClient
import ControllerRuntime
import ObjectModel
import ObjectRules

/// Keeps the flow schemas and priority levels that every cluster has, and says of each schema whether its level exists.
public struct FlowControlController: Controller {
    public let name = "api-priority-and-fairness-config-controller"
    public let queue: WorkQueue<ObjectKey>

    private let client: any APIClient
    private let schemas: ResourceCache<FlowSchema>
    private let levels: ResourceCache<PriorityLevelConfiguration>

    public init(_ environment: ControllerEnvironment) {
        client = environment.client
        queue = environment.queue()
        schemas = environment.caches.cache(of: FlowSchema.self)
        levels = environment.caches.cache(of: PriorityLevelConfiguration.self)
        schemas.enqueueChanges(to: queue)
        levels.onChange { [queue, schemas] change in
            let name = change.object.metadata.name
            queue.add(ObjectKey(name: name))
            for schema in schemas.all where schema.spec.priorityLevelConfiguration.name == name {
                queue.add(ObjectKey(schema))
            }
        }
    }

    /// Keys are names, of schemas and levels alike.
    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        let (schema, level) = (schemas.get(key), levels.get(key))
        try await keep(level, key.name)
        guard try await !keep(schema, key.name), let schema, schema.metadata.deletionTimestamp == nil else {
            return .done
        }
        let wanted = schema.spec.priorityLevelConfiguration.name
        let observed = FlowControlUpkeep.observed(
            schema, levelExists: levels.get(ObjectKey(name: wanted)) != nil, now: now)
        if observed != schema { try await client.updateStatus(observed) }
        return .done
    }

    /// Whether there was something to write.
    @discardableResult
    private func keep<K: Kind>(_ found: K?, _ name: String) async throws -> Bool {
        switch FlowControlUpkeep.step(kind: K.kind, name: name, found: found?.value ?? .null) {
        case .keep: return false
        case .create(let object):
            do {
                try await client.create(K(object))
            } catch let error as StatusError where error.isAlreadyExists {
                // The watch has not told yet.
            }
        case .update(let object): try await client.update(K(object))
        }
        return true
    }
}
