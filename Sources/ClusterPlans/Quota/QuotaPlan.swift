import ObjectModel
import ObjectRules
import WorkloadPlans

/// Counts what the objects of a namespace use of a quota. (Kubernetes: resource quota controller.)
///
/// The API server charges the quota together with every object it stores. Here usage is given back: objects that went,
/// pods that have ended. The status is written in the version of the quota that was read before the objects were, so a
/// charge that came meanwhile is never lost.
public enum QuotaPlan {
    /// The status to write, when it is not there already, and what is used up.
    public static func plan(for state: QuotaState) -> Plan {
        let old = state.quota.status
        let hard = state.quota.spec.fields.quantityMap("hard")
        let used = used(state, hard)
        var plan = Plan()
        if !isSame(old.fields, hard, "hard") || !isSame(old.fields, used, "used") {
            var quota = state.quota
            quota.status = ResourceQuotaStatus()
            quota.status.fields.set("hard", hard, always: false)
            quota.status.fields.set("used", used, always: false)
            plan.then("status", [Step(.updateStatus(quota.value), reason: reason(old.fields, hard, used))])
        }
        for (name, limit) in hard.sorted(by: { $0.key < $1.key }) {
            guard let amount = used[name], amount >= limit else { continue }
            if limit == .zero, amount == .zero {
                plan.note("\(name) is limited to 0: all of it is refused")
            } else {
                plan.wait(for: "\(name) to be given back: \(amount) of \(limit) is used, more is refused")
            }
        }
        if let release = nextRelease(state) {
            plan.wait(for: "pods that should have gone by then: they no longer count", until: release)
        }
        return plan
    }

    /// The sum over all objects in scope, for every name that some resource counts towards. Other names keep what
    /// they have: somebody else may count them.
    private static func used(_ state: QuotaState, _ hard: [String: Quantity]) -> [String: Quantity] {
        let old = state.quota.status.fields.quantityMap("used")
        var used = old.filter { hard[$0.key] != nil }
        for contents in state.contents {
            let names = hard.keys.filter(contents.measure.tracks)
            var sums = Dictionary(uniqueKeysWithValues: names.map { ($0, Quantity.zero) })
            for object in contents.objects where contents.measure.isInScope(object, of: state.quota.spec) {
                let usage = contents.measure.usage(of: object, now: state.now)
                for name in names {
                    if let amount = usage[name], let sum = sums[name] { sums[name] = sum + amount }
                }
            }
            used.merge(sums) { $1 }
        }
        return used
    }

    private static func isSame(_ status: Fields, _ amounts: [String: Quantity], _ field: String) -> Bool {
        status.quantityMap(field) == amounts
    }

    private static func nextRelease(_ state: QuotaState) -> Time? {
        var next: Time?
        for contents in state.contents {
            for object in contents.objects {
                guard let release = contents.measure.release(of: object, now: state.now) else { continue }
                next = min(next ?? release, release)
            }
        }
        // Usage falls after that moment, not at it.
        return next?.adding(seconds: 1)
    }

    private static func reason(_ old: Fields, _ hard: [String: Quantity], _ used: [String: Quantity]) -> String {
        if !isSame(old, hard, "hard") { return "the quota takes effect as it is specified now" }
        let before = old.quantityMap("used")
        let changes = used.filter { before[$0.key] != $0.value }.sorted { $0.key < $1.key }
        return "used: " + changes.map { "\($0.key) \(before[$0.key] ?? .zero) -> \($0.value)" }.joined(separator: ", ")
    }
}
