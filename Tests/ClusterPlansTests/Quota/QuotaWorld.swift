import ClusterPlans
import ObjectModel
import ObjectRules
import TestKit
import Testing
import WorkloadPlans

/// A quota on pods, pods that are charged as they are created, and a controller that reads the quota, then the pods,
/// and writes later or never.
struct QuotaWorld {
    var simulator = PlanSimulator()
    let hard: Int
    private let measure: QuotaMeasure
    /// What the controller has read and not written yet.
    private(set) var readQuota: ResourceQuota?
    private(set) var readPods: [Pod]?
    private(set) var creations = 0

    init(hard: Int) throws {
        self.hard = hard
        let resource = try #require(Schema.kubernetes.resource(apiVersion: "v1", kind: "Pod"))
        measure = try #require(QuotaMeasure(resource))
        try simulator.create(
            ResourceQuota.new {
                $0.metadata.name = "quota"
                $0.metadata.namespace = "default"
                $0.spec.fields["hard"] = ["pods": .string("\(hard)")]
                $0.status.fields = ["hard": ["pods": .string("\(hard)")], "used": ["pods": "0"]]
            })
    }

    var quota: ResourceQuota { simulator.all(ResourceQuota.self)[0] }
    var pods: [Pod] { simulator.all(Pod.self) }
    var used: Quantity { quota.status.fields.object("used").quantity("pods") ?? .zero }

    /// What the API server does with a creation: the pod and its charge are one write.
    mutating func create() throws(QuotaRefusal) {
        let pod = Pod.new {
            $0.metadata.name = "p\(creations)"
            $0.metadata.namespace = "default"
        }
        let charged = try QuotaCharge.charging(
            quota, for: pod.value, old: nil, isStatus: false, measure: measure, now: simulator.now)
        do {
            try simulator.create(pod)
            if let charged { try simulator.change(quota) { $0.status = charged.status } }
        } catch {
            Issue.record(error)
        }
        creations += 1
    }

    /// The oldest pod goes; false when there is none.
    mutating func deleteOldest() throws -> Bool {
        guard let pod = pods.min(by: { $0.metadata.uid < $1.metadata.uid }) else { return false }
        try simulator.delete(pod)
        return true
    }

    // MARK: The controller

    mutating func readTheQuota() {
        readQuota = quota
        readPods = nil
    }

    /// False before the quota was read: its pods are always read after it.
    mutating func readThePods() -> Bool {
        guard readQuota != nil else { return false }
        readPods = pods
        return true
    }

    /// The controller dies, and begins anew.
    mutating func forget() {
        readQuota = nil
        readPods = nil
    }

    /// What the controller would write now.
    var plan: Plan? {
        guard let readQuota, let readPods else { return nil }
        let contents = QuotaState.Contents(measure: measure, objects: readPods.map(\.value))
        return QuotaPlan.plan(for: QuotaState(quota: readQuota, contents: [contents], now: simulator.now))
    }

    /// Writes what it has counted; false when there is nothing to write, or the quota was charged meanwhile.
    mutating func write() -> Bool {
        guard let plan, !plan.isEmpty else { return false }
        forget()
        return simulator.apply(plan) == .applied
    }

    /// Counts without anybody interfering; whether that wrote anything.
    @discardableResult
    mutating func settle() -> Bool {
        readTheQuota()
        _ = readThePods()
        return write()
    }

    /// Neither more pods than allowed, nor more than are paid for.
    func check(_ comment: Comment) {
        #expect(pods.count <= hard, comment)
        #expect(used >= Quantity(pods.count), comment)
    }
}
