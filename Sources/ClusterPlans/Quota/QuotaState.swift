import ObjectModel
import ObjectRules

/// What the status of a resource quota is made from.
public struct QuotaState: Sendable {
    /// All objects of one resource in the quota's namespace.
    public struct Contents: Sendable {
        /// What an object of the resource costs.
        public let measure: QuotaMeasure
        /// In no order.
        public let objects: [Value]

        public init(measure: QuotaMeasure, objects: [Value]) {
            self.measure = measure
            self.objects = objects
        }
    }

    /// As it was before the objects were read.
    public let quota: ResourceQuota
    /// The objects of every resource that a name in `spec.hard` counts, read after the quota was: what was charged to
    /// this version of the quota is among them.
    public let contents: [Contents]
    public let now: Time

    public init(quota: ResourceQuota, contents: [Contents], now: Time) {
        self.quota = quota
        self.contents = contents
        self.now = now
    }
}
