import ClusterPlans
import ObjectModel
import TestKit
import Testing
import WorkloadPlans

/// A Service, its pods and the controller of its slices, which can die between any two writes.
struct EndpointSliceSimulation {
    var world = PlanSimulator()
    var service = EndpointBuilders.service()
    var pods: [Pod] = []
    var nodes = [EndpointBuilders.node()]
    var capacity = 3
    /// Of the CPUs of the cluster, by zone.
    var zoneShares: [String: Double]?
    var wasTopologyAware = false
    private(set) var created = 0
    private(set) var deleted = 0
    private var seed: UInt64 = 1

    var slices: [EndpointSlice] { world.all(EndpointSlice.self) }

    mutating func plan() -> Plan {
        seed += 1
        return EndpointSlicePlan.plan(
            for: EndpointSliceState(
                service: service, pods: pods.map(EndpointPod.init), nodes: nodes, slices: slices,
                names: NameSource(seed: seed), zoneShares: zoneShares, wasTopologyAware: wasTopologyAware,
                capacity: capacity))
    }

    /// Applies the first steps of a plan, and checks what must hold after every write.
    mutating func sync(steps: Int = .max) {
        let plan = plan()
        for (number, step) in plan.steps.prefix(steps).enumerated() {
            switch step.action {
            case .create: created += 1
            case .delete: deleted += 1
            default: break
            }
            var one = Plan()
            one.then("step \(number)", [step])
            let served = Set(listed.map(\.place))
            #expect(world.apply(one) == .applied)
            checkSafety(served)
        }
    }

    mutating func settle() {
        sync()
        #expect(plan().isEmpty)
        for slice in slices { #expect(slice.metadata.ownerReferences.map(\.uid) == [service.metadata.uid]) }
    }

    /// No slice has too many; who was listed before a write with a port that is still right is listed after it too.
    private func checkSafety(_ served: Set<String>) {
        for slice in slices { #expect(slice.endpoints.count <= capacity) }
        let still = served.intersection(wanted.map(\.place))
        #expect(still.isSubset(of: listed.map(\.place)))
    }

    struct Listed: Hashable, Comparable {
        let name: String
        let ready: Bool
        let port: Int
        var place: String { "\(name):\(port)" }
        static func < (one: Listed, other: Listed) -> Bool { one.name < other.name }
    }

    /// What the slices list.
    var listed: [Listed] {
        slices.flatMap { slice in
            slice.endpoints.map {
                Listed(
                    name: $0.targetRef?.name ?? "", ready: $0.conditions.ready ?? false,
                    port: slice.ports.first?.port ?? 0)
            }
        }.sorted()
    }

    /// What they should list.
    var wanted: [Listed] {
        pods.filter { $0.status.phase == "Running" && service.spec.fields.contains("selector") }.map { pod in
            let isReady = pod.status.conditions.first?.status == "True" && pod.metadata.deletionTimestamp == nil
            let port: Int
            switch service.spec.ports.first?.targetPort {
            case .int(let number)?: port = number
            case .string?: port = pod.spec.containers.first?.ports.first?.containerPort ?? 0
            case nil: port = 0
            }
            return Listed(name: pod.metadata.name, ready: isReady, port: port)
        }.sorted()
    }
}
