import ObjectModel

/// What a write costs one quota: refused where that is more than is left.
public enum QuotaCharge {
    /// The quota with the usage of a new object, or of what an object has become, added.
    /// - Parameters:
    ///   - old: What the object was; nil for a new one.
    ///   - isStatus: The status of an object changes: it is charged and never refused.
    /// - Returns: nil when it costs this quota nothing.
    /// - Throws: What Kubernetes says of the quota, to follow on who is forbidden what.
    public static func charging(
        _ quota: ResourceQuota, for object: Value, old: Value?, isStatus: Bool, measure: QuotaMeasure, now: Time
    ) throws(QuotaRefusal) -> ResourceQuota? {
        let hard = quota.status.fields.quantityMap("hard")
        let used = quota.status.fields.quantityMap("used")
        let restricted = hard.keys.filter(measure.tracks).sorted()
        guard !restricted.isEmpty, measure.isInScope(object, of: quota.spec) else { return nil }
        let name = quota.metadata.name
        if let missing = measure.missing(restricted, in: object) {
            throw QuotaRefusal("failed quota: \(name): \(missing)")
        }
        guard restricted.allSatisfy({ used[$0] != nil }) else {
            throw QuotaRefusal("status unknown for quota: \(name), resources: \(restricted.joined(separator: ","))")
        }
        let usage = measure.usage(of: object, now: now)
        let negative = usage.filter { $0.value < .zero }.keys.sorted()
        guard negative.isEmpty else {
            throw QuotaRefusal("quota usage is negative for resource(s): \(negative.joined(separator: ","))")
        }
        // What entered the scope of this quota only now pays in full.
        let paid = old.flatMap { measure.isInScope($0, of: quota.spec) ? measure.usage(of: $0, now: now) : nil } ?? [:]
        var next = used
        var requested: [String: Quantity] = [:]
        for (resource, amount) in usage where hard[resource] != nil {
            let delta = amount - (paid[resource] ?? .zero)
            guard delta > .zero else { continue }
            requested[resource] = delta
            next[resource] = (used[resource] ?? .zero) + delta
        }
        guard !requested.isEmpty else { return nil }
        let exceeded = requested.keys.filter { (next[$0] ?? .zero) > (hard[$0] ?? .zero) }.sorted()
        guard exceeded.isEmpty || isStatus else {
            throw QuotaRefusal(
                "exceeded quota: \(name), requested: \(text(requested, exceeded)), "
                    + "used: \(text(used, exceeded)), limited: \(text(hard, exceeded))")
        }
        var charged = quota
        charged.status.fields.set("used", next, always: false)
        return charged
    }

    private static func text(_ amounts: [String: Quantity], _ names: [String]) -> String {
        names.map { "\($0)=\(amounts[$0] ?? .zero)" }.joined(separator: ",")
    }
}

/// Why a quota refuses an object.
public struct QuotaRefusal: Error, Equatable {
    public let why: String
    init(_ why: String) { self.why = why }
}
