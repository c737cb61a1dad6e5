import APIClient
import ObjectModel
import WorkloadPlans

/// Carries plans out: phases in order, the steps of one side by side, each with the preconditions of its object.
public struct PlanApplier: Sendable {
    /// How a plan ended.
    public enum Outcome: Sendable {
        case applied
        /// The world is not as the plan assumed: plan again at once.
        case outdated(StatusError)
        /// A request failed for another reason: plan again, later and later.
        case failed(any Error)
    }

    private let client: any APIClient
    private let events: EventRecorder
    private let customKinds: [any CustomKind.Type]

    /// `client` should record what it writes in the caches that plans are made from.
    /// - Parameter customKinds: Those of the kinds that plans write which the schema does not know.
    public init(client: any APIClient, events: EventRecorder, customKinds: [any CustomKind.Type] = []) {
        self.client = client
        self.events = events
        self.customKinds = customKinds
    }

    /// Applies a plan as `Plan` describes it. Steps in flight when one fails are let run to their end.
    public func apply(_ plan: Plan) async -> Outcome {
        for phase in plan.phases {
            let outcome = await apply(phase)
            guard case .applied = outcome else { return outcome }
        }
        for announcement in plan.announces { announce(announcement) }
        return .applied
    }

    /// Has the server make ready what a plan will create at a moment.
    public func makeReady(_ plan: Plan, for moment: Time) async throws {
        for case .create(let object) in plan.steps.map(\.action) {
            try await client.prepare(
                resource(of: object), namespace: ObjectMeta(object["metadata"]).namespace, object: object, for: moment)
        }
    }

    private func apply(_ phase: Phase) async -> Outcome {
        if phase.steps.count == 1 { return await apply(phase.steps[0]) }
        switch phase.pace {
        case .steady: return await apply(phase.steps[...])
        case .slowStart:
            var rest = phase.steps[...]
            var batch = 1
            while !rest.isEmpty {
                let outcome = await apply(rest.prefix(batch))
                guard case .applied = outcome else { return outcome }
                rest = rest.dropFirst(batch)
                batch = min(batch * 2, Limits.stepsAtATime)
            }
            return .applied
        }
    }

    private func apply(_ steps: ArraySlice<Step>) async -> Outcome {
        await withTaskGroup(of: Outcome.self) { group in
            var waiting = steps
            for step in waiting.prefix(Limits.stepsAtATime) { group.addTask { await apply(step) } }
            waiting = waiting.dropFirst(Limits.stepsAtATime)
            var worst = Outcome.applied
            while let outcome = await group.next() {
                worst = Self.worse(worst, outcome)
                if case .applied = worst, let step = waiting.popFirst() { group.addTask { await apply(step) } }
            }
            return worst
        }
    }

    /// A failure outweighs an outdated plan: it needs the delay.
    private static func worse(_ left: Outcome, _ right: Outcome) -> Outcome {
        switch (left, right) {
        case (.failed, _): left
        case (_, .failed): right
        case (.outdated, _): left
        default: right
        }
    }

    private func apply(_ step: Step) async -> Outcome {
        do {
            try Task.checkCancellation()
            try await perform(step.action)
            for announcement in step.announces { announce(announcement) }
            return .applied
        } catch let error as StatusError {
            if error.isConflict || error.isAlreadyExists { return .outdated(error) }
            // A namespace that ends refuses everything new, and its events.
            if let refused = step.ifRefused, !error.isNamespaceTerminating { announce(refused, error.message) }
            return .failed(error)
        } catch {
            return .failed(error)
        }
    }

    private func perform(_ action: Action) async throws {
        switch action {
        case .create(let object):
            _ = try await client.create(
                resource(of: object), namespace: ObjectMeta(object["metadata"]).namespace, name: nil, subresource: nil,
                object: object)
        case .delete(let identity, let deletion): try await delete(identity, deletion)
        case .patch(let identity, let subresource, let change): try await patch(identity, subresource, change)
        case .updateStatus(let object):
            let resource = try resource(of: object)
            let metadata = ObjectMeta(object["metadata"])
            do {
                _ = try await client.update(
                    resource, namespace: metadata.namespace, name: metadata.name, subresource: "status", object: object)
            } catch let error as StatusError where error.isNotFound {
                // It is gone, and the rest of the plan was for it.
                throw StatusError.conflict(resource, name: metadata.name, error.message)
            }
        }
    }

    private func delete(_ identity: ObjectIdentity, _ deletion: Deletion) async throws {
        let request = DeleteRequest(
            gracePeriodSeconds: deletion.gracePeriodSeconds, propagationPolicy: deletion.propagation?.rawValue,
            uid: identity.uid, resourceVersion: identity.resourceVersion.isEmpty ? nil : identity.resourceVersion)
        do {
            try await client.delete(
                resource(identity.apiVersion, identity.kind), namespace: identity.namespace,
                name: identity.name, options: request)
        } catch let error as StatusError where error.isNotFound {
            // Gone is what was wanted.
        } catch let error as StatusError where error.isConflict && identity.resourceVersion.isEmpty {
            // Only the uid was asked for: a namesake is there, so the object itself is gone.
        }
    }

    private func patch(_ identity: ObjectIdentity, _ subresource: String?, _ change: Value) async throws {
        var change = change
        var metadata = change["metadata"] ?? .object(Fields())
        metadata["uid"] = .string(identity.uid)
        if !identity.resourceVersion.isEmpty { metadata["resourceVersion"] = .string(identity.resourceVersion) }
        change["metadata"] = metadata
        let resource = try self.resource(identity.apiVersion, identity.kind)
        // Servers know no strategy for the lists of custom resources.
        let isKnown = Schema.kubernetes.resource(apiVersion: identity.apiVersion, kind: identity.kind) != nil
        do {
            _ = try await client.patch(
                resource, namespace: identity.namespace, name: identity.name, subresource: subresource,
                patch: isKnown ? .strategicMerge(change) : .merge(change))
        } catch let error as StatusError where error.isNotFound {
            // Nothing left to change.
        }
    }

    private func announce(_ announcement: Announcement, _ suffix: String = "") {
        let level: ObservedEvent.Level = announcement.type == .normal ? .normal : .warning
        events.record(
            ObservedEvent(level, reason: announcement.reason, message: announcement.message + suffix),
            about: ObjectReference(to: announcement.about))
    }

    private func resource(of object: Value) throws -> ResourceType {
        try resource(object["apiVersion"]?.stringValue, object["kind"]?.stringValue)
    }

    private func resource(_ apiVersion: String?, _ kind: String?) throws -> ResourceType {
        let apiVersion = apiVersion ?? ""
        let kind = kind ?? ""
        if let custom = customKinds.first(where: { $0.apiVersion == apiVersion && $0.kind == kind }) {
            return custom.resourceType
        }
        guard let resource = Schema.kubernetes.resource(apiVersion: apiVersion, kind: kind) else {
            throw StatusError.badRequest("no kind \(FieldError.quoted(kind)) in \(FieldError.quoted(apiVersion))")
        }
        return resource
    }
}

extension ObjectReference {
    /// A reference to an object that a plan is about.
    public init(to identity: ObjectIdentity) {
        self.init()
        kind = identity.kind
        namespace = identity.namespace
        name = identity.name
        uid = identity.uid
        apiVersion = identity.apiVersion
        resourceVersion = identity.resourceVersion
    }
}
