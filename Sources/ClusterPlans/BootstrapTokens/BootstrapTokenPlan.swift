import ObjectModel
import ObjectRules
import WorkloadPlans

/// Deletes bootstrap tokens whose time is over. (Kubernetes: tokencleaner.)
public enum BootstrapTokenPlan {
    /// What becomes of one Secret; nothing of those that are no bootstrap tokens.
    public static func plan(_ secret: Secret, now: Time) -> Plan {
        var plan = Plan()
        guard let expiration = BootstrapToken.expiration(of: secret), !expiration.isEmpty else { return plan }
        if BootstrapToken.isOver(expiration, at: now) {
            let identity = ObjectIdentity(Secret.self, secret.metadata)
            plan.then(
                "collect",
                [
                    Step(
                        .delete(identity.at(resourceVersion: secret.metadata.resourceVersion)),
                        reason: "the token ended at \(expiration)")
                ])
        } else {
            plan.wait(for: "the end of the token", until: Time(rfc3339: expiration))
        }
        return plan
    }
}
