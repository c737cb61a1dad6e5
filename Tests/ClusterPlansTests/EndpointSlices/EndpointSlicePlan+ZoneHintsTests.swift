import ClusterPlans
import ObjectModel
import Testing
import WorkloadPlans

/// `service.kubernetes.io/topology-mode: Auto`; how endpoints are distributed is tested with `ZoneHints`.
@Suite struct EndpointSlicePlanZoneHintsTests {
    /// Three ready pods in zone a, one in b, and one in b that is not ready.
    private func simulation(_ mode: String? = "Auto") -> EndpointSliceSimulation {
        var simulation = EndpointSliceSimulation()
        simulation.capacity = 100
        simulation.service.metadata.annotations["service.kubernetes.io/topology-mode"] = mode
        simulation.nodes = ["a", "b"].map { EndpointBuilders.node("node-\($0)", zone: $0) }
        simulation.pods = (1...5).map { number in
            EndpointBuilders.pod(number, ready: number < 5) { $0.spec.nodeName = number < 4 ? "node-a" : "node-b" }
        }
        simulation.zoneShares = ["a": 0.5, "b": 0.5]
        return simulation
    }

    private func zones(_ simulation: EndpointSliceSimulation) -> [String] {
        simulation.slices.flatMap(\.endpoints).map { endpoint in
            endpoint.hints?.forZones.map(\.name).joined(separator: ",") ?? "-"
        }
    }

    private func events(_ plan: Plan) -> [String] { plan.announces.map { "\($0.reason): \($0.message)" } }

    @Test func everyReadyEndpointServesAZone() {
        var simulation = simulation()
        #expect(
            events(simulation.plan())
                == ["TopologyAwareHintsEnabled: Topology Aware Hints has been enabled, addressType: IPv4"])
        simulation.settle()
        #expect(zones(simulation).sorted() == ["-", "a", "a", "b", "b"])
        #expect(events(simulation.plan()).isEmpty, "it is said once")
    }

    @Test func trafficDistributionDoesNotCountThen() {
        var simulation = simulation()
        simulation.zoneShares = nil
        simulation.service.spec.trafficDistribution = "PreferSameZone"
        let told = events(simulation.plan())
        #expect(told.count == 1 && told[0].hasPrefix("TopologyAwareHintsDisabled: Insufficient Node information"))
        simulation.settle()
        #expect(zones(simulation).allSatisfy { $0 == "-" })
    }

    @Test func hintsGoWithTheAnnotation() {
        var simulation = simulation()
        simulation.settle()
        simulation.service.metadata.annotations = [:]
        simulation.wasTopologyAware = true
        #expect(
            events(simulation.plan())
                == ["TopologyAwareHintsDisabled: Topology Aware Hints has been disabled, addressType: IPv4"])
        simulation.settle()
        #expect(zones(simulation).allSatisfy { $0 == "-" })
    }
}
