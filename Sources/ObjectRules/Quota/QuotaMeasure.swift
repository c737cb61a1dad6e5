import ObjectModel

/// What objects of one resource cost, in the resources that a quota names: what admission charges for a new object and
/// what the quota controller counts.
public struct QuotaMeasure: Sendable {
    private enum Rule: Sendable {
        case pods
        case services
        case claims
        /// Every object is one.
        case count(names: [String])
    }

    private let rule: Rule
    /// `count/pods`, `count/jobs.batch`.
    private let countName: String

    /// The measure of a resource; nil for what no quota counts: objects of the cluster, and events.
    public init?(_ resource: ResourceType) {
        guard resource.namespaced, resource.plural != "events" else { return nil }
        countName = "count/" + resource.groupResource
        switch resource.groupResource {
        case "pods": rule = .pods
        case "services": rule = .services
        case "persistentvolumeclaims": rule = .claims
        // These were counted under their plain names before all others could be.
        case "configmaps", "secrets", "replicationcontrollers", "resourcequotas":
            rule = .count(names: [countName, resource.groupResource])
        default: rule = .count(names: [countName])
        }
    }

    /// Whether a write can raise the usage: creations always, changes of some kinds.
    public func isCharged(onUpdateOf subresource: String?) -> Bool {
        switch (rule, subresource) {
        case (.pods, "resize"), (.services, nil), (.claims, nil), (.claims, "status"): true
        default: false
        }
    }

    /// Whether objects of this resource count towards a name in a quota.
    public func tracks(_ name: String) -> Bool {
        switch rule {
        case .pods: name == countName || PodUsage.tracks(name)
        case .services: name == countName || ServiceUsage.names.contains(name)
        case .claims: name == countName || ClaimUsage.tracks(name)
        case .count(let names): names.contains(name)
        }
    }

    /// What one object costs, by name.
    public func usage(of object: Value, now: Time) -> [String: Quantity] {
        var usage: [String: Quantity]
        switch rule {
        case .pods: usage = PodUsage.usage(of: Pod(object), now: now)
        case .services: usage = ServiceUsage.usage(of: Service(object))
        case .claims: usage = ClaimUsage.usage(of: PersistentVolumeClaim(object))
        case .count(let names): return Dictionary(uniqueKeysWithValues: names.map { ($0, Quantity(1)) })
        }
        usage[countName] = Quantity(1)
        return usage
    }

    /// Whether an object is within all scopes of a quota. Without scopes everything is.
    public func isInScope(_ object: Value, of spec: ResourceQuotaSpec) -> Bool {
        let scopes = QuotaScope.all(of: spec)
        switch rule {
        case .pods:
            let pod = Pod(object)
            return scopes.allSatisfy { $0.includes(pod) }
        case .claims:
            let claim = PersistentVolumeClaim(object)
            return scopes.allSatisfy { $0.includes(claim) }
        case .services, .count: return scopes.isEmpty
        }
    }

    /// What a new object would have to state for a quota on these names and does not; nil when nothing is missing.
    func missing(_ names: [String], in object: Value) -> String? {
        guard case .pods = rule else { return nil }
        return PodUsage.missing(names, in: Pod(object).spec)
    }

    /// When the usage of an object falls by itself.
    public func release(of object: Value, now: Time) -> Time? {
        guard case .pods = rule, let end = PodUsage.releaseTime(Pod(object)), end > now else { return nil }
        return end
    }
}
