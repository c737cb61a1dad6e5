import ObjectModel
import ObjectRules
import ObjectStore

/// Holds a namespace to its quotas (admission plugin ResourceQuota).
///
/// The usage is charged in the same write as the object: both are stored or neither, and whoever writes at the same
/// time decides anew. So the usage never exceeds what is allowed, nothing is paid for an object that was refused, and
/// a crash loses no usage and leaves none behind. What is given back is counted by the quota controller.
struct QuotaAdmission: Sendable {
    let lookups: Lookups
    let environment: ServerEnvironment

    /// The charges of a write, to be stored with it. Empty in a namespace without quotas, which costs one look.
    /// - Parameter old: What the object was; nil for a new one.
    func charges(for object: Value, old: Value?, target: ResourceRequest) throws(StatusError) -> [Write] {
        guard let measure = QuotaMeasure(target.resource),
            old == nil || measure.isCharged(onUpdateOf: target.subresource)
        else { return [] }
        let stored = lookups.newest("resourcequotas", namespace: target.namespace)
        guard !stored.isEmpty else { return [] }
        var writes: [Write] = []
        for quota in stored {
            do throws(QuotaRefusal) {
                let charged = try QuotaCharge.charging(
                    ResourceQuota(quota.tree), for: object, old: old, isStatus: target.subresource == "status",
                    measure: measure, now: environment.now())
                guard let charged else { continue }
                writes.append(
                    Write(key: quota.key, precondition: .revision(quota.revision), operation: .put(charged.value)))
            } catch {
                let name = object["metadata"]?["name"]?.stringValue ?? target.name
                throw .forbidden(target.resource, name: name, error.why)
            }
        }
        return writes
    }
}
