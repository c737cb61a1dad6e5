import APIClient
import ControllerRuntime
import ObjectModel
import ObjectRules
import WorkloadPlans

/// Applies plans to objects in memory, one step after the other, with no task, no client and no clock but its own:
/// thousands of histories of any workload kind can be tried in a second. It can die between any two steps of a plan.
public struct PlanSimulator: Sendable {
    /// How far a plan came.
    public enum Outcome: Sendable, Equatable {
        case applied
        /// Stopped by request, with steps left.
        case crashed
        /// Refused: Conflict, AlreadyExists, or what a test asked for.
        case refused(StatusError)
    }

    private var objects = InMemoryObjects()
    /// Moved by the test.
    public var now: Time
    /// All events so far, in order.
    public private(set) var events: [Announcement] = []
    /// Writes so far.
    public private(set) var writes = 0
    /// What it returns is the answer to the creation of an object.
    public var refusesCreation: (@Sendable (Value) -> StatusError?)?

    public init(now: Time = Time(seconds: 1_700_000_000)) { self.now = now }

    // MARK: What users and nodes do

    /// Stores a new object as it is; its status is kept.
    @discardableResult
    public mutating func create<K: Kind>(_ object: K) throws -> K {
        let value = object.value
        let created = K(try objects.create(try resource(value), namespace: namespace(value), value, now: now))
        guard let status = object.fields["status"] else { return created }
        return try change(created) { $0.fields["status"] = status }
    }

    /// Changes an object, all of it but what belongs to the server.
    @discardableResult
    public mutating func change<K: Kind>(_ object: K, _ change: (inout K) -> Void) throws -> K {
        let resource = try resource(object.value)
        var next = K(try objects.object(resource, key(object.value)))
        change(&next)
        next.fields["metadata"]?["resourceVersion"] = nil
        let stored = try objects.update(resource, key(object.value), subresource: nil, next.value, now: now)
        guard let status = next.fields["status"], status != stored["status"] else { return K(stored) }
        return K(try objects.update(resource, key(object.value), subresource: "status", next.value, now: now))
    }

    /// Deletes an object; with a grace of 0 at once, unless a finalizer holds it.
    public mutating func delete<K: Kind>(_ object: K, gracePeriodSeconds: Int? = nil) throws {
        let request = DeleteRequest(gracePeriodSeconds: gracePeriodSeconds)
        _ = try objects.delete(try resource(object.value), key(object.value), request, now: now)
    }

    /// The objects of a kind in the order of their names.
    public func all<K: Kind>(_ type: K.Type) -> [K] {
        objects.objects.lazy.filter { $0.value["kind"]?.stringValue == K.kind }.map { K($0.value) }
            .sorted { ObjectMeta($0.fields["metadata"]).name < ObjectMeta($1.fields["metadata"]).name }
    }

    // MARK: Plans

    /// Applies the first steps of a plan.
    @discardableResult
    public mutating func apply(_ plan: Plan, steps: Int = .max) -> Outcome {
        for (index, step) in plan.steps.enumerated() {
            guard index < steps else { return .crashed }
            do {
                try perform(step.action)
                writes += 1
                events += step.announces
            } catch let error as StatusError {
                if let refused = step.ifRefused, !error.isConflict, !error.isAlreadyExists {
                    events.append(
                        Announcement(
                            refused.type, about: refused.about, reason: refused.reason,
                            message: refused.message + error.message))
                }
                return .refused(error)
            } catch {
                return .refused(.internalError("\(error)"))
            }
        }
        events += plan.announces
        return .applied
    }

    private mutating func perform(_ action: Action) throws {
        switch action {
        case .create(let object):
            if let error = refusesCreation?(object) { throw error }
            _ = try objects.create(try resource(object), namespace: namespace(object), object, now: now)
        case .updateStatus(let object):
            _ = try objects.update(try resource(object), key(object), subresource: "status", object, now: now)
        case .delete(let identity, let deletion):
            let request = DeleteRequest(
                gracePeriodSeconds: deletion.gracePeriodSeconds, propagationPolicy: deletion.propagation?.rawValue,
                uid: identity.uid, resourceVersion: identity.resourceVersion.isEmpty ? nil : identity.resourceVersion)
            let (resource, key, now) = (try resource(identity), key(identity), now)
            try tolerant { _ = try $0.delete(resource, key, request, now: now) }
        case .patch(let identity, let subresource, var change):
            var metadata = change["metadata"] ?? .object(Fields())
            metadata["uid"] = .string(identity.uid)
            if !identity.resourceVersion.isEmpty { metadata["resourceVersion"] = .string(identity.resourceVersion) }
            change["metadata"] = metadata
            let (resource, key, now) = (try resource(identity), key(identity), now)
            try tolerant { objects in
                let patched = try StrategicMergePatch.apply(
                    change, to: try objects.object(resource, key), message: resource.message, schema: .kubernetes)
                _ = try objects.update(resource, key, subresource: subresource, patched, now: now)
            }
        }
    }

    /// An object that is gone is as good as deleted or patched.
    private mutating func tolerant(_ body: (inout InMemoryObjects) throws -> Void) throws {
        do {
            try body(&objects)
        } catch let error as StatusError where error.isNotFound {
            // As wanted.
        }
    }

    // MARK: Names

    private func resource(_ object: Value) throws -> ResourceType {
        try resource(object["apiVersion"]?.stringValue ?? "", object["kind"]?.stringValue ?? "")
    }
    private func resource(_ identity: ObjectIdentity) throws -> ResourceType {
        try resource(identity.apiVersion, identity.kind)
    }
    private func resource(_ apiVersion: String, _ kind: String) throws -> ResourceType {
        guard let resource = Schema.kubernetes.resource(apiVersion: apiVersion, kind: kind) else {
            throw StatusError.badRequest("no kind \(kind) in \(apiVersion)")
        }
        return resource
    }
    private func namespace(_ object: Value) -> String { ObjectMeta(object["metadata"]).namespace }
    private func key(_ object: Value) -> ObjectKey { ObjectKey(ObjectMeta(object["metadata"])) }
    private func key(_ identity: ObjectIdentity) -> ObjectKey {
        ObjectKey(namespace: identity.namespace, name: identity.name)
    }
}
