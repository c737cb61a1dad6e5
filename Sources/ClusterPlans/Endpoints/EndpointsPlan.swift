import ObjectModel
import WorkloadPlans

/// Keeps the Endpoints object of a Service in step with the pods that it selects. (Kubernetes: endpoints controller.)
///
/// There is one write at most, so a crash leaves either the old object or the new one.
public enum EndpointsPlan {
    /// What is to be done now; empty when the object is right.
    public static func plan(for state: EndpointsState) -> Plan {
        var plan = Plan()
        guard let service = state.service else {
            remove(state.current, &plan)
            return plan
        }
        guard service.isServed else {
            plan.wait(for: "nothing: the endpoints of a Service without a selector are written by others")
            return plan
        }
        let pods = state.pods.filter { isListed($0, by: service) }
        let all = subsets(of: pods, for: service)
        let listed = truncated(all)
        if let current = state.current {
            update(current, for: service, pods: pods, listed: listed, isTruncated: listed != all, &plan)
        } else {
            create(for: service, pods: pods, listed: listed, isTruncated: listed != all, &plan)
        }
        return plan
    }

    /// Pods that terminate are listed only where readiness does not matter.
    private static func isListed(_ pod: EndpointPod, by service: EndpointService) -> Bool {
        pod.isReachable && (service.publishesNotReady || !pod.isTerminating)
    }

    // MARK: Writes

    private static func remove(_ current: Endpoints?, _ plan: inout Plan) {
        guard let current, !current.metadata.fields.object("annotations").contains(EndpointNames.leader) else { return }
        plan.then(
            "delete",
            [Step(.delete(ObjectIdentity(Endpoints.self, current.metadata)), reason: "its Service is gone")])
    }

    private static func create(
        for service: EndpointService, pods: [EndpointPod], listed: [EndpointSubset], isTruncated: Bool,
        _ plan: inout Plan
    ) {
        var times = pods.compactMap(\.readySince)
        if let created = service.created { times.append(created) }
        let endpoints = Endpoints.new {
            $0.metadata.name = service.name
            $0.metadata.namespace = service.namespace
            $0.metadata.fields["labels"] = .object(labels(for: service))
            let annotations = annotations([:], isTruncated: isTruncated, trigger: times.min())
            if !annotations.isEmpty { $0.metadata.fields["annotations"] = .object(annotations) }
            $0.subsets = listed
        }
        plan.then(
            "create",
            [
                Step(
                    .create(endpoints.value), reason: "the Service has no Endpoints object yet",
                    ifRefused: .warning(
                        "FailedToCreateEndpoint",
                        "Failed to create endpoint for service \(service.namespace)/\(service.name): ",
                        about: ObjectIdentity(Endpoints.self, endpoints.metadata)))
            ])
    }

    private static func update(
        _ current: Endpoints, for service: EndpointService, pods: [EndpointPod], listed: [EndpointSubset],
        isTruncated: Bool, _ plan: inout Plan
    ) {
        let metadata = current.metadata
        let before = metadata.fields.object("annotations")
        let isMarked = before.contains(EndpointNames.overCapacity)
        let isSame =
            current.subsets == listed && isMarked == isTruncated
            && withoutReserved(metadata.fields.object("labels")) == withoutReserved(service.labels)
        guard !isSame else { return }
        let after = annotations(before, isTruncated: isTruncated, trigger: trigger(current.subsets, listed, pods))
        var change = Fields()
        if let labels = MapChange.patch(from: metadata.fields.object("labels"), to: labels(for: service)) {
            change["labels"] = labels
        }
        if let annotations = MapChange.patch(from: before, to: after) { change["annotations"] = annotations }
        var patch = Fields()
        if !change.isEmpty { patch["metadata"] = .object(change) }
        if current.subsets != listed {
            patch["subsets"] = listed.isEmpty ? .some(.null) : .array(listed.map(\.value))
        }
        let identity = ObjectIdentity(Endpoints.self, metadata)
        plan.then(
            "update",
            [
                Step(
                    .patch(identity.at(resourceVersion: metadata.resourceVersion), .object(patch)),
                    reason: "its pods, ports or labels have changed",
                    ifRefused: .warning(
                        "FailedToUpdateEndpoint",
                        "Failed to update endpoint \(service.namespace)/\(service.name): ", about: identity))
            ])
    }

    // MARK: Metadata

    private static let reservedLabels = [EndpointNames.headless, EndpointNames.endpointsManagedBy]

    /// Those that tell something about the Service itself.
    private static func withoutReserved(_ labels: Fields) -> Fields {
        var labels = labels
        labels.removeAll { reservedLabels.contains($0.key) }
        return labels
    }

    private static func labels(for service: EndpointService) -> Fields {
        var labels = withoutReserved(service.labels)
        if service.isHeadless { labels[EndpointNames.headless] = "" }
        labels[EndpointNames.endpointsManagedBy] = .string(EndpointNames.endpointsController)
        return labels
    }

    private static func annotations(_ current: Fields, isTruncated: Bool, trigger: Time?) -> Fields {
        var annotations = current
        annotations[EndpointNames.triggerTime] = trigger.map { .string($0.rfc3339) }
        annotations[EndpointNames.overCapacity] = isTruncated ? .string("truncated") : nil
        return annotations
    }

    /// The earliest moment at which one of the pods that are listed anew, or otherwise than before, changed.
    private static func trigger(
        _ old: [EndpointSubset], _ new: [EndpointSubset], _ pods: [EndpointPod]
    ) -> Time? {
        let before = Set(listedUIDs(old))
        let changed = Set(listedUIDs(new)).subtracting(before)
        let uids = Set(changed.map(\.uid))
        return pods.lazy.filter { uids.contains($0.uid) }.compactMap(\.readySince).min()
    }

    private struct Listed: Hashable {
        let uid: String
        let isReady: Bool
    }

    private static func listedUIDs(_ subsets: [EndpointSubset]) -> [Listed] {
        subsets.flatMap { subset in
            subset.addresses.map { Listed(uid: $0.targetRef?.uid ?? "", isReady: true) }
                + subset.notReadyAddresses.map { Listed(uid: $0.targetRef?.uid ?? "", isReady: false) }
        }
    }
}
