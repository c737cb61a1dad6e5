import ObjectModel
import ObjectRules
import WorkloadPlans

/// Makes ranges of cluster addresses ready, and lets them go when nobody has an address that is in no other range.
/// (Kubernetes: service CIDR controller.)
public enum ServiceCIDRPlan {
    static let finalizer = "networking.k8s.io/service-cidr-finalizer"

    /// What is to be done about a range.
    ///
    /// - Parameters:
    ///   - others: All other ranges.
    ///   - addresses: The names of the IPAddresses that belong to Services.
    public static func plan(
        for range: ServiceCIDR, others: [ServiceCIDR], addresses: [String], now: Time
    ) -> Plan {
        var plan = Plan()
        let identity = ObjectIdentity(ServiceCIDR.self, range.metadata)
        guard let deleted = range.metadata.deletionTimestamp else {
            if !range.metadata.finalizers.contains(finalizer) {
                let change: Value = ["metadata": ["finalizers": [.string(finalizer)]]]
                plan.then("hold", [Step(.patch(identity, change), reason: "addresses may come to depend on it")])
            }
            setReady(true, "", "Kubernetes Service CIDR is ready", range, now, &plan)
            return plan
        }
        guard range.metadata.finalizers.contains(finalizer) else { return plan }
        if let address = orphan(of: range, others: others, addresses) {
            setReady(
                false, "Terminating",
                "There are still IPAddresses referencing the ServiceCIDR, please remove them or create a new "
                    + "ServiceCIDR",
                range, now, &plan)
            plan.wait(for: "address \(address), which is in no other range, to be given back", since: deleted)
            return plan
        }
        // Who hands out addresses has to hear of it first.
        let end = deleted.adding(seconds: ClusterLimits.serviceRangeGrace)
        guard end <= now else {
            plan.wait(for: "the end of its grace", since: deleted, until: end)
            return plan
        }
        let change: Value = ["metadata": ["$deleteFromPrimitiveList/finalizers": [.string(finalizer)]]]
        plan.then("let go", [Step(.patch(identity, change), reason: "no address depends on it")])
        return plan
    }

    /// An address that would be in no range any more.
    private static func orphan(of range: ServiceCIDR, others: [ServiceCIDR], _ addresses: [String]) -> String? {
        let own = range.spec.cidrs.compactMap(IPRange.init)
        let other = others.flatMap(\.spec.cidrs).compactMap(IPRange.init)
        return addresses.sorted().first { text in
            guard let address = ObjectRules.IPAddress(text) else { return false }
            return own.contains { $0.contains(address) } && !other.contains { $0.contains(address) }
        }
    }

    private static func setReady(
        _ isReady: Bool, _ reason: String, _ message: String, _ range: ServiceCIDR, _ now: Time, _ plan: inout Plan
    ) {
        let status = isReady ? "True" : "False"
        let current = range.status.conditions.first { $0.type == "Ready" }
        guard current?.status != status || current?.reason != reason || current?.message != message else { return }
        let hasTurned = current?.status != status
        let condition: Value = [
            "type": "Ready", "status": .string(status), "reason": .string(reason), "message": .string(message),
            "lastTransitionTime": .string((hasTurned ? now : current?.lastTransitionTime ?? now).rfc3339),
        ]
        let identity = ObjectIdentity(ServiceCIDR.self, range.metadata)
        plan.then(
            "condition",
            [
                Step(
                    .patch(identity, subresource: "status", ["status": ["conditions": [condition]]]),
                    reason: isReady ? "the range may be used" : "addresses depend on it")
            ])
    }
}
