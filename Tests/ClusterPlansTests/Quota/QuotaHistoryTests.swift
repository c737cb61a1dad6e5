import ClusterPlans
import ObjectModel
import ObjectRules
import TestKit
import Testing
import WorkloadPlans

/// Seeded random histories: pods are charged as they are created, go at any time, and the controller reads the quota,
/// then the pods, and writes later or never. There are never more pods than allowed, and never more than are paid for.
@Suite struct QuotaHistoryTests {
    private static let hard = 3

    @Test(arguments: 0..<200 as Range<UInt64>) func thereAreNeverMoreThanAllowed(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let resource = try #require(Schema.kubernetes.resource(apiVersion: "v1", kind: "Pod"))
        let measure = try #require(QuotaMeasure(resource))
        var world = PlanSimulator()
        try world.create(
            ResourceQuota.new {
                $0.metadata.name = "quota"
                $0.metadata.namespace = "default"
                $0.spec.fields["hard"] = ["pods": .string("\(Self.hard)")]
                $0.status.fields = ["hard": ["pods": .string("\(Self.hard)")], "used": ["pods": "0"]]
            })
        var read = world.all(ResourceQuota.self)[0]
        var created = 0
        for _ in 0..<150 {
            let quota = world.all(ResourceQuota.self)[0]
            switch Int.random(in: 0..<8, using: &random) {
            case 0..<3:
                let pod = Pod.new {
                    $0.metadata.name = "p\(created)"
                    $0.metadata.namespace = "default"
                }
                do throws(QuotaRefusal) {
                    let charged = try QuotaCharge.charging(
                        quota, for: pod.value, old: nil, isStatus: false, measure: measure, now: world.now)
                    if let charged { try store(pod, charged, &world) }
                    created += 1
                } catch {
                    #expect(error.why.hasPrefix("exceeded quota: quota, requested: pods=1, used: pods=3"))
                }
            case 3..<5: if let pod = world.all(Pod.self).randomElement(using: &random) { try world.delete(pod) }
            case 5: read = quota
            default: world.apply(Self.plan(read, world, measure))
            }
            let pods = world.all(Pod.self).count
            let used = ResourceQuota(world.all(ResourceQuota.self)[0].value).status.fields.object("used")
            #expect(pods <= Self.hard)
            #expect((used.quantity("pods") ?? .zero) >= Quantity(pods))
        }
        for _ in 0..<2 { world.apply(Self.plan(world.all(ResourceQuota.self)[0], world, measure)) }
        let settled = world.all(ResourceQuota.self)[0]
        #expect(settled.status.fields.object("used").quantity("pods") == Quantity(world.all(Pod.self).count))
        #expect(Self.plan(settled, world, measure).isEmpty)
        #expect(created > Self.hard)
    }

    private func store(_ pod: Pod, _ quota: ResourceQuota, _ world: inout PlanSimulator) throws(QuotaRefusal) {
        do {
            try world.create(pod)
            try world.change(world.all(ResourceQuota.self)[0]) { $0.status = quota.status }
        } catch {
            Issue.record(error)
        }
    }

    private static func plan(_ quota: ResourceQuota, _ world: PlanSimulator, _ measure: QuotaMeasure) -> Plan {
        let contents = QuotaState.Contents(measure: measure, objects: world.all(Pod.self).map(\.value))
        return QuotaPlan.plan(for: QuotaState(quota: quota, contents: [contents], now: world.now))
    }
}
